/** What became of a message: one union, told apart by `kind`. */
import { OktsecClientError } from "./errors.ts";

/** A rule that fired. */
export interface TriggeredRule {
  readonly id: string;
  readonly name: string;
  /** "CRITICAL", "HIGH", "MEDIUM", "LOW" or "INFO". */
  readonly severity: string;
  readonly category: string | null;
  /** What matched, secrets masked. */
  readonly match: string | null;
  readonly remediation: string | null;
}

interface Said {
  /** The server's `policy_decision`, such as "allow" or "content_blocked"; null when `isRepeat`. */
  readonly decision: string | null;
  readonly rules: readonly TriggeredRule[];
  /** True when the server verified the signature. */
  readonly isVerified: boolean;
  /** True when an earlier attempt of the same `send` had arrived although its answer was lost: this is what became of it. */
  readonly isRepeat: boolean;
}
interface Judged extends Said {
  readonly messageId: string;
}
interface Advice {
  /** What to do next. */
  readonly suggestion: string | null;
  readonly remediation: string | null;
}

/** Passed, and nothing was found. */
export interface Delivered extends Judged {
  readonly kind: "delivered";
}
/** Passed, though something was found; under observe, `decision` says what enforce would have done. */
export interface Flagged extends Judged {
  readonly kind: "flagged";
}
/** Waits for a person. Follow it with `waitForQuarantine`. */
export interface Quarantined extends Judged, Advice {
  readonly kind: "quarantined";
  readonly quarantineId: string;
  /** Null when `isRepeat`; ask `quarantine(id)`. */
  readonly expiresAt: Date | null;
}
/** Refused for what it says. */
export interface Blocked extends Judged, Advice {
  readonly kind: "blocked";
}
/** Refused for who sends it, to whom, or how often: "identity_rejected", "acl_denied", "rate_limited", … */
export interface Rejected extends Said, Advice {
  readonly kind: "rejected";
  /** Null where the server only counts such messages: "rate_limited". */
  readonly messageId: string | null;
}
/** Refused because it could not be judged: "scan_error", "audit_failed", … Nothing is known against the message. */
export interface Failed extends Said, Advice {
  readonly kind: "failed";
  readonly messageId: string | null;
}
/** The server has had this very message before, and what became of it is not known yet. */
export interface Replayed {
  readonly kind: "replayed";
  readonly first: { readonly id: string | null; readonly status: string | null };
}

/** What became of a message. */
export type Outcome = Delivered | Flagged | Quarantined | Blocked | Rejected | Failed | Replayed;

/** A JSON object, unchecked. */
export type Body = Readonly<Record<string, unknown>>;

/** An answer of the server, read. `body` is null where it is not a JSON object. */
export interface Answer {
  readonly status: number;
  readonly body: Body | null;
}

/** True for an answer that says: that message is being judged this moment. */
export function isStillJudged({ status, body }: Answer): boolean {
  return status === 409 && body?.["code"] === "replayed" && !FINAL.has(textOf(body["status"]) ?? "");
}

const FINAL: ReadonlySet<string> = new Set([
  "delivered",
  "blocked",
  "quarantined",
  "rejected",
  "error",
  "would_block",
  "would_quarantine",
  "would_reject",
]);

/** Reads the answer to a message. Throws `OktsecClientError` where it is not a decision. */
export function toOutcome({ status, body }: Answer): Outcome {
  if (!body) {
    const code = status < 400 ? "bad_answer" : `http_${status}`;
    throw new OktsecClientError(code, `Cannot read the answer: HTTP ${status} without a JSON object`, { status });
  }
  const code = textOf(body["code"]);
  if (code === "replayed") return fromFirst(textOf(body["message_id"]), textOf(body["status"]));
  if (code === "rate_limited") return { kind: "rejected", ...refusal(body, code) };
  if (code === "scan_error" || code === "audit_failed") return { kind: "failed", ...refusal(body, code) };
  const messageId = textOf(body["message_id"]);
  if (messageId === null || textOf(body["policy_decision"]) === null) throw refused(status, body);
  return fromDecision(messageId, { status, body });
}

/** The error for an answer that refuses the request as such. */
export function refused(status: number, body: Body): OktsecClientError {
  const said = textOf(body["error"]) ?? "no reason was given";
  return new OktsecClientError(textOf(body["code"]) ?? `http_${status}`, `Cannot send: HTTP ${status}, ${said}`, {
    status,
  });
}

function fromDecision(messageId: string, { status, body }: Answer & { readonly body: Body }): Outcome {
  const judged = { messageId, ...said(body) };
  const advised = { ...judged, suggestion: textOf(body["suggestion"]), remediation: textOf(body["remediation"]) };
  switch (body["status"]) {
    case "delivered":
      return { kind: judged.decision === "allow" ? "delivered" : "flagged", ...judged };
    case "quarantined": {
      const expiresAt = new Date(textOf(body["expires_at"]) ?? Number.NaN);
      return {
        kind: "quarantined",
        ...advised,
        quarantineId: textOf(body["quarantine_id"]) ?? judged.messageId,
        expiresAt: Number.isNaN(expiresAt.getTime()) ? null : expiresAt,
      };
    }
    case "blocked":
    case "rejected":
      return { kind: body["status"], ...advised };
    case "error":
      return { kind: "failed", ...advised };
    default:
      throw new OktsecClientError(
        "bad_answer",
        `Cannot read the answer: unknown status ${JSON.stringify(body["status"])}`,
        { status },
      );
  }
}

/** The server answers a repeated message with what became of the first: that is what became of this `send`. */
function fromFirst(id: string | null, status: string | null): Outcome {
  if (id !== null) {
    const judged = { messageId: id, decision: null, rules: [], isVerified: true, isRepeat: true };
    const advised = { ...judged, suggestion: null, remediation: null };
    switch (status) {
      case "delivered":
      case "would_block":
      case "would_quarantine":
      case "would_reject":
        return { kind: status === "delivered" ? "delivered" : "flagged", ...judged };
      case "quarantined":
        return { kind: "quarantined", ...advised, quarantineId: id, expiresAt: null };
      case "blocked":
      case "rejected":
        return { kind: status, ...advised };
      case "error":
        return { kind: "failed", ...advised };
    }
  }
  return { kind: "replayed", first: { id, status } };
}

function refusal(body: Body, decision: string) {
  const messageId = textOf(body["message_id"]);
  return { messageId, ...said(body), decision, suggestion: textOf(body["error"]), remediation: null };
}

function said(body: Body): Said {
  const rules = body["rules_triggered"];
  return {
    decision: textOf(body["policy_decision"]),
    rules: Array.isArray(rules) ? rules.filter(isObject).map(ruleOf) : [],
    isVerified: body["verified_sender"] === true,
    isRepeat: false,
  };
}

function ruleOf(rule: Body): TriggeredRule {
  return {
    id: textOf(rule["rule_id"]) ?? "",
    name: textOf(rule["name"]) ?? "",
    severity: textOf(rule["severity"]) ?? "",
    category: textOf(rule["category"]),
    match: textOf(rule["match"]),
    remediation: textOf(rule["remediation"]),
  };
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value where it is a string, else null. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
