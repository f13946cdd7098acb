import type { NonEmpty } from "../contract/rule.ts";

/** Every code unit of the given ranges, both ends included, one text each: gates for rules that look for whole blocks of characters. */
export function characters(...ranges: NonEmpty<readonly [from: number, to: number]>): NonEmpty<string> {
  const all: string[] = [];
  // Lower case, as gates are; a range may hold both cases of a letter.
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) all.push(String.fromCharCode(code).toLowerCase());
  }
  const [first = "", ...rest] = new Set(all);
  return [first, ...rest];
}
