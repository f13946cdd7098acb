/**
 * How one matcher is run over one text. A pattern is looked for around keyword hits only wherever its tree proves that
 * every match holds a keyword of its rule near a known place; else it reads the whole text.
 */
import type { Matcher, PatternMatcher, Rule, Sample, Span } from "../contract/rule.ts";
import { extentOf, isAnchored, type Place, placeOf } from "./literals.ts";
import { type MatcherWords, wordsOf } from "./matcher_words.ts";
import type { Meter } from "./meter.ts";
import { type Node, parsePattern, readFlags, writePattern } from "./pattern.ts";

/** One text as plans see it. */
export interface Ground {
  readonly text: string;
  readonly meter: Meter;
  /** Where keywords of the rule begin, ascending; only the first `startCount` count. */
  readonly starts: Int32Array;
  readonly startCount: number;
  /** Only what begins before its start and ends behind its end is wanted: the rest may be found or not. */
  readonly seam?: Span | undefined;
  /** The sample for function matchers. */
  sample(): Sample;
}

/** Spans as pairs of numbers: `[start, end, start, end, …]`, and how many to find at most. */
export interface Catch {
  readonly spans: number[];
  readonly spansMax: number;
}

/** A matcher made ready. */
export interface Plan {
  /** Adds the spans it finds, left to right, until `into` is full. */
  run(ground: Ground, into: Catch): void;
}

/** Units of the budget: entering the regular expression engine once, and one character under it. */
const ENTRY_COST = 80;
const CHAR_COST = 3;
/** What a try at one place is charged at most for its length. */
const TRY_COST_MAX = 128;

/** Stretches long enough to be watched by the clock as well. */
const WATCHED_CHARS = 2_048;
const WATCHED_TRIES = 64;
/** What a pattern reads in one go of a long text. */
const CHUNK_CHARS = 16_384;

// More starts than this for one hit, and a window is cheaper than trying each.
const TRIES_PER_HIT_MAX = 6;
// A longer window gains nothing over reading the text.
const WINDOW_CHARS_MAX = 4_096;

/** A matcher made ready for an engine that can look for words of its own. */
export interface Prepared extends Plan, MatcherWords {
  /** Words of which every match holds one: the plan runs on their places. Empty: it runs on those of the rule's keywords. */
  readonly words: readonly string[];
  /** Whether the plan looks at places of words at all: a function reads the whole text. */
  readonly usesPlaces: boolean;
}

/**
 * Makes a matcher ready. `keywords` are those of the rule's gate; empty when it has none. `known` are the matcher's own words, where
 * they were found out before. Throws `PatternError`.
 */
export function prepare(matcher: Matcher, keywords: readonly string[], known?: MatcherWords): Prepared {
  if (typeof matcher === "string") {
    return {
      words: [],
      usesPlaces: false,
      run: (ground, into) => runLiteral(matcher, ground, into),
    };
  }
  if (!hasPattern(matcher)) {
    return {
      words: [],
      usesPlaces: false,
      run: (ground, into) => runFunction(matcher, ground, into),
    };
  }
  if (known) {
    const words = known.words.length > 0 ? known.words : keywords;
    return { ...known, usesPlaces: true, run: lazily(() => planOf(matcher, words)) };
  }
  const tree = parsePattern(patternIn(matcher));
  const own = wordsOf(tree);
  const words = own.words.length > 0 ? own.words : keywords;
  return { ...own, usesPlaces: true, run: lazily(() => planMatcher(matcher, tree, words)) };
}

/** A single plan on the places of `keywords`. Throws `PatternError`. */
export function planOf(matcher: Matcher, keywords: readonly string[]): Plan {
  return hasPattern(matcher)
    ? planMatcher(matcher, parsePattern(patternIn(matcher)), keywords)
    : prepare(matcher, keywords);
}

function planMatcher(matcher: RegExp | PatternMatcher, tree: Node, keywords: readonly string[]): Plan {
  if (matcher instanceof RegExp) return planPattern(matcher, tree, keywords);
  return planReviewed(matcher, tree, planPattern(matcher.pattern, tree, keywords));
}

type SampleFunction = (sample: Sample) => Iterable<Span> | boolean;

/** A pattern is compiled when it first runs. */
function lazily(make: () => Plan): Plan["run"] {
  let plan: Plan | null = null;
  return (ground, into) => {
    ground.meter.hasCompiled ||= plan === null;
    (plan ??= make()).run(ground, into);
  };
}

/** All matchers of a rule. */
export function matchersOf({ match }: Rule): readonly Matcher[] {
  return typeof match === "object" && !(match instanceof RegExp) ? match : [match];
}

/** The pattern of a matcher that has one. */
export function patternOf(matcher: Matcher): RegExp | null {
  return hasPattern(matcher) ? patternIn(matcher) : null;
}

