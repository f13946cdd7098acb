/**
 * The skeleton view: letters that only look Latin become Latin, accents go. Ordinary Russian, Greek or Armenian stays as it is:
 * a letter of another script is a look-alike in a word that mixes scripts, or in a line that has no other letters of that script.
 */
import { latinOf } from "../../evidence/look_alikes.ts";
import type { Meter } from "../meter.ts";
import { type Edit, editedView } from "./edits.ts";
import type { ViewMaker } from "./view.ts";

/** What a character is to a word. */
const NONE = 0; // no part of a word
const ASCII = 1; // letter or digit of ASCII
const ACCENTED = 2; // a Latin letter with accents, a small capital, a letter in a box: Latin in whatever word
const LOOKS_LATIN = 3; // a letter of another script that passes for a Latin one
const FOREIGN = 4; // a letter of such a script that does not
const MARK = 5; // drawn over the letter before it
const LETTER = 6; // a letter of a script without look-alikes

const CONFUSABLE_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
const MARKS = /\p{M}/u;
const LETTERS = /[\p{L}\p{N}]/u;

/** What each unit below the surrogates is, plus one; 0: not looked at yet. */
let kinds: Uint8Array | null = null;

function kindOf(code: number): number {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a || code >= 0x41 && code <= 0x5a || isDigit(code) ? ASCII : NONE;
  if (code > 0xffff) return classify(code);
  kinds ??= new Uint8Array(0x10000);
  const known = kinds[code] ?? 0;
  if (known !== 0) return known - 1;
  const kind = classify(code);
  kinds[code] = kind + 1;
  return kind;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function classify(code: number): number {
  const char = String.fromCodePoint(code).toLowerCase();
  if (MARKS.test(char)) return MARK;
  const latin = latinOf(char);
  if (CONFUSABLE_SCRIPT.test(char)) return latin === null ? FOREIGN : isFar(char) ? FOREIGN : LOOKS_LATIN;
  if (latin !== null) return ACCENTED;
  return LETTERS.test(char) ? LETTER : NONE;
}

/** Letters of which nobody would think that they are Latin unless the word around says so: they prove the other script. */
function isFar(char: string): boolean {
  return /[пишщьчзжлёσςδπλξζθφψ]/u.test(char);
}

const WORD_COST = 60;

interface Word {
  readonly start: number;
  readonly end: number;
  /** Bits of the kinds in it. */
  readonly kinds: number;
}

/** The skeleton view. None for plain ASCII, or where no letter passes for a Latin one. */
export const skeletonView: ViewMaker = {
  view: "skeleton",
  make(text, { isAscii }, meter) {
    if (isAscii) return [];
    const edits: Edit[] = [];
    meter.work += text.length * 5;
    for (const line of linesOf(text)) {
      const changed = line.filter((word) => isMixed(word) || isDrawnOver(word));
      // A line with one letter that is no look-alike is written in that language, unless scripts are mixed inside of its words.
      const isForeign = line.some(({ kinds }) => (kinds & (1 << FOREIGN)) !== 0 && (kinds & (1 << ASCII)) === 0);
      const isSuspect = !isForeign || changed.filter(isMixed).length * 2 > line.length;
      for (const word of line) {
        const wanted = isMixed(word) || isDrawnOver(word) ||
          isSuspect && (word.kinds & (1 << LOOKS_LATIN)) !== 0;
        if (wanted) addWord(text, word, { edits, meter });
      }
    }
    const view = editedView(text, edits, "skeleton");
    return view ? [view] : [];
  },
};

/** Latin letters with accents, or with something else drawn over them: what can be composed was composed before. */
function isDrawnOver({ kinds }: Word): boolean {
  return (kinds & (1 << ACCENTED)) !== 0 || (kinds & (1 << ASCII)) !== 0 && (kinds & (1 << MARK)) !== 0;
}

/** Latin letters and letters of another script in one word. */
function isMixed({ kinds }: Word): boolean {
  const hasLatin = (kinds & (1 << ASCII | 1 << ACCENTED)) !== 0;
  return hasLatin && (kinds & (1 << LOOKS_LATIN | 1 << FOREIGN)) !== 0;
}

/** The words beyond ASCII of each line, with every word of ASCII left out but for the marks on it. */
function* linesOf(text: string): Generator<readonly Word[]> {
  let words: Word[] = [];
  let start = -1;
  let bits = 0;
  const close = (end: number) => {
    if (start >= 0 && (bits & ~(1 << ASCII)) !== 0) words.push({ start, end, kinds: bits });
    start = -1;
    bits = 0;
  };
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    const kind = kindOf(code);
    if (kind === NONE || kind === MARK && start < 0) {
      close(i);
      if (code === 0x0a && words.length > 0) {
        yield words;
        words = [];
      }
    } else {
      if (start < 0) start = i;
      // A digit is part of words of every script.
      if (!isDigit(code)) bits |= 1 << kind;
      // Flags and boxes are each a word in form; together they spell one.
    }
    i += size;
  }
  close(text.length);
  if (words.length > 0) yield words;
}

function addWord(
  text: string,
  { start, end }: Word,
  { edits, meter }: { readonly edits: Edit[]; readonly meter: Meter },
): void {
  meter.work += WORD_COST + (end - start) * 20;
  let out = "";
  let wasLatin = false;
  for (let i = start; i < end;) {
    const code = text.codePointAt(i) ?? 0;
    const char = String.fromCodePoint(code);
    i += char.length;
    const kind = kindOf(code);
    if (kind === MARK && wasLatin) continue;
    const latin = kind === ASCII ? char : kind === MARK || kind === LETTER ? null : latinOf(char.toLowerCase());
    wasLatin = latin !== null;
    out += latin ?? char;
  }
  if (out !== text.slice(start, end)) edits.push({ start, end, text: out, way: "skeleton" });
}
