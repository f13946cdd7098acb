import type { PatternMatcher } from "../contract/rule.ts";
import { around, scan } from "./words.ts";

/** What makes a number one of a kind. */
export interface IdentifierOptions {
  /** Form and check digits. Spaces and marks stand in the text as they were written. */
  readonly valid: (text: string) => boolean;
  /** Names that the number goes by; one must stand near. Left out: the form is enough. */
  readonly context?: RegExp;
  /** How near, in characters before the number; half of it behind. */
  readonly chars?: number;
}

/** A matcher for numbers that states, banks and makers give out: whole words only, valid, and called by their name. */
export function identifier(pattern: RegExp, { valid, context, chars = 80 }: IdentifierOptions): PatternMatcher {
  return scan(pattern, (match, { text }) => {
    const end = match.index + match[0].length;
    if (/[\p{L}\p{N}_]/u.test(text.charAt(match.index - 1)) || /[\p{L}\p{N}_]/u.test(text.charAt(end))) return false;
    // Digits that go on behind a dot or a dash belong to a longer number: a version, an amount, a serial.
    if (
      /[-.,/]\d?$/.test(text.slice(Math.max(0, match.index - 1), match.index)) ||
      /^[-.,/]\d/.test(text.slice(end, end + 2))
    ) {
      return false;
    }
    if (!valid(match[0])) return false;
    return context?.test(around(text, { start: match.index, end }, chars, chars / 2)) ?? true;
  });
}
