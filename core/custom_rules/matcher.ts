/** Makes matchers of the patterns of a YAML rule: ours where a pattern is provably linear, RE2 where it is not. */
import type { RE2JS } from "re2js";
import type { Matcher, PatternMatcher, Sample, Span } from "../contract/rule.ts";
import { reasonOf } from "../errors.ts";
import { patternProblem } from "../matching/check.ts";
import { gateWordsOf } from "../matching/literals.ts";
import { parsePattern } from "../matching/pattern.ts";
import { translateRe2 } from "./re2_syntax.ts";

/** One pattern as it is written. */
export interface PatternText {
  readonly type: "regex" | "contains";
  readonly value: string;
}

/** A pattern that can be run, and words of which every match holds one; null where there are none. */
export interface Finder {
  readonly words: readonly string[] | null;
  /** Where the engine can run it by itself. */
  readonly pattern: RegExp | null;
  /** All matches from left to right, at most so many. */
  find(text: string, most: number): readonly Span[];
}

/** Why a pattern cannot be used. */
export class BadPattern extends Error {
  override readonly name = "BadPattern";
}

/** Matches of one pattern that are looked at in one text. */
const MATCHES_MAX = 64;
/** What stands this close to a match, on its line, can exclude it. */
const LINE_CHARS_MAX = 1_024;

/** Compiles one pattern. Throws `BadPattern`. */
export async function compileFinder({ type, value }: PatternText): Promise<Finder> {
  if (type === "contains") return nativeFinder(new RegExp(escaped(value), "iu"));
  const translated = translateRe2(value);
  const pattern = translated ? new RegExp(translated.source, translated.flags) : null;
  if (pattern && translated?.isExact && patternProblem(pattern) === null) return nativeFinder(pattern);
  const { RE2JS, RE2JSSyntaxException } = await import("re2js");
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(value);
  } catch (error) {
    const reason = error instanceof RE2JSSyntaxException ? reasonOf(error) : "RE2 cannot read it";
    throw new BadPattern(reason.replace(/^error parsing regexp: /, ""));
  }
  if (compiled.matcher("").matches()) throw new BadPattern("it can match the empty text");
  const words = pattern ? gateWordsOf(tolerantTree(pattern)) : null;
  return { words, pattern: null, find: (text, most) => findWith(compiled, text, most) };
}

/** The tree of a pattern whose words alone matter. Throws `BadPattern`. */
function tolerantTree(pattern: RegExp) {
  try {
    return parsePattern(pattern);
  } catch (error) {
    throw new BadPattern(reasonOf(error));
  }
}

function nativeFinder(pattern: RegExp): Finder {
  const global = new RegExp(pattern.source, `g${pattern.flags}`);
  return {
    words: gateWordsOf(parsePattern(pattern)),
    pattern,
    find(text, most) {
      const spans: Span[] = [];
      global.lastIndex = 0;
      for (let match = global.exec(text); match && spans.length < most; match = global.exec(text)) {
        if (match[0] === "") global.lastIndex++;
        else spans.push({ start: match.index, end: match.index + match[0].length });
      }
      return spans;
    },
  };
}

function findWith(compiled: RE2JS, text: string, most: number): readonly Span[] {
  const matcher = compiled.matcher(text);
  const spans: Span[] = [];
  while (spans.length < most && matcher.find()) {
    if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
  }
  return spans;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** How the patterns of a rule work together. */
export interface Combination {
  readonly mode: "any" | "all";
  readonly patterns: readonly Finder[];
  readonly excludes: readonly Finder[];
}

/** The matchers of a rule. A pattern that nothing else has a say in is the engine's own; a function otherwise. */
export function combine({ mode, patterns, excludes }: Combination): readonly Matcher[] {
  if (mode === "all" && patterns.length > 1) return [all(patterns, excludes)];
  return patterns.map((finder) => {
    if (finder.pattern === null) return (sample) => kept(finder.find(sample.text, MATCHES_MAX), sample.text, excludes);
    if (excludes.length === 0) return finder.pattern;
    return reviewed(finder.pattern, finder, excludes);
  });
}

/** Every pattern must match somewhere in the text; what the first one matched is shown. */
function all(patterns: readonly Finder[], excludes: readonly Finder[]): Matcher {
  return ({ text }) => {
    if (patterns.some((finder) => finder.find(text, 1).length === 0)) return [];
    return kept(patterns[0]?.find(text, MATCHES_MAX) ?? [], text, excludes);
  };
}

function reviewed(pattern: RegExp, finder: Finder, excludes: readonly Finder[]): PatternMatcher {
  const accept: PatternMatcher["accept"] = (match, { text }) =>
    !isExcluded({ start: match.index, end: match.index + match[0].length }, text, excludes);
  const matcher = ({ text }: Sample) => kept(finder.find(text, MATCHES_MAX), text, excludes);
  return Object.assign(matcher, { pattern, accept });
}

function kept(spans: readonly Span[], text: string, excludes: readonly Finder[]): readonly Span[] {
  return excludes.length === 0 ? spans : spans.filter((span) => !isExcluded(span, text, excludes));
}

/** Whether the line of a match holds what excludes it. */
function isExcluded({ start, end }: Span, text: string, excludes: readonly Finder[]): boolean {
  const before = text.lastIndexOf("\n", start - 1) + 1;
  const after = text.indexOf("\n", end);
  const from = start === 0 ? 0 : Math.max(before, start - LINE_CHARS_MAX);
  const to = Math.min(after < 0 ? text.length : after, end + LINE_CHARS_MAX);
  const line = text.slice(from, to);
  return excludes.some((finder) => finder.find(line, 1).length > 0);
}
