/**
 * The joined view: letters spelled out with spaces, dots, dashes or lines between them, digits and signs that stand for letters,
 * words cut by punctuation or markup, and letters repeated for fun are whole words again. Only stretches that look so are touched.
 */
import { lazy } from "../../lazy.ts";
import { beginnings, KNOWN_WORDS, REPAIRED_CHARS_MIN, segment } from "../decoders/known_words.ts";
import type { Survey } from "../decoders/runs.ts";
import { Survey as SurveyOf } from "../decoders/runs.ts";
import type { Meter } from "../meter.ts";
import { type Edit, editedView, inOrder } from "./edits.ts";
import type { ViewMaker } from "./view.ts";

/** Letters in a row before a stretch counts as spelled out. */
const SPELLED_MIN = 4;
const SPAN_COST = 60;
const LETTER_COST = 60;

interface Work {
  readonly survey: Survey;
  readonly edits: Edit[];
  readonly meter: Meter;
}

/** The joined view. */
export const joinedView: ViewMaker = {
  view: "joined",
  make(text, traits, meter) {
    const survey = traits.survey ?? new SurveyOf(text);
    const work: Work = { survey, edits: [], meter };
    meter.work += text.length * 2;
    for (const { start, end } of survey.spread) spelled({ start, end }, work);
    if (survey.leet.length > 0) leet(work);
    if (survey.splits.length > 0) splits(work);
    if (survey.triples.length > 0) repeats(work);
    for (const { start, end } of survey.runs) glued({ start, end }, work);
    const view = editedView(text, inOrder(work.edits), "joined");
    return view ? [view] : [];
  },
};

/** Digits and signs that stand for letters, each with what it may mean. */
const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "il",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "gb",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  "$": "s",
  "!": "il",
  "|": "li",
  "+": "t",
};

function isLetter(text: string, at: number): boolean {
  const c = text.charCodeAt(at) | 0x20;
  return c >= 0x61 && c <= 0x7a || c > 0xbf && /\p{L}/u.test(text[at] ?? "");
}

interface Spelling {
  readonly letters: string[];
  /** What stands before each letter. */
  readonly gaps: string[];
  start: number;
  end: number;
}

/** Reads letters one by one; a gap of more than this many characters ends the word list. */
const GAP_CHARS_MAX = 4;

function spelled(
  { start, end }: { readonly start: number; readonly end: number },
  { survey, edits, meter }: Work,
): void {
  const { text } = survey;
  meter.work += end - start;
  // Most such stretches are blank, or signs of code.
  let letters = 0;
  for (let i = start; i < end; i++) if (isAsciiLetter(text.charCodeAt(i)) || text.charCodeAt(i) > 0xbf) letters++;
  if (letters < 2) return;
  meter.work += SPAN_COST + (end - start) * 8;
  let spelling: Spelling = { letters: [], gaps: [], start, end: start };
  let gapStart = start;
  for (let i = start; i < end; i++) {
    // A sign between letters separates; between digits or spaces it may be one.
    const isPart = isLetter(text, i) || /[0-9]/.test(text[i] ?? "") ||
      Object.hasOwn(LEET, text[i] ?? "") && isAlone(text, i);
    if (!isPart || i === start && i > 0 && isLetter(text, i - 1)) continue;
    const gap = text.slice(gapStart, i);
    if (spelling.letters.length > 0 && gap.length > GAP_CHARS_MAX) {
      addSpelling(spelling, { edits, meter });
      spelling = { letters: [], gaps: [], start: i, end: i };
    }
    if (spelling.letters.length === 0) spelling.start = i;
    spelling.gaps.push(spelling.letters.length === 0 ? "" : gap);
    spelling.letters.push(text[i] ?? "");
    spelling.end = i + 1;
    gapStart = i + 1;
  }
  addSpelling(spelling, { edits, meter });
}

function isAlone(text: string, at: number): boolean {
  return /\s/.test(text[at - 1] ?? " ") && /\s/.test(text[at + 1] ?? " ");
}

