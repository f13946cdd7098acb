/** What this program and the rule host say to each other: one JSON object a line, questions one way, answers the other. */
import type { PartKind, View } from "../contract/rule.ts";

/** A rule's source in pieces: text, and between two texts the name of what is imported there. */
export type Pieces = readonly string[];

/** One text as a rule sees it, on its way to the host. */
export interface SampleMessage {
  readonly text: string;
  readonly view: View;
  readonly kind: PartKind;
  readonly tool: string | null;
  readonly path: string;
}

/** What the host is told. `sample` and `evidence` are not answered; the others are, in order. */
export type Question =
  /** The helpers of `oktsec/evidence`, for rules that import them. */
  | { readonly kind: "evidence"; readonly source: string }
  | { readonly kind: "load"; readonly pieces: Pieces }
  /** What is wrong with a text that is no TypeScript? Nothing of it runs. */
  | { readonly kind: "parse"; readonly source: string }
  /** The text that the next questions are about. */
  | { readonly kind: "sample"; readonly sample: SampleMessage }
  /** What does the rule that was loaded as number `rule` match there? */
  | { readonly kind: "ask"; readonly rule: number };

/** A matcher as the host describes it. A function stays there; one that looks twice at a pattern tells its pattern. */
export type MatcherFacts =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "pattern"; readonly source: string; readonly flags: string }
  | {
    readonly kind: "function";
    readonly pattern: { readonly source: string; readonly flags: string } | null;
  };

/** What the host answers. The parent believes none of it before it has looked. */
export type Answer =
  | { readonly kind: "loaded"; readonly rule: unknown; readonly matchers: unknown }
  | { readonly kind: "spans"; readonly spans: readonly number[] }
  /** `line` counts from 1, where it is known. */
  | { readonly kind: "error"; readonly reason: string; readonly line: number | null };
