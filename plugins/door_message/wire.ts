/** The message API's wire format: what a body may hold, and what an answer looks like. Names and codes are a contract. */
import { z } from "zod";
import type { Decision, Reason } from "../../core/contract/decision.ts";
import type { Finding } from "../../core/contract/finding.ts";
import { SEVERITIES } from "../../core/contract/verdict.ts";
import { LABEL_CHARS_MAX, METADATA_CHARS_MAX, METADATA_ENTRIES_MAX } from "../../core/limits.ts";

/** Why a request is refused before the pipeline sees it, with its HTTP status. Counted, not audited. */
export const REFUSALS = {
  bad_json: 400,
  ambiguous_json: 400,
  missing_field: 400,
  bad_field: 400,
  bad_name: 400,
  stale_timestamp: 400,
  signature_without_timestamp: 400,
  unauthorized: 401,
  wrong_host: 403,
  not_found: 404,
  method_not_allowed: 405,
  replayed: 409,
  too_large: 413,
  wrong_content_type: 415,
  rate_limited: 429,
  scan_error: 500,
  audit_failed: 503,
  slow_body: 408,
} as const satisfies Record<string, number>;
/** A stable error code of the API. */
export type Refusal = keyof typeof REFUSALS;

const label = z.string().min(1).max(LABEL_CHARS_MAX);

/** The body of `POST /v1/message`. Fields it does not know are scanned like the rest, and otherwise ignored. */
export const messageBody = z.object({
  from: z.string().min(1),
  to: z.string().min(1),
  content: z.string().min(1),
  signature: z.string().max(128).optional(),
  timestamp: z.string().max(64).optional(),
  intent: label.optional(),
  metadata: z.record(z.string(), z.string()).refine(isSmall, "too many or too long entries").optional(),
  session: label.optional(),
  deliver: label.optional(),
  sig_version: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{22}$/, "must be 16 bytes as base64url").optional(),
  key_version: z.int().min(0).optional(),
});
/** A checked body. */
export type MessageBody = z.output<typeof messageBody>;

function isSmall(metadata: Readonly<Record<string, string>>): boolean {
  const entries = Object.entries(metadata);
  const chars = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return entries.length <= METADATA_ENTRIES_MAX && chars <= METADATA_CHARS_MAX;
}

/** What to do next, for each decision that has a next step. */
const SUGGESTIONS: Partial<Readonly<Record<Reason, string>>> = {
  content_blocked: "Take the flagged text out and send again; a person can look up the rules in the dashboard",
  content_quarantined: "Wait for a person to review it; poll GET /v1/quarantine/{id} for the outcome",
  identity_rejected: "Check that the sender's key is registered, not revoked, and signs exactly what is sent",
  signature_required: "Sign the message with the sender's Ed25519 key",
  acl_denied: "Ask the operator to add the recipient to the sender's can_message list",
  agent_suspended: "Ask the operator why the agent was suspended",
  recipient_suspended: "Ask the operator why the recipient was suspended, or send to another agent",
};

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
}

/** An error answer: `{error, code}`, and what else helps. */
export function refusal(code: Refusal, error: string, extra: Readonly<Record<string, unknown>> = {}): Response {
  const headers: Record<string, string> = {};
  if (code === "rate_limited") headers["retry-after"] = "1";
  if (code === "method_not_allowed") headers["allow"] = "POST";
  return json(REFUSALS[code], { error, code, ...extra }, headers);
}

/** The answer to a decision. Acts on `effect`; reason and findings are only told. */
export function answer(decision: Decision): Response {
  const { effect, reason } = decision;
  if (reason === "rate_limited") return refusal("rate_limited", "rate limit exceeded");
  if (reason === "replayed") {
    const prior = decision.prior;
    return refusal("replayed", "the signed message was accepted before", {
      message_id: prior?.id ?? null,
      status: prior?.status ?? null,
    });
  }
  if (effect === "refuse" && (reason === "scan_error" || reason === "audit_failed")) {
    return refusal(reason, "the message could not be judged; it was not delivered, try again");
  }
  return json(httpStatus(decision), body(decision));
}

function httpStatus({ effect, reason }: Decision): number {
  if (effect === "pass") return 200;
  if (effect === "hold") return 202;
  return reason === "signature_required" ? 401 : 403;
}

function body(decision: Decision): Record<string, unknown> {
  const { effect, reason, status, findings, hold } = decision;
  const stopped = effect !== "pass";
  const suggestion = stopped ? SUGGESTIONS[reason] : undefined;
  const remediation = stopped ? worstOf(findings)?.fix : undefined;
  return {
    status: stopped ? status : "delivered",
    message_id: decision.envelope,
    policy_decision: reason,
    rules_triggered: findings.map(triggered),
    verified_sender: decision.identity.state === "proven",
    ...(hold ? { quarantine_id: hold.id, expires_at: new Date(hold.expiresAt).toISOString() } : {}),
    ...(remediation ? { remediation } : {}),
    ...(suggestion ? { suggestion } : {}),
  };
}

function triggered({ rule, title, severity, category, excerpt, fix }: Finding): Record<string, string> {
  return { rule_id: rule, name: title, severity: severity.toUpperCase(), category, match: excerpt, remediation: fix };
}

function worstOf(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))[0];
}