function addSpelling(spelling: Spelling, { edits, meter }: Pick<Work, "edits" | "meter">): void {
  const { letters, gaps, start, end } = spelling;
  if (
    letters.length < SPELLED_MIN || letters.filter((letter) => !/[^\p{L}]/u.test(letter)).length * 2 < letters.length
  ) return;
  const usual = usualOf(gaps.slice(1));
  if (usual === null) return;
  const words: string[] = [];
  let word = "";
  for (let i = 0; i < letters.length; i++) {
    if (i > 0 && isWordGap(gaps[i] ?? "", usual)) {
      words.push(word);
      word = "";
    }
    word += letters[i];
  }
  words.push(word);
  meter.work += letters.length * LETTER_COST;
  const out = words.map((one) => {
    const plain = plainOf(one);
    return one.length < 10 ? plain : segment(plain).text;
  });
  edits.push({ start, end, text: out.join(" "), way: "joined" });
}

/** The gap between letters of one word: the most frequent, more than half of all. */
function usualOf(gaps: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const [usual, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
  return count * 2 > gaps.length ? usual : null;
}

function isWordGap(gap: string, usual: string): boolean {
  return gap !== usual && (gap.length > usual.length || /\s/.test(gap) && !/\s/.test(usual) || /[\n/|]/.test(gap));
}

/** Leet in a word that was spelled out: there is no telling by a list, so each sign is its first meaning. */
function plainOf(word: string): string {
  const known = knownOf(word);
  if (known !== null) return known;
  return /[a-z]/i.test(word) ? word.replace(/[0-9@$!|+]/g, (sign) => LEET[sign]?.[0] ?? sign) : word;
}

const HAS_LEET = /[0-9@$!|+]/;
const HAS_LETTER = /[A-Za-z]/;
/** Longer words are no words. */
const LEET_CHARS_MAX = 24;

/** What words with signs for letters are made of. */
const LEET_CHARS: Uint8Array = new Uint8Array(128);
for (let c = 0; c < 128; c++) LEET_CHARS[c] = /[A-Za-z0-9@$!|+]/.test(String.fromCharCode(c)) ? 1 : 0;

function isLeetAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c < 128 && LEET_CHARS[c] === 1;
}

/** The word that a spelling with digits and signs stands for, if it is a known one. */
function knownOf(word: string): string | null {
  const first = fold(word, 0);
  if (KNOWN_WORDS.has(first)) return first;
  const second = fold(word, 1);
  if (KNOWN_WORDS.has(second)) return second;
  // One sign in two meanings: each place where it stands, once.
  for (let i = 0; i < word.length; i++) {
    if ((LEET[word[i] ?? ""]?.length ?? 0) < 2) continue;
    const mixed = first.slice(0, i) + second[i] + first.slice(i + 1);
    if (KNOWN_WORDS.has(mixed)) return mixed;
  }
  return null;
}

function fold(word: string, choice: number): string {
  let out = "";
  for (const char of word) out += LEET[char]?.[choice] ?? LEET[char]?.[0] ?? char;
  return out.toLowerCase();
}

function leet({ survey: { text, leet: places }, edits, meter }: Work): void {
  const short: Edit[] = [];
  let repaired = 0;
  let done = 0;
  for (const place of places) {
    if (place < done) continue;
    const { start, end } = leetAround(text, place, done);
    done = end + 1;
    meter.work += LETTER_COST + end - start;
    if (!mayBeKnown(text, start, end)) continue;
    let word = text.slice(start, end);
    if (!HAS_LEET.test(word) || !HAS_LETTER.test(word)) continue;
    meter.work += LETTER_COST * 4;
    let known = knownOf(word);
    if (known === null && /[!|+$]$/.test(word)) {
      word = word.replace(/[!|+$]+$/, "");
      known = HAS_LEET.test(word) ? knownOf(word) : null;
    }
    if (known === null) continue;
    const edit = { start, end: start + word.length, text: known, way: "joined" };
    if (known.length >= REPAIRED_CHARS_MIN) {
      repaired++;
      edits.push(edit);
    } else short.push(edit);
  }
  // "4ll" alone is a name; beside "1gn0re" it is a word.
  if (repaired > 0) edits.push(...short);
}

/** The word with signs around a place, or right before it; a character more than any word has where it goes on. */
function leetAround(text: string, place: number, floor: number): { readonly start: number; readonly end: number } {
  let start = place;
  const least = Math.max(floor, place - LEET_CHARS_MAX - 1);
  while (start > least && isLeetAt(text, start - 1)) start--;
  let end = place;
  while (isLeetAt(text, end) && end < start + LEET_CHARS_MAX + 1) end++;
  return { start, end };
}

