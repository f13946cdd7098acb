/** Backslash escapes of JSON, JavaScript, C, Python, shells and CSS, however few there are. */
import { CANDIDATE_COST, type Decoder } from "./decoder.ts";

/** What may stand behind backslashes. */
const ESCAPE =
  /u\{0{0,8}([0-9a-fA-F]{1,6})\}|u+([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x\{?([0-9a-fA-F]{2})\}?|o?\{?([0-3][0-7]{2})\}?|([0-9a-fA-F]{2,6}) ?|([nrtfvbe0"'`/$&]|\r?\n)/y;
const SIMPLE: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\n",
  t: "\t",
  f: "\n",
  v: "\n",
  b: "\b",
  e: "\x1b",
  "0": "\0",
};

/** Escapes. */
export const escapes: Decoder = {
  name: "escapes",
  find({ text }, into, meter) {
    let end = 0;
    for (let start = text.indexOf("\\"); start >= 0; start = text.indexOf("\\", end)) {
      end = start + 1;
      // Outer layers escaped the backslash itself: `\\\\u0069` is `\u0069`, escaped twice more.
      while (text.charCodeAt(end) === 0x5c) end++;
      ESCAPE.lastIndex = end;
      const match = ESCAPE.exec(text);
      meter.work += CANDIDATE_COST + end - start;
      const out = match ? valueOf(match) : null;
      if (!match || out === null) continue;
      end += match[0].length;
      into.push({ start, end, text: out, way: "escapes" });
    }
  },
};

/** Null where it is no escape: a path of Windows, a pattern. */
function valueOf(match: RegExpMatchArray): string | null {
  const [, braced, four, eight, byte, octal, css, simple] = match;
  if (simple !== undefined) return simple.endsWith("\n") ? "" : SIMPLE[simple] ?? simple;
  if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
  if (css !== undefined) {
    // Only what stands for a character that anybody can type: `\2024` is a folder of that year.
    const code = Number.parseInt(css, 16);
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : null;
  }
  return fromCode(Number.parseInt(braced ?? four ?? eight ?? byte ?? "", 16));
}

/** Half pairs stay halves: the other one is the next escape. */
function fromCode(code: number): string | null {
  return code <= 0xffff ? String.fromCharCode(code) : code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
