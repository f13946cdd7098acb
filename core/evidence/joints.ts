/**
 * Numbers have no words that the keyword pass could look for. What they have are joints, as "4-1" in "536-24-1881", and the words that
 * stand beside them. Patterns made here run at those places only, instead of over every text.
 */
import type { NonEmpty } from "../contract/rule.ts";

const DIGITS = "0123456789";
/** The engine reads a class of more characters as "anything". */
const CHOICES_MAX = 5;

/** A digit, one of the marks and a digit (of these digits), as a pattern source that the engine can look for by `jointWords()` of the same marks. */
export function joint(marks: string, digits = DIGITS): string {
  const mark = marks.length === 1 ? marks.replace(".", "\\.") : `[${marks.replace("-", "\\-")}]`;
  const seconds = digits.match(new RegExp(`.{1,${CHOICES_MAX}}`, "g"))?.map((some) => `[${some}]`) ?? [];
  return `(?:${[...digits].flatMap((first) => seconds.map((second) => first + mark + second)).join("|")})`;
}

/** The keywords of `joint()`: "0-0" to "9-9" for each mark. */
export function jointWords(marks: string, digits = DIGITS): NonEmpty<string> {
  const [first = "", ...rest] = [...marks].flatMap((mark) =>
    [...digits].flatMap((left) => [...digits].map((right) => left + mark + right))
  );
  return [first, ...rest];
}

/** A number within `chars` characters of one of the words, on the same line and on either side, as two pattern sources. */
export function beside(number: string, words: string, chars: number): readonly [string, string] {
  return [`(?:${words})[^\\n]{0,${chars}}?${number}`, `${number}[^\\n]{0,${chars}}?(?:${words})`];
}
