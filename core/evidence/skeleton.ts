/** Characters that pass for an ASCII letter in an identifier: Cyrillic, Greek, Latin look-alikes, digits and symbols. */
const LOOKS: Readonly<Record<string, string>> = {
  // Cyrillic
  а: "a",
  ѵ: "v",
  в: "b",
  с: "c",
  ԁ: "d",
  е: "e",
  ѐ: "e",
  һ: "h",
  і: "i",
  ї: "i",
  ј: "j",
  к: "k",
  ӏ: "l",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  ԛ: "q",
  г: "r",
  ѕ: "s",
  т: "t",
  у: "y",
  ԝ: "w",
  х: "x",
  ʙ: "b",
  // Greek
  α: "a",
  β: "b",
  ε: "e",
  η: "n",
  ι: "i",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "u",
  χ: "x",
  γ: "y",
  ω: "w",
  ϲ: "c",
  ϳ: "j",
  μ: "u",
  // Armenian, Latin and small capitals
  օ: "o",
  ս: "u",
  ո: "n",
  հ: "h",
  ց: "g",
  զ: "q",
  ı: "i",
  ɩ: "i",
  ɡ: "g",
  ɑ: "a",
  ʟ: "l",
  ɪ: "i",
  ᴀ: "a",
  ᴄ: "c",
  ᴅ: "d",
  ᴇ: "e",
  ꜰ: "f",
  ɢ: "g",
  ʜ: "h",
  ᴊ: "j",
  ᴋ: "k",
  ᴍ: "m",
  ɴ: "n",
  ᴏ: "o",
  ᴘ: "p",
  ʀ: "r",
  ꜱ: "s",
  ᴛ: "t",
  ᴜ: "u",
  ᴠ: "v",
  ᴡ: "w",
  ʏ: "y",
  ᴢ: "z",
  ł: "l",
  ø: "o",
  đ: "d",
  ħ: "h",
  // Digits and symbols that stand for letters
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  "$": "s",
  "!": "i",
  "|": "l",
};

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
