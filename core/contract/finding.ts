import type { PartKind } from "./envelope.ts";
import type { Lane, RuleAction, Severity } from "./verdict.ts";

/** Half-open, in UTF-16 code units of the part's source text, whichever view matched. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One thing that a rule or a detector saw. `excerpt` is redacted at birth: no secret ever enters a finding. */
export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly category: string;
  readonly lane: Lane;
  /** JSON Pointer of the string leaf in the payload; "" is the whole payload. */
  readonly path: string;
  readonly kind: PartKind;
  /** The whole way to the text that matched: "raw", "folded", "decoded: base64, gzip". */
  readonly view: string;
  readonly span: Span;
  /** What matched with a little context, at most 200 characters, secrets and personal data masked. */
  readonly excerpt: string;
  /** What to do about it, from the rule's `fix`. */
  readonly fix: string;
  /** Set by the overrides stage only: the operator's word on this rule, which decides instead of severity and lane. */
  readonly action?: Exclude<RuleAction, "ignore">;
}