function patternIn(matcher: RegExp | PatternMatcher): RegExp {
  return matcher instanceof RegExp ? matcher : matcher.pattern;
}

/** Does not look at the pattern itself, which many matchers make when it is first asked for. */
function hasPattern(matcher: Matcher): matcher is RegExp | PatternMatcher {
  return matcher instanceof RegExp || typeof matcher === "function" && "pattern" in matcher && "accept" in matcher;
}

/** How a pattern is looked for; for tests and `rules explain`. */
export type Strategy = "tries" | "windows" | "from-first" | "whole";

/** Chooses how a pattern is run. */
export function strategyOf(
  place: Place | null,
  options: { readonly max: number; readonly isAnchored: boolean },
): Strategy {
  if (!place || place.max === Infinity) return "whole";
  if (place.max - place.min < TRIES_PER_HIT_MAX) return "tries";
  if (options.isAnchored) return "whole";
  return options.max + place.max <= WINDOW_CHARS_MAX ? "windows" : "from-first";
}

function planPattern(pattern: RegExp, tree: Node, keywords: readonly string[]): Plan {
  const extent = extentOf(tree);
  const place = keywords.length === 0 ? null : placeOf(tree, keywords);
  const source = writePattern(tree) || "(?:)";
  const flags = readFlags(pattern.flags).unicode ? "u" : "";
  const strategy = strategyOf(place, { max: extent.max, isAnchored: isAnchored(tree) });
  const regex = new RegExp(source, (strategy === "tries" ? "y" : "g") + flags);
  const at = place ?? { min: 0, max: 0 };
  const where = { at, max: isAnchored(tree) ? Infinity : extent.max };
  switch (strategy) {
    case "tries":
      return { run: (ground, into) => runTries(regex, where, ground, into) };
    case "windows":
      return { run: (ground, into) => runWindows(regex, where, ground, into) };
    case "from-first":
      return {
        run: (ground, into) =>
          runFrom(regex, { max: where.max, first: (ground.starts[0] ?? 0) - at.max }, ground, into),
      };
    case "whole":
      return { run: (ground, into) => runFrom(regex, { max: where.max, first: 0 }, ground, into) };
  }
}

/** A second look reads around the match with patterns of its own. */
const REVIEW_COST = 1_000;
/** Candidates that a second look is asked about in one text; past it a text repeats itself. */
const CANDIDATES_MAX = 256;

/** Finds candidates as a pattern, then asks the matcher's second look about each, with its groups and the whole text in sight. */
function planReviewed({ pattern, accept }: PatternMatcher, tree: Node, plan: Plan): Plan {
  const again = new RegExp(writePattern(tree, true), readFlags(pattern.flags).unicode ? "yu" : "y");
  return {
    run(ground, into) {
      const candidates: Catch = { spans: [], spansMax: CANDIDATES_MAX };
      plan.run(ground, candidates);
      for (let i = 0; i < candidates.spans.length && into.spans.length < into.spansMax * 2; i += 2) {
        again.lastIndex = candidates.spans[i] ?? 0;
        const match = again.exec(ground.text);
        ground.meter.work += REVIEW_COST;
        const answer = match ? accept(match, ground.sample()) : false;
        if (answer === false || !match) continue;
        const { start, end } = answer === true ? { start: match.index, end: match.index + match[0].length } : answer;
        into.spans.push(checkOffset(start, ground.text, end), end);
      }
    },
  };
}

/** Returns `start` when the span lies inside the text; a false span is the rule's error. */
function checkOffset(start: number, text: string, end: number): number {
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length) return start;
  throw new RangeError(`a span of ${start} to ${end} lies outside of the text`);
}

interface Where {
  readonly at: Place;
  readonly max: number;
}

/** Where the first match begins that reaches over a seam. */
function firstOver(seam: Span | undefined, max: number): number {
  return seam ? Math.max(0, seam.end - max + 1) : 0;
}

/** Tries the pattern at each place where a match around a hit can begin; the text around it stays in sight. */
function runTries(regex: RegExp, { at, max }: Where, ground: Ground, into: Catch): void {
  const { text, meter, starts, startCount, seam } = ground;
  const { spans, spansMax } = into;
  const cost = ENTRY_COST + Math.min(max, TRY_COST_MAX);
  const began = startCount > WATCHED_TRIES ? meter.now() : 0;
  let next = firstOver(seam, max);
  const last = seam ? seam.start - 1 : Infinity;
  for (let hit = 0; hit < startCount; hit++) {
    const keyword = starts[hit] ?? 0;
    const to = Math.min(last, keyword - at.min);
    for (let start = Math.max(next, keyword - at.max); start <= to; start = next) {
      next = start + 1;
      meter.work += cost;
      regex.lastIndex = start;
      if (!regex.test(text)) continue;
      spans.push(start, regex.lastIndex);
      if (spans.length >= spansMax * 2) return;
      next = Math.max(next, regex.lastIndex);
    }
  }
  if (startCount > WATCHED_TRIES) meter.settle(began);
}

