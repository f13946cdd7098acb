/** Lists of character codes: decimal, binary, octal; calls that make characters of codes; Morse. */
import type { Edit } from "../views/edits.ts";
import { isText } from "./bytes.ts";
import { CANDIDATE_COST, DECODE_COST, type Decoder } from "./decoder.ts";

/** Six numbers or more, and how each is read. Gaps are short, and the same brackets and commas as of a list. */
const GAP = String.raw`(?:[\s,;.:|_/-]|\\n){1,3}`;
const LISTS: readonly (readonly [name: string, pattern: RegExp, base: number])[] = [
  ["binary", new RegExp(`(?:0b)?[01]{7,8}(?:(?:${GAP})?(?:0b)?[01]{7,8}){3,}`, "g"), 2],
  ["character codes", new RegExp(`[0-9]{2,3}(?:${GAP}[0-9]{2,3}){5,}`, "g"), 10],
  ["octal codes", new RegExp(`(?:0o?)?[01][0-7]{2}(?:${GAP}(?:0o?)?[01][0-7]{2}){5,}`, "g"), 8],
];
/** Lists of character codes. */
export const codes: Decoder = {
  name: "character codes",
  find(survey, into, meter) {
    for (const run of survey.codes) {
      const text = survey.text.slice(run.start, run.end);
      meter.work += CANDIDATE_COST / 2 + text.length * 4;
      if (!/[0-9]{2}/.test(text)) continue;
      for (const [way, pattern, base] of LISTS) {
        for (const match of text.matchAll(pattern)) {
          const digits = base === 2 ? match[0].replaceAll("0b", " ") : match[0];
          const numbers = base === 2 ? eights(digits) : digits.match(/[0-9]+/g) ?? [];
          meter.work += CANDIDATE_COST + match[0].length * DECODE_COST;
          const start = run.start + match.index;
          const span = { start, end: start + match[0].length };
          add(numbers.map((digits) => Number.parseInt(digits, base)), { ...span, way }, into);
        }
      }
    }
  },
};

/** Bytes in groups of seven or eight bits; one unbroken run is cut in eights. */
function eights(digits: string): readonly string[] {
  return (digits.match(/[01]+/g) ?? []).flatMap((run) => (run.length > 8 ? run.match(/[01]{8}/g) ?? [] : [run]));
}

/** What one call takes. */
const CODES_AT_ONCE = 8_192;

function add(codes: readonly number[], { start, end, way }: Omit<Edit, "text">, into: Edit[]): void {
  if (!codes.every((code) => code >= 0x20 && code < 0x250 || code === 10 || code === 13 || code === 9)) return;
  let text = "";
  for (let i = 0; i < codes.length; i += CODES_AT_ONCE) {
    text += String.fromCharCode(...codes.slice(i, i + CODES_AT_ONCE));
  }
  if (isText(text)) into.push({ start, end, text, way });
}

const CALL =
  /\b(?:fromCharCode|fromCodePoint|chrw?|char|ascii|rune)\s{0,4}\(\s{0,4}((?:0x)?[0-9a-f]{1,6}(?:\s{0,4},\s{0,4}(?:0x)?[0-9a-f]{1,6}){0,512})\s{0,4}\)(?:\s{0,4}(?:\+|\.(?=\s{0,4}chr)|&|\|\||,)\s{0,4})?/gi;
/** What is looked for first: it begins with one character, which is found faster than a choice of words. */
const NUMBER_HINT = /\(\s{0,4}[0-9]/;
const CALL_HINT = /(?:fromCharCode|fromCodePoint|chrw?|char)\s{0,4}\(\s{0,4}[0-9]/i;

/** `String.fromCharCode(105, 103)`, `chr(105) + chr(103)`, in their place: what joins them goes as well. */
export const codeCalls: Decoder = {
  name: "character codes",
  find({ text }, into, meter) {
    if (!NUMBER_HINT.test(text) || !CALL_HINT.test(text)) return;
    meter.work += text.length * 3;
    for (const match of text.matchAll(CALL)) {
      const numbers = (match[1] ?? "").split(",").map((number) => Number(number.trim()));
      meter.work += CANDIDATE_COST + match[0].length * DECODE_COST;
      if (!numbers.every((code) => code > 0 && code <= 0x10ffff)) continue;
      const start = match.index;
      const out = String.fromCodePoint(...numbers);
      into.push({ start, end: start + match[0].length, text: out, way: "character codes" });
    }
  },
};

const MORSE: ReadonlyMap<string, string> = new Map(
  (".- a -... b -.-. c -.. d . e ..-. f --. g .... h .. i .--- j -.- k .-.. l -- m -. n --- o .--. p --.- q .-. r ... s - t ..- u " +
    "...- v .-- w -..- x -.-- y --.. z ----- 0 .---- 1 ..--- 2 ...-- 3 ....- 4 ..... 5 -.... 6 --... 7 ---.. 8 ----. 9 .-.-.- . " +
    "--..-- , ..--.. ? -.-.-- ! -..-. / -....- -").split(" ").reduce<[string, string][]>((pairs, word, i, words) => {
      if (i % 2 === 0) pairs.push([word, words[i + 1] ?? ""]);
      return pairs;
    }, []),
);
const MORSE_RUN = /[.\-·•−–_]{1,6}(?:(?: {1,2}| {0,2}[/|] {0,2}|\n)[.\-·•−–_]{1,6}){7,}/g;
const MORSE_PAIRS = [". .", ". -", "- .", "- -"] as const;
const MORSE_HINT = /[.-] [.-]{1,6} [.-]{1,6} ?[/.-]/;

/** Morse. */
export const morse: Decoder = {
  name: "morse",
  find({ text }, into, meter) {
    if (!MORSE_PAIRS.some((pair) => text.includes(pair)) || !MORSE_HINT.test(text)) return;
    meter.work += text.length * 3;
    for (const match of text.matchAll(MORSE_RUN)) {
      meter.work += CANDIDATE_COST + match[0].length * DECODE_COST;
      const words = match[0].replace(/[·•]/g, ".").replace(/[−–_]/g, "-").split(/ {0,2}[/|\n] {0,2}| {2}/);
      const letters = words.map((word) => word.split(" ").map((sign) => MORSE.get(sign) ?? "?").join("")).join(" ");
      if (letters.includes("?") && !isText(letters.replaceAll("?", "\ufffd"))) continue;
      into.push({ start: match.index, end: match.index + match[0].length, text: letters, way: "morse" });
    }
  },
};
