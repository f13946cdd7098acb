/**
 * The words that each match of a matcher holds one of, kept from the build: finding them out of a thousand patterns takes longer than a
 * proxy may take to start. A memo of a pure function: without it they are found out when a rule's gate first opens.
 */
import type { Rule } from "../contract/rule.ts";
import { type MatcherWords, wordsOf } from "./matcher_words.ts";
import { parsePattern } from "./pattern.ts";
import { matchersOf, patternOf } from "./plan.ts";

/** The words of each matcher of a rule. */
export type OwnWords = readonly MatcherWords[];

const kept = new WeakMap<Rule, OwnWords>();

/** Finds the words of a rule's matchers. Throws `PatternError`. */
export function findOwnWords(rule: Rule): OwnWords {
  return matchersOf(rule).map((matcher) => {
    const pattern = patternOf(matcher);
    return pattern === null ? { words: [] } : wordsOf(parsePattern(pattern));
  });
}

/** Keeps what the build found. */
export function keepOwnWords(rule: Rule, words: OwnWords): void {
  kept.set(rule, words);
}

/** What the build found of a rule, if it was asked. */
export function keptOwnWords(rule: Rule): OwnWords | undefined {
  return kept.get(rule);
}