/** Runs the pattern over the surroundings of hits, joined where they touch, each with a character of context. */
function runWindows(regex: RegExp, where: Where, ground: Ground, into: Catch): void {
  const { text, starts, startCount, seam } = ground;
  const { at, max } = where;
  let from = -1;
  let to = -1;
  for (let hit = 0; hit < startCount; hit++) {
    const keyword = starts[hit] ?? 0;
    const left = Math.max(0, keyword - at.max - 1);
    const right = Math.min(text.length, keyword - at.min + max + 1);
    if (seam && right <= seam.end) continue;
    if (seam && left >= seam.start) break;
    if (left <= to) {
      to = Math.max(to, right);
      continue;
    }
    if (to >= 0) runWindow(regex, { from, to }, ground, into);
    if (into.spans.length >= into.spansMax * 2) return;
    from = left;
    to = right;
  }
  if (to >= 0) runWindow(regex, { from, to }, ground, into);
}

function runWindow(regex: RegExp, window: { from: number; to: number }, { text, meter }: Ground, into: Catch): void {
  const { from, to } = window;
  const { spans, spansMax } = into;
  const piece = from === 0 && to === text.length ? text : text.slice(from, to);
  meter.work += ENTRY_COST + (to - from) * CHAR_COST;
  const began = piece.length > WATCHED_CHARS ? meter.now() : 0;
  regex.lastIndex = 0;
  for (let match = regex.exec(piece); match; match = regex.exec(piece)) {
    const start = match.index;
    const end = start + match[0].length;
    meter.work += ENTRY_COST;
    // What touches a cut was not seen whole; a true match never does, since the window is wider than any.
    const isCut = start === 0 && from > 0 || end === piece.length && to < text.length;
    if (isCut || end === start) {
      regex.lastIndex = start + 1;
      continue;
    }
    spans.push(from + start, from + end);
    if (spans.length >= spansMax * 2) break;
  }
  if (piece.length > WATCHED_CHARS) meter.settle(began);
}

/** Runs the pattern over the text from `first` on: in chunks where its matches are short, so that no single run is long. */
function runFrom(regex: RegExp, { first, max }: { first: number; max: number }, ground: Ground, into: Catch): void {
  const { text } = ground;
  const begin = Math.max(firstOver(ground.seam, max), first);
  if (text.length - begin <= CHUNK_CHARS * 2 || max > WINDOW_CHARS_MAX) return runRest(regex, begin, ground, into);
  for (let from = Math.max(0, begin - 1); from < text.length; from += CHUNK_CHARS) {
    const to = Math.min(text.length, from + CHUNK_CHARS + max + 1);
    const before = into.spans.length;
    runWindow(regex, { from, to }, ground, into);
    // What begins in the next chunk is found there.
    while (
      to < text.length && into.spans.length > before && (into.spans[into.spans.length - 2] ?? 0) > from + CHUNK_CHARS
    ) {
      into.spans.length -= 2;
    }
    if (into.spans.length >= into.spansMax * 2 || to === text.length) return;
  }
}

function runRest(regex: RegExp, begin: number, { text, meter, seam }: Ground, into: Catch): void {
  const { spans, spansMax } = into;
  const began = text.length > WATCHED_CHARS ? meter.now() : 0;
  regex.lastIndex = begin;
  meter.work += ENTRY_COST + (text.length - begin) * CHAR_COST;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    const end = match.index + match[0].length;
    meter.work += ENTRY_COST;
    if (end === match.index) {
      regex.lastIndex = end + 1;
      continue;
    }
    spans.push(match.index, end);
    if (spans.length >= spansMax * 2 || seam && match.index >= seam.start) break;
  }
  if (text.length > WATCHED_CHARS) meter.settle(began);
}

function runLiteral(literal: string, { text, meter }: Ground, { spans, spansMax }: Catch): void {
  meter.work += ENTRY_COST + text.length;
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
    spans.push(at, at + literal.length);
    if (spans.length >= spansMax * 2) return;
  }
}

function runFunction(matcher: SampleFunction, ground: Ground, into: Catch): void {
  const { text, meter } = ground;
  const began = meter.now();
  meter.work += ENTRY_COST + text.length * CHAR_COST;
  collect(matcher, ground, into);
  meter.settle(began);
}

function collect(matcher: SampleFunction, ground: Ground, into: Catch): void {
  const { text, meter } = ground;
  const result = matcher(ground.sample());
  if (result === false) return;
  if (result === true) {
    into.spans.push(0, text.length);
    return;
  }
  for (const { start, end } of result) {
    meter.work += ENTRY_COST;
    into.spans.push(checkOffset(start, text, end), end);
    if (into.spans.length >= into.spansMax * 2) return;
  }
}
