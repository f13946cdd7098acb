/** Tokens written with a space behind each character: `s k _ l i v e _ 4 2 …`. Words spelled so are the joined view's; it reads digits as letters. */
import { CANDIDATE_COST, type Decoder } from "./decoder.ts";

/** Characters of a token that is worth reading; most spelled-out words are shorter. */
const CHARS_MIN = 16;
const SPACED = new RegExp(String.raw`(?:^|\s)((?:[\w+/=.~-] ){${CHARS_MIN - 1},512}[\w+/=.~-])(?=\s|$)`, "g");

/** Spaced tokens. */
export const spaced: Decoder = {
  name: "spaced",
  find({ text, spread }, into, meter) {
    for (const { start, end } of spread) {
      if (end - start < CHARS_MIN * 2 - 1) continue;
      meter.work += CANDIDATE_COST + (end - start) * 2;
      for (const match of text.slice(start, end).matchAll(SPACED)) {
        const token = (match[1] ?? "").replaceAll(" ", "");
        if (!/\d/.test(token)) continue;
        const from = start + match.index + match[0].length - (match[1] ?? "").length;
        into.push({ start: from, end: start + match.index + match[0].length, text: token, way: "spaced" });
      }
    }
  },
};
