/** First letters of lines or words, where a text says to read them: what they spell stands in place of the lines. */
import type { Span } from "../../contract/rule.ts";
import { CANDIDATE_COST, DECODE_COST, type Decoder } from "./decoder.ts";
import { segment } from "./known_words.ts";

const HINT = /\b(?:first letters?|initials?(?: letters?)?)\b/i;
/** Lines or words that are read behind the words that say so. */
const ITEMS_MAX = 256;
const CHARS_MAX = 16_384;
/** Fewer letters spell too much by chance. */
const LETTERS_MIN = 6;
/** Where a line begins: a bullet or a number says nothing. */
const LINE = /[^\S\n]{0,8}(?:[-*•>]|\d{1,3}[.)])?[^\S\n]{0,8}(\p{L})[^\n]*/uy;
const WORD = /(?<![\p{L}\p{N}])\p{L}/gu;

/** First letters. */
export const initials: Decoder = {
  name: "first letters",
  find({ text }, into, meter) {
    if (!text.includes("irst letter") && !text.includes("nitial")) return;
    const hint = HINT.exec(text);
    if (!hint) return;
    const from = hint.index + hint[0].length;
    const end = Math.min(text.length, from + CHARS_MAX);
    meter.work += CANDIDATE_COST + (end - from) * DECODE_COST;
    for (const found of [ofLines(text, from, end), ofWords(text, from, end)]) {
      const said = found && spelled(found.letters);
      if (!found || !said) continue;
      into.push({ start: found.start, end: found.end, text: said, way: "first letters" });
      return;
    }
  },
};

interface Letters extends Span {
  readonly letters: string;
}

/** Of the lines behind the one that says so; a blank line is a space. */
function ofLines(text: string, from: number, end: number): Letters | null {
  const start = text.indexOf("\n", from) + 1;
  if (start === 0) return null;
  let letters = "";
  let at = start;
  for (let count = 0; at < end && count < ITEMS_MAX; count++) {
    LINE.lastIndex = at;
    const line = LINE.exec(text);
    const next = text.indexOf("\n", at);
    if (line && line.index === at) letters += line[1] ?? "";
    else if (letters !== "") letters += " ";
    if (next < 0 || next >= end) return { letters, start, end: next < 0 ? Math.min(end, text.length) : end };
    at = next + 1;
  }
  return { letters, start, end: Math.max(start, at - 1) };
}

/** Of the words behind the next colon. */
function ofWords(text: string, from: number, end: number): Letters | null {
  const colon = text.indexOf(":", from) + 1;
  if (colon === 0 || colon >= end) return null;
  const stop = /[.!?\n](?:\s|$)/.exec(text.slice(colon, end));
  const until = stop ? colon + stop.index : end;
  const letters = [...text.slice(colon, until).matchAll(WORD)].slice(0, ITEMS_MAX).map(([letter]) => letter).join("");
  return { letters, start: colon, end: until };
}

/** What the letters spell; null where that is no two known words and little else. */
function spelled(letters: string): string | null {
  const groups = letters.toLowerCase().trim().split(/\s+/);
  if (groups.join("").length < LETTERS_MIN) return null;
  const read = groups.map((group) => segment(group));
  const words = read.reduce((sum, one) => sum + one.words, 0);
  const strays = read.reduce((sum, one) => sum + one.strays, 0);
  if (words < 2 || strays * 3 > groups.join("").length) return null;
  return ` ${read.map(({ text }) => text).join(" ")} `;
}
