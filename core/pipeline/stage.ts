import type { Config } from "../config/schema.ts";
import type { Finding } from "../contract/finding.ts";
import type { Draft, Identity, Prior, Reason } from "../contract/decision.ts";
import type { Envelope } from "../contract/envelope.ts";
import type { Verdict } from "../contract/verdict.ts";

/** What a stage may do: nothing, add evidence, say who spoke, raise the verdict, or end the run. It can never lower one. */
export type Outcome =
  | { readonly kind: "pass" }
  | { readonly kind: "identified"; readonly identity: Identity }
  | { readonly kind: "found"; readonly findings: readonly Finding[]; readonly failure?: Reason | null }
  /** Could not be judged; the run goes on. */
  | { readonly kind: "failed"; readonly reason: Reason }
  /** The overrides stage only, before any finding is weighed. */
  | { readonly kind: "reviewed"; readonly findings: readonly Finding[]; readonly ignored: readonly string[] }
  | { readonly kind: "raise"; readonly to: Verdict; readonly reason: Reason }
  | {
    readonly kind: "stop";
    readonly verdict: Verdict;
    readonly reason: Reason;
    readonly identity?: Identity;
    readonly prior?: Prior;
  };

/** What every stage is given besides the envelope. */
export interface Context {
  readonly now: number;
  readonly signal: AbortSignal;
  readonly config: Config;
}

/** One step of the pipeline. Returns at once where it can: a promise is awaited, and costs. */
export interface Stage {
  readonly name: string;
  run(envelope: Envelope, draft: Draft, context: Context): Outcome | Promise<Outcome>;
}

/** The outcome that changes nothing. */
export const PASS: Outcome = { kind: "pass" };