/** By the first two characters of a word with signs: a bit for each length that known words have which may begin so. */
const leetLengths = lazy(() => {
  const lengths = new Uint32Array(128 * 128);
  for (const word of KNOWN_WORDS) {
    for (const a of spellingsOf(word.charAt(0))) {
      for (const b of spellingsOf(word.charAt(1))) {
        lengths[a * 128 + b] = (lengths[a * 128 + b] ?? 0) | 1 << word.length;
      }
    }
  }
  return lengths;
});

/** The character codes that may stand for a letter. */
function spellingsOf(letter: string): readonly number[] {
  const signs = Object.entries(LEET).filter(([, letters]) => letters.includes(letter)).map(([sign]) => sign);
  return [letter, letter.toUpperCase(), ...signs].map((char) => char.charCodeAt(0));
}

/** False where no known word is as long and begins with what the first two characters may stand for. */
function mayBeKnown(text: string, start: number, end: number): boolean {
  if (end - start < 2 || end - start > LEET_CHARS_MAX) return false;
  const lengths = leetLengths()[(text.charCodeAt(start) & 127) * 128 + (text.charCodeAt(start + 1) & 127)] ?? 0;
  if ((lengths >>> (end - start) & 1) !== 0) return true;
  // A mark at the end may belong to the word or to the sentence.
  let last = end;
  while (last > start && TRAILING.includes(text.charAt(last - 1))) last--;
  return last < end && (lengths >>> (last - start) & 1) !== 0;
}

const TRAILING = "!|+$";

/** What cuts a word: up to three signs, a line break, markup that only changes the look. */
const CUT =
  /(?:<\/?(?:b|i|em|strong|span|font|wbr|u|s|small|mark|code|a|sub|sup)(?:\s[^<>]{0,80})?\/?>|<!--[^<>]{0,80}-->|\/\*[^*]{0,40}\*\/|[^\w\s<>]|_){1,4}(?:\r?\n[ \t]{0,8})?|\r?\n[ \t]{0,8}/y;

function splits({ survey, edits, meter }: Work): void {
  const { text } = survey;
  let done = 0;
  for (const at of survey.splits) {
    if (at < done) continue;
    meter.work += SPAN_COST;
    const start = wordStart(text, at, done);
    if (start === at) continue;
    const word = isBeginning(text, start, at) ? mended(text, start, at) : null;
    if (word) {
      meter.work += SPAN_COST * 4;
      edits.push({ ...word, way: "joined" });
      done = word.end;
      continue;
    }
    const sign = text.charCodeAt(at);
    if (sign !== 0x5f && sign !== 0x2e) continue;
    const phrase = phraseAt(text, start, sign);
    meter.work += (phrase.end - start) * 4;
    done = Math.max(done, phrase.end);
    if (phrase.text !== null) edits.push({ start, end: phrase.end, text: phrase.text, way: "joined" });
  }
}

/** First two letters of the words that are mended: most pieces of code are no beginning of any. */
const firstPairs = lazy(() => {
  const pairs = new Uint8Array(32 * 32);
  for (const word of beginnings()) if (word.length === 2) pairs[pairOf(word, 0)] = 1;
  return pairs;
});

function pairOf(text: string, at: number): number {
  return (text.charCodeAt(at) & 31) * 32 + (text.charCodeAt(at + 1) & 31);
}

function isBeginning(text: string, start: number, end: number): boolean {
  if (end - start > 1 && firstPairs()[pairOf(text, start)] === 0) return false;
  return beginnings().has(text.slice(start, end).toLowerCase());
}

/** Where the letters before an offset begin, at most a word back. */
function wordStart(text: string, at: number, floor: number): number {
  let start = at;
  const least = Math.max(floor, at - 24);
  while (start > least && isAsciiLetter(text.charCodeAt(start - 1))) start--;
  return start;
}

function isAsciiLetter(c: number): boolean {
  return c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a;
}

/** Pieces that one word is cut into, at most. */
const PIECES_MAX = 12;

/** Where the next piece begins behind what cuts the word; the same place where nothing does. */
function afterCut(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  // One sign between two letters is by far the most frequent.
  if (isAsciiLetter(text.charCodeAt(at + 1)) && sign !== 0x3c) {
    return isAsciiLetter(sign) || sign <= 0x20 && sign !== 0x0a || isDigit(sign) ? at : at + 1;
  }
  CUT.lastIndex = at;
  return CUT.test(text) ? CUT.lastIndex : at;
}

