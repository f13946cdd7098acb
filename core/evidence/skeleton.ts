import { LOOKS } from "./look_alikes.ts";

/** Letters of Cyrillic, Greek and Armenian that pass for a Latin one. */
export const LOOK_ALIKES: readonly string[] = Object.keys(LOOKS).filter((letter) => /[\u0370-\u058f]/.test(letter));

/** Letter pairs that read as one letter in most typefaces. */
const PAIRS: readonly (readonly [string, string])[] = [["rn", "m"], ["vv", "w"], ["cl", "d"]];

/**
 * What an identifier looks like to a hasty reader, in ASCII lower case: compatibility forms, accents, look-alike letters and digits
 * are replaced by what they pass for, `l` and `i` become one, and separators go. Two names with one skeleton look the same;
 * the skeleton itself is not for showing.
 */
export function skeleton(identifier: string): string {
  let out = "";
  for (const character of identifier.normalize("NFKD").toLowerCase()) {
    if (/[\p{M}\p{Cf}]/u.test(character)) continue;
    out += LOOKS[character] ?? character;
  }
  for (const [pair, one] of PAIRS) out = out.replaceAll(pair, one);
  return out.replaceAll("l", "i").replace(/[\s_.:/-]+/g, "");
}

/** True when the text mixes ASCII letters with look-alikes from other scripts: no language writes so. */
export function mixesScripts(word: string): boolean {
  if (!/[A-Za-z]/.test(word)) return false;
  for (const character of word.toLowerCase()) {
    if (
      character > "\x7f" && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(character) &&
      character in LOOKS
    ) return true;
  }
  return false;
}
