/** Words of a text: runs of letters, digits and underscores of any script, with an apostrophe or dash inside. */
import { lazy } from "../lazy.ts";
import type { Token } from "../contract/rule.ts";

/** Words kept of one text; a rule that needs more is counting, not reading. */
export const WORDS_MAX = 50_000;

const word = lazy(() => /[\p{L}\p{M}\p{N}_]+(?:['’-][\p{L}\p{M}\p{N}_]+)*/gu);

/** Finds the words of a text, in order. Linear. */
export function findWords(text: string): readonly Token[] {
  const out: Token[] = [];
  for (const match of text.matchAll(word())) {
    out.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
    if (out.length === WORDS_MAX) break;
  }
  return out;
}
