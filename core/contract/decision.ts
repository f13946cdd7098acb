import type { Finding } from "./finding.ts";
import type { Verdict } from "./verdict.ts";

/** Every reason a decision can carry: the wire's `policy_decision`. A code never changes once released. */
export const REASONS = [
  "allow",
  "content_flagged",
  "content_quarantined",
  "content_blocked",
  "identity_rejected",
  "signature_required",
  "agent_suspended",
  "recipient_suspended",
  "acl_denied",
  "tool_not_allowed",
  "rate_limited",
  "replayed",
  "bad_json",
  "ambiguous_json",
  "too_large",
  "scan_budget",
  "scan_error",
  "audit_failed",
] as const;
/** Every reason a decision can carry. */
export type Reason = typeof REASONS[number];

/** observe records what would have happened; enforce makes it happen. */
export type Mode = "observe" | "enforce";
/** What a door does. Computed once, after the stages. */
export type Effect = "pass" | "hold" | "refuse";
/** What `doors.<door>.on_error` may say of a failure in enforce. */
export type OnError = "block" | "quarantine" | "allow";

/** The audit's word for what happened; `would_*` is observe. */
export const STATUSES = [
  "delivered",
  "blocked",
  "quarantined",
  "rejected",
  "error",
  "would_block",
  "would_quarantine",
  "would_reject",
] as const;
/** The audit's word for what happened. */
export type Status = typeof STATUSES[number];

/** Who spoke, as far as it was proven. */
export interface Identity {
  /** proven: a valid signature. unsigned: none given. invalid: one that does not hold. local: the door knows its caller by other means. */
  readonly state: "proven" | "unsigned" | "invalid" | "local";
  readonly fingerprint: string | null;
  /** The claim that a proven message took, to be written with its decision or released; absent where nothing was claimed. */
  readonly replay?: ReplayClaim;
}

/** The first decision on a message that was sent again. */
export interface Prior {
  readonly id: string;
  /** "pending": the first is still being decided. */
  readonly status: Status | "pending";
}

/** What the stages have said so far. */
export interface Draft {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly findings: readonly Finding[];
  readonly identity: Identity;
  /** Set when something could not be judged; `doors.<door>.on_error` says what that means. */
  readonly failure: Reason | null;
  /** Rules whose findings an operator's `ignore` took out. */
  readonly ignored: readonly string[];
  readonly prior: Prior | null;
}

/** One stage's part in a decision. */
export interface Step {
  readonly stage: string;
  readonly ms: number;
  readonly kind: string;
}

/** Where a held item waits for a person. */
export interface Hold {
  readonly id: string;
  readonly expiresAt: number;
}

/** The outcome: doors act on `effect` and nothing else. */
export interface Decision extends Draft {
  readonly envelope: string;
  readonly mode: Mode;
  readonly effect: Effect;
  readonly status: Status;
  /** Revision (short hash) of the config that decided. */
  readonly policy: string;
  readonly hold: Hold | null;
  readonly trace: readonly Step[];
  readonly tookMs: number;
}

/** A signed message that is accepted once. */
export interface ReplayClaim {
  /** Lower-case hex SHA-256 over fingerprint and signed payload. */
  readonly key: string;
  readonly id: string;
  readonly expiresAt: number;
}
