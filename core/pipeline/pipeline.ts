/** The only place where a verdict changes: stages in order, each outcome applied, then mode meets verdict. */
import type { Draft, Effect, Mode, OnError, Reason, Status, Step } from "../contract/decision.ts";
import type { Envelope } from "../contract/envelope.ts";
import { atLeast, type Verdict, worst } from "../contract/verdict.ts";
import type { Context, Outcome, Stage } from "./stage.ts";

/** What is said of an envelope before any stage ran. */
export const BLANK: Draft = {
  verdict: "clean",
  reason: "allow",
  findings: [],
  identity: { state: "local", fingerprint: null },
  failure: null,
  ignored: [],
  prior: null,
};

/** The draft after all stages, and how long each took. */
export interface Run {
  readonly draft: Draft;
  readonly trace: readonly Step[];
  /** What stages threw, for the log. */
  readonly errors: readonly { readonly stage: string; readonly error: unknown }[];
}

/**
 * Runs the stages in order. One that throws has failed, which blocks in enforce (`on_error`), and the rest still
 * run: a broken detector must neither let traffic pass nor hide what a later stage would have said.
 */
export async function runStages(stages: readonly Stage[], envelope: Envelope, context: Context): Promise<Run> {
  let draft: Draft = envelope.claim ? { ...BLANK, identity: { state: "unsigned", fingerprint: null } } : BLANK;
  const trace: Step[] = [];
  const errors: { stage: string; error: unknown }[] = [];
  for (const stage of stages) {
    const started = performance.now();
    let outcome: Outcome;
    try {
      const result = stage.run(envelope, draft, context);
      // Awaiting a plain value costs a turn of the event loop; most stages answer at once.
      outcome = result instanceof Promise ? await before(context.signal, result) : result;
    } catch (error) {
      errors.push({ stage: stage.name, error });
      outcome = { kind: "failed", reason: "scan_error" };
    }
    trace.push({ stage: stage.name, ms: performance.now() - started, kind: outcome.kind });
    draft = apply(draft, outcome);
    if (outcome.kind === "stop") break;
  }
  return { draft, trace, errors };
}

/** A stage that never answers must not hold its caller for ever. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error("the deadline passed"));
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", late));
  });
}

/** Pure: what an outcome makes of a draft. The verdict never goes down. */
export function apply(draft: Draft, outcome: Outcome): Draft {
  switch (outcome.kind) {
    case "pass":
      return draft;
    case "identified":
      return { ...draft, identity: outcome.identity };
    case "found": {
      const failure = draft.failure ?? outcome.failure ?? null;
      return { ...draft, failure, findings: [...draft.findings, ...outcome.findings] };
    }
    case "reviewed":
      return { ...draft, findings: outcome.findings, ignored: outcome.ignored };
    case "failed":
      return draft.failure ? draft : { ...draft, failure: outcome.reason };
    case "raise":
      return atLeast(draft.verdict, outcome.to) ? draft : { ...draft, verdict: outcome.to, reason: outcome.reason };
    case "stop":
      return {
        ...draft,
        verdict: worst(draft.verdict, outcome.verdict),
        reason: outcome.reason,
        identity: outcome.identity ?? draft.identity,
        prior: outcome.prior ?? draft.prior,
      };
  }
}

const ON_ERROR_VERDICT: Readonly<Record<OnError, Verdict>> = {
  block: "block",
  quarantine: "quarantine",
  allow: "flag",
};

/** Pure: what a failure means. It adds its own verdict to what the evidence said, and never takes from it. */
export function close(draft: Draft, onError: OnError): Draft {
  if (!draft.failure) return draft;
  const to = ON_ERROR_VERDICT[onError];
  return atLeast(draft.verdict, to) ? draft : { ...draft, verdict: to, reason: draft.failure };
}

/** Reasons that say "could not be judged". */
export const FAILURES: ReadonlySet<Reason> = new Set(
  ["scan_error", "scan_budget", "bad_json", "ambiguous_json", "too_large", "audit_failed"] satisfies Reason[],
);

// Even observe cannot pass what has no sender it could be recorded under, a flood, a repeat, or an agent that a person suspended.
const ALWAYS_REFUSED: ReadonlySet<Reason> = new Set(
  [
    "identity_rejected",
    "signature_required",
    "rate_limited",
    "replayed",
    "agent_suspended",
    "recipient_suspended",
  ] satisfies Reason[],
);

/** Policy, not content: the audit calls these rejected. */
const REJECTIONS: ReadonlySet<Reason> = new Set(
  [...ALWAYS_REFUSED, "acl_denied", "tool_not_allowed"] satisfies Reason[],
);

/** The one place where mode meets verdict. */
export function effectOf(verdict: Verdict, reason: Reason, mode: Mode): Effect {
  if (ALWAYS_REFUSED.has(reason)) return "refuse";
  if (mode === "observe" || verdict === "clean" || verdict === "flag") return "pass";
  return verdict === "quarantine" ? "hold" : "refuse";
}

/** The audit's word for a decision. */
export function statusOf(verdict: Verdict, reason: Reason, effect: Effect): Status {
  if (effect === "hold") return "quarantined";
  if (effect === "refuse") return REJECTIONS.has(reason) ? "rejected" : FAILURES.has(reason) ? "error" : "blocked";
  if (verdict === "clean" || verdict === "flag") return "delivered";
  if (REJECTIONS.has(reason)) return "would_reject";
  return verdict === "quarantine" ? "would_quarantine" : "would_block";
}
