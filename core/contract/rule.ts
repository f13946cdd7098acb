import type { PartKind } from "./envelope.ts";
import type { Span } from "./finding.ts";
import type { Lane, Severity } from "./verdict.ts";

export type { PartKind } from "./envelope.ts";
export type { Span } from "./finding.ts";
export type { Lane, Severity } from "./verdict.ts";

/** An array with at least one element. */
export type NonEmpty<T> = readonly [T, ...T[]];

/**
 * How a text is read; each view maps back to offsets of its source.
 * `raw`: as it came. `folded`: NFKC, invisible characters removed, letters beyond ASCII in lower case.
 * `skeleton`: letters that pass for Latin ones are Latin, accents are gone. `joined`: letters spaced or dotted out, digits that
 * stand for letters and words that were cut are whole words. `decoded`: what an encoding, an escape or a cipher hides, in its place.
 * ASCII case is left alone: a pattern flagged `i` matches either.
 */
export type View = "raw" | "folded" | "skeleton" | "joined" | "decoded";

/** A piece of a text with its place in the text of the view. */
export interface Token extends Span {
  readonly text: string;
}
/** A URL that the WHATWG parser accepts. */
export interface UrlToken extends Token {
  readonly url: URL;
}
/** One simple command of a shell text: words after quote removal, what it is piped to, where its output goes. */
export interface ShellCommand extends Span {
  readonly argv: readonly string[];
  readonly pipedTo: ShellCommand | null;
  readonly redirects: readonly string[];
}

/** One part as a rule sees it. What is parsed is parsed once, on first use, and shared by all rules. */
export interface Sample {
  readonly text: string;
  readonly view: View;
  readonly kind: PartKind;
  readonly tool: string | null;
  readonly path: string;
  readonly words: readonly Token[];
  readonly urls: readonly UrlToken[];
  readonly commands: readonly ShellCommand[];
  /**
   * Whether some rule would stop the words of a span if they were a text of their own; true as well once this was asked too often.
   * Null where nobody can tell: no other rules are loaded, or this is such a text already.
   */
  wouldStopAlone?(span: Span): boolean | null;
}

/**
 * A pattern, a literal, or a function for what neither can say. Spans are offsets in `sample.text`; `true` is the whole text.
 * A pattern may carry the flags `i` and `u` only, and has no back-reference and no bounded repeat inside an unbounded one.
 */
export type Matcher = RegExp | string | ((sample: Sample) => Iterable<Span> | boolean);

/**
 * A function that looks at the matches of one pattern a second time, and says so: the engine then looks for the pattern
 * near the rule's keywords only, instead of calling the function for every text. `scan()` of `oktsec/evidence` makes one.
 */
export interface PatternMatcher {
  (sample: Sample): Iterable<Span>;
  readonly pattern: RegExp;
  /** False: no. True: the match. A span: that part of it, in offsets of `sample.text`. */
  readonly accept: (match: RegExpExecArray, sample: Sample) => boolean | Span;
}

/** Text alone, or text with the place that the example needs. */
export type Example = string | { readonly text: string; readonly kind?: PartKind; readonly tool?: string };

/** Entries of public catalogues that a rule serves. */
export interface Maps {
  /** OWASP Top 10 for Agentic Applications 2026: "ASI01" to "ASI10". */
  readonly asi: NonEmpty<string>;
  /** OWASP MCP Top 10 (2025): "MCP01" to "MCP10". */
  readonly mcp?: NonEmpty<string>;
  readonly cwe?: NonEmpty<string>;
  /** Links to where the threat is described. */
  readonly see?: NonEmpty<string>;
}

/** One detection: what it reads, what it matches, and the examples that prove it. */
export interface Rule {
  /** Upper case, unique, kept for ever: "IAP-001", "CRED_003". */
  readonly id: string;
  /** Other names of the same threat, such as its ids in other catalogues: overrides and `rules show` take them for this one. Built-in rules only. */
  readonly aliases?: NonEmpty<string>;
  /** What happened, in one line. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  readonly severity: Severity;
  /** Category id of the reference: "prompt-injection", "credential-leak", … */
  readonly category: string;
  readonly lane: Lane;
  readonly maps: Maps;
  /** Left out: every kind. */
  readonly reads?: NonEmpty<PartKind>;
  /** Left out: all of them; a `sensitive` rule then reads no ciphers, which turn any text into some other. */
  readonly views?: NonEmpty<View>;
  /** Cheap gate: lower-case words of which one must occur, in any ASCII case. Left out: the rule always runs. */
  readonly keywords?: NonEmpty<string>;
  readonly match: Matcher | NonEmpty<Matcher>;
  /** The match itself is a secret or personal data: it is masked in excerpts, of other rules too. */
  readonly sensitive?: boolean;
  /** Executable documentation: every example runs as a test and stands on the rule's page. */
  readonly examples: { readonly flags: NonEmpty<Example>; readonly passes: NonEmpty<Example> };
}

/** What is told of a rule wherever it is named: on pages, in lists, in overrides. */
export type RuleFacts = Pick<
  Rule,
  "id" | "aliases" | "title" | "why" | "fix" | "severity" | "category" | "lane" | "maps"
>;

/**
 * Returns its argument. Exists for inference, completion and a place to hang documentation.
 *
 * @example
 * ```ts
 * import { defineRule } from "oktsec/rule";
 * export default defineRule({
 *   id: "ACME-001", title: "Internal host in traffic", why: "…", fix: "…",
 *   severity: "medium", category: "custom", lane: "flag", maps: { asi: ["ASI02"] },
 *   keywords: ["corp.acme.internal"], match: "corp.acme.internal",
 *   examples: { flags: ["see http://wiki.corp.acme.internal"], passes: ["see the wiki"] },
 * });
 * ```
 */
export function defineRule(rule: Rule): Rule {
  return rule;
}