function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

/** Puts pieces together as long as they begin a known word; the longest known word counts. */
function mended(text: string, start: number, at: number): { start: number; end: number; text: string } | null {
  let word = text.slice(start, at).toLowerCase();
  let end = at;
  let best: { start: number; end: number; text: string } | null = null;
  for (let piece = 0; piece < PIECES_MAX; piece++) {
    const from = afterCut(text, end);
    let next = from;
    while (next < from + 16 && isAsciiLetter(text.charCodeAt(next))) next++;
    if (next === from) break;
    word += text.slice(from, next).toLowerCase();
    end = next;
    if (KNOWN_WORDS.has(word) && word.length >= REPAIRED_CHARS_MIN && !isAsciiLetter(text.charCodeAt(next))) {
      best = { start, end, text: word };
    }
    if (!beginnings().has(word)) break;
  }
  // What is two words anyway ("pass-word", "is.sue") reads no worse for being one.
  return best;
}

/** Words joined by one sign that are looked at together. */
const PHRASE_WORDS_MAX = 64;

/** Words joined by one sign, four or more of them, two of them known: "ignore_all_previous_instructions". */
function phraseAt(text: string, start: number, sign: number): { readonly end: number; readonly text: string | null } {
  let count = 0;
  let at = start;
  let end = start;
  while (count < PHRASE_WORDS_MAX) {
    const from = at;
    while (at < from + 24 && isAsciiLetter(text.charCodeAt(at))) at++;
    if (at === from) break;
    count++;
    end = at;
    if (text.charCodeAt(at) !== sign) break;
    at++;
  }
  if (count < 4) return { end, text: null };
  const words = text.slice(start, end).split(String.fromCharCode(sign));
  const known = words.filter((word) => word.length > 2 && KNOWN_WORDS.has(word.toLowerCase())).length;
  return { end, text: known >= 2 ? words.join(" ") : null };
}

function repeats({ survey, edits, meter }: Work): void {
  const { text } = survey;
  let done = 0;
  for (const at of survey.triples) {
    if (at < done) continue;
    let start = at;
    while (start > Math.max(done, at - 64) && isAsciiLetter(text.charCodeAt(start - 1))) start--;
    let end = at;
    while (end < at + 64 && isAsciiLetter(text.charCodeAt(end))) end++;
    done = end;
    meter.work += (end - start) * 10;
    const word = text.slice(start, end).toLowerCase();
    const known = [word.replace(/(.)\1+/g, "$1"), word.replace(/(.)\1{2,}/g, "$1"), word.replace(/(.)\1{2,}/g, "$1$1")]
      .find((one) => one.length >= REPAIRED_CHARS_MIN && KNOWN_WORDS.has(one));
    if (known !== undefined) edits.push({ start, end, text: known, way: "joined" });
  }
}

const GLUED_MIN = 16;
const GLUED_MAX = 512;
const CAMEL_HUMPS_MIN = 6;
const HUMPS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/** "IgnoreAllPreviousInstructions", and the same without capitals. */
function glued({ start, end }: { readonly start: number; readonly end: number }, { survey, edits, meter }: Work): void {
  if (end - start < GLUED_MIN || end - start > GLUED_MAX) return;
  const token = survey.text.slice(start, end);
  if (!/^[A-Za-z]+$/.test(token)) return;
  const humps = token.match(HUMPS) ?? [];
  meter.work += token.length * 4;
  // "writeYourPromptHere" is a name in code; orders that are written so begin with a capital, or go on and on.
  if (humps.length >= 4) {
    if (/^[a-z]/.test(token) && humps.length < CAMEL_HUMPS_MIN) return;
    const known = humps.filter((hump) => KNOWN_WORDS.has(hump.toLowerCase())).length;
    if (known >= 3) edits.push({ start, end, text: humps.join(" "), way: "joined" });
    return;
  }
  if (humps.length > 2) return;
  meter.work += token.length * LETTER_COST;
  const { text, words, strays } = segment(token);
  if (words >= 3 && strays * 5 <= token.length) edits.push({ start, end, text, way: "joined" });
}
