import type { PatternMatcher, Sample, Span } from "../contract/rule.ts";

/**
 * What may stand between two words of a phrase: spaces, line breaks, quotes, markup, commas; never the end of a sentence.
 * Bounded, so that phrases stay linear; underscores stand at its ends only, since `\w+` would share a run of them with it
 * in a square of ways. In sources given to the helpers below, a space stands for it, and a space with a question mark behind
 * for a gap or nothing: "log ?in" is "login" and "log in".
 */
export const GAP: string = String.raw`_{0,2}[^\w.!?;:]{1,8}_{0,2}`;

/** Determiners and fillers between a verb and its object; up to four of them may be skipped. */
const FILLERS =
  "all|any|every|each|one|the|your|my|our|their|its|his|her|this|that|these|those|of|from|to|with|other|such|and|both|entire|whole|everything|just|about|completely|entirely|totally";

/** An alternation of phrases as a pattern source. Each phrase is itself a source; its spaces become gaps. */
export function any(...phrases: readonly string[]): string {
  return withGaps(`(?:${phrases.join("|")})`);
}

/** Up to `most` filler words (all, of, your, the …), each with its gap, as a pattern source. */
export function fillers(most = 4): string {
  return `(?:(?:${FILLERS})${GAP}){0,${most}}`;
}

/** `second` within `chars` characters after `first`, in the same sentence, as a pattern source. */
export function near(first: string, second: string, chars = 40): string {
  return String.raw`${first}\b[^.!?;]{0,${chars}}?\b${second}`;
}

/** Compiles a source to a pattern that ignores ASCII case. Spaces in the source become gaps. */
export function phrase(source: string): RegExp {
  return new RegExp(withGaps(source), "i");
}

function withGaps(source: string): string {
  return source.replaceAll(/ (\?)?/g, (_, optional) => optional === undefined ? GAP : `(?:${GAP})?`);
}

/** Matches looked at by `scan()` in one text; past it a text repeats itself. */
const MATCHES_MAX = 256;

/** Says no to a match, or yes, or which part of it counts. Offsets are those of the text. */
export type Accept = (match: RegExpExecArray, sample: Sample) => boolean | Span;

/** A matcher from a pattern and a second look at each match, for what a pattern alone cannot say. */
export function scan(pattern: RegExp, accept: Accept): PatternMatcher {
  // Made at the first use: a pattern costs as much to make as to look at, and the engine has its own way of running most.
  let global: RegExp | null = null;
  const matcher = function* (sample: Sample): Generator<Span> {
    global ??= new RegExp(pattern.source, pattern.flags + "g");
    for (const match of each(global, sample.text)) {
      const answer = accept(match, sample);
      if (answer === false) continue;
      yield answer === true ? { start: match.index, end: match.index + match[0].length } : answer;
    }
  };
  // The engine reads these two and looks for the pattern near the rule's keywords only.
  return Object.assign(matcher, { pattern, accept });
}

/** All matches of a pattern flagged `g`, at most `most`. */
export function* each(global: RegExp, text: string, most = MATCHES_MAX): Generator<RegExpExecArray> {
  global.lastIndex = 0;
  let at = 0;
  for (let count = 0; count < most; count++) {
    global.lastIndex = at;
    const match = global.exec(text);
    if (match === null) return;
    // Kept here, not in the pattern: the caller may use the same pattern before it asks for the next match.
    at = match.index + Math.max(1, match[0].length);
    yield match;
  }
}

/** The span of a capturing group that took part in the match and occurs in it once, found from the match's end. */
export function group(match: RegExpExecArray, index: number): Span {
  const text = match[index] ?? "";
  const start = match.index + Math.max(0, match[0].lastIndexOf(text));
  return { start, end: start + text.length };
}

/**
 * True when the text right behind a match goes on as `next` says, at most `chars` characters on. A long pattern in two steps: the
 * first finds candidates, this looks at few. `next` is best anchored with `^`.
 */
export function continues(match: RegExpExecArray, text: string, next: RegExp, chars = 160): boolean {
  const end = match.index + match[0].length;
  return next.test(text.slice(end, end + chars));
}

/** The text around a span, at most `before` and `after` characters. */
export function around(text: string, span: Span, before: number, after = before): string {
  return text.slice(Math.max(0, span.start - before), span.end + after);
}

/** Where every pattern occurs within `within` characters of a match of the first, in any order and never across a blank line. The first should be the rarest. */
export function* together(text: string, first: RegExp, others: readonly RegExp[], within: number): Generator<Span> {
  const global = new RegExp(first.source, first.flags.replace("g", "") + "g");
  for (const match of each(global, text, 64)) {
    const from = Math.max(0, match.index - within);
    const end = match.index + match[0].length;
    const before = text.slice(from, match.index).split(/\n\s*\n/).at(-1) ?? "";
    const after = text.slice(end, end + within).split(/\n\s*\n/)[0] ?? "";
    const window = before + match[0] + after;
    if (others.every((other) => other.test(window))) yield { start: match.index, end };
  }
}

/** "We will never ask you to …" is what honest senders say. */
const NEVER_ASKED =
  /(?:\b(?:not|never)|n['’]t)\s{1,2}(?:ask|require|request|want|need|expect)\s{1,2}(?:(?:you|anyone|anybody|users?|customers?)\s{1,2})?to\s{1,2}$/i;

/** True when the words right before an offset deny what follows: do not, don't, never, must not, without. */
export function isNegated(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  if (NEVER_ASKED.test(before)) return true;
  return /(?:\b(?:not|never|cannot|without|avoid|nor|refuse to|instead of|rather than)|n['’]t)[\s"'*_]{1,3}(?:(?:to|ever|simply|just|let\s+\w+|be\s+asked\s+to)\s{1,2}){0,2}$/i
    .test(before);
}

const MENTION =
  /\b(?:(?:assert(?:\.\w{1,20})?|expect|describe|it|test|scan\w{0,20}|detect\w{0,20}|is\w{0,20}injection\w{0,10})(?=\()|phrases?|prompts?|strings?|texts?|sentences?|patterns?|payloads?|words?|wordings?|inputs?|messages?|attacks?|attempts?|injections?|instructions?|like|such as|e\.g\.|for example|for instance|detects?|blocks?|catch(?:es)?|flags?|reject(?:s|ed)?|says?|contain(?:s|ing)?|called|titled?|named|known as)[\s:,(]{1,3}$/i;

/**
 * True when a phrase is only named: it stands alone between quotation marks, and a word that speaks of phrases
 * (such as, phrases like, detects …) leads up to them. Whatever follows the closing mark was never part of it, so a real order
 * cannot hide in here.
 */
export function isMention(text: string, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - 60), span.start);
  const after = text.slice(span.end, span.end + 24);
  const open = /["'`“‘«](?:\w+[\s,]{1,2}){0,2}$/.exec(before);
  if (open === null || !/^(?:[\s,]{0,2}\w{1,12}){0,2}[.,!?…]{0,3}["'`”’»]/.test(after)) return false;
  return MENTION.test(before.slice(0, open.index)) ||
    /["'`”’»]\s*(?:(?:,|or|and|then|later|versus|vs\.?|\/)\s*){1,3}$/.test(before.slice(0, open.index));
}
