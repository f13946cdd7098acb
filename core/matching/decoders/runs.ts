/** Finds what might be encoded, without looking at most characters: ordinary text is passed in strides. */
import type { Span } from "../../contract/finding.ts";
import { mayBeText } from "./bytes.ts";

/** What a character may be part of. */
const BASE64 = 1;
const WORD = 2;
const CODE = 4;

const CLASSES: Uint8Array = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const char = String.fromCharCode(c);
  CLASSES[c] = (/[A-Za-z0-9+/_-]/.test(char) ? BASE64 : 0) | (/[A-Za-z0-9]/.test(char) ? WORD : 0) |
    (/[0-9a-fA-FxXo\s,;:.|_/\\-]/.test(char) ? CODE : 0);
}

function classOf(text: string, at: number): number {
  const c = text.charCodeAt(at);
  return c < 128 ? CLASSES[c] ?? 0 : 0;
}

/** Shorter runs hold a word at most; this one and its padding is "rm -rf /". */
const RUN_CHARS_MIN = 10;

/** Every run of at least 10 characters of the alphabets of base64, base32, base58 and hex. */
export function tokenRuns(text: string): readonly Span[] {
  return runsOf(text, BASE64);
}

function runsOf(text: string, mask: number): readonly Span[] {
  const out: Span[] = [];
  const length = text.length;
  // The earliest place where a run may begin: what stands before it is no part of one.
  let start = 0;
  while (start + RUN_CHARS_MIN <= length) {
    let at = start + RUN_CHARS_MIN - 1;
    while (at >= start && (classOf(text, at) & mask) !== 0) at--;
    if (at >= start) {
      start = at + 1;
      continue;
    }
    let end = start + RUN_CHARS_MIN;
    while (end < length && (classOf(text, end) & mask) !== 0) end++;
    out.push({ start, end });
    start = end + 1;
  }
  return out;
}

const ID_CHARS = 36;
const DASH = 0x2d;

/**
 * True for a UUID whose bytes are no text. It can be nothing but hexadecimal, and stands in half of all traffic: one look here saves all
 * decoders theirs.
 */
function isOnlyId(text: string, { start, end }: Span): boolean {
  if (end - start !== ID_CHARS) return false;
  const bytes = new Uint8Array(16);
  let digits = 0;
  for (let i = 0; i < ID_CHARS; i++) {
    const c = text.charCodeAt(start + i);
    const isJoint = i === 8 || i === 13 || i === 18 || i === 23;
    if (isJoint !== (c === DASH)) return false;
    if (isJoint) continue;
    const digit = c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57;
    if (digit < 0 || digit > 15 || c > 0x39 && digit < 10) return false;
    bytes[digits >> 1] = (bytes[digits >> 1] ?? 0) << 4 | digit;
    digits++;
  }
  // The last group is long enough to be read alone.
  return !mayBeText(bytes) && !mayBeText(bytes.subarray(10));
}

/** So many characters without two letters or digits side by side hold three tokens of one character and a fourth beside them. */
const SPREAD_CHARS_MIN = 7;

/**
 * Every stretch in which no two letters or digits stand side by side, of at least 7 characters: what is spelled out letter by
 * letter. White space and rules of signs are such stretches too; the caller counts the letters.
 */
export function spreadStretches(text: string): readonly Span[] {
  const out: Span[] = [];
  const length = text.length;
  // The window [left, left + 7) holds a pair of word characters, or it begins a stretch.
  let left = 0;
  while (left + SPREAD_CHARS_MIN <= length) {
    let at = left + SPREAD_CHARS_MIN - 1;
    let isWord = isWordAt(text, at);
    while (at > left) {
      const before = isWordAt(text, at - 1);
      if (before && isWord) break;
      isWord = before;
      at--;
    }
    if (at > left) {
      left = at;
      continue;
    }
    let end = left + SPREAD_CHARS_MIN;
    let wasWord = isWordAt(text, end - 1);
    for (; end < length; end++) {
      const now = isWordAt(text, end);
      if (now && wasWord) break;
      wasWord = now;
    }
    if (end < length) end--; // the last character begins a word
    out.push({ start: left, end });
    left = end;
  }
  return out;
}

/** Letters beyond ASCII count as well: whoever spells out Cyrillic spells. */
function isWordAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c < 128 ? ((CLASSES[c] ?? 0) & WORD) !== 0 : c >= 0xc0 && c < 0x2000 || c >= 0x3040 && c < 0xfe00;
}

/** Kinds of neighbours: the bit of a pair is `5 * first + second`. */
const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const SIGN = 4;

const KINDS: Uint8Array = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const char = String.fromCharCode(c);
  KINDS[c] = /[a-z]/.test(char)
    ? LOWER
    : /[A-Z]/.test(char)
    ? UPPER
    : /[0-9]/.test(char)
    ? DIGIT
    : /[\n!-~]/.test(char)
    ? SIGN
    : OTHER;
}

/** Signs that cut words; brackets and quotation marks, which stand beside words everywhere, do not. */
const SPLITS: Uint8Array = new Uint8Array(128);
for (const sign of "\n-_.*|~`/\\:,+#^&%<'@$") SPLITS[sign.charCodeAt(0)] = 1;

function kindAt(text: string, at: number): number {
  const c = text.charCodeAt(at);
  return c < 128 ? KINDS[c] ?? OTHER : OTHER;
}

function pairBits(...pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((bits, [first, second]) => bits | (1 << (5 * first + second)), 0);
}

/** A capital or a digit inside of a word. */
const MIXED_PAIRS = pairBits([LOWER, UPPER], [LOWER, DIGIT], [UPPER, DIGIT], [DIGIT, LOWER], [DIGIT, UPPER]);

/** Signs that may stand for letters. */
const LEET_SIGNS: Uint8Array = new Uint8Array(128);
for (const sign of "@$!|+") LEET_SIGNS[sign.charCodeAt(0)] = 1;

/** What may stand between the groups of a base64 text that was cut into groups, one or two of them. */
const BETWEEN_GROUPS: Uint8Array = new Uint8Array(128);
for (const sign of " \t\r\n,;|.:~*-") BETWEEN_GROUPS[sign.charCodeAt(0)] = 1;
const GROUP_CHARS_MAX = 12;
/** So many whole groups in a row; the first and the last of a text may be others. */
const GROUPS_MIN = 3;

/** What a text holds, found in passes that decoders and views share; each is made when it is first asked for. */
export class Survey {
  readonly text: string;
  #runs: readonly Span[] | null = null;
  /** Runs that are ids and nothing else. */
  #ids: readonly Span[] = [];
  #spread: readonly Span[] | null = null;
  #codes: readonly Span[] | null = null;
  #pairs = -1;
  readonly #splits: number[] = [];
  readonly #triples: number[] = [];
  readonly #leet: number[] = [];
  readonly #groups: Span[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Runs that may be encoded. */
  get runs(): readonly Span[] {
    if (this.#runs) return this.#runs;
    const { ids = [], runs } = Object.groupBy(
      tokenRuns(this.text),
      (run) => (isOnlyId(this.text, run) ? "ids" : "runs"),
    );
    this.#ids = ids;
    return this.#runs = runs ?? [];
  }

  /** Stretches that may be spelled out. */
  get spread(): readonly Span[] {
    return this.#spread ??= spreadStretches(this.text);
  }

  /** Runs of digits, hexadecimal ones too, and of what separates them: lists of character codes. Blank lines are such runs as well. */
  get codes(): readonly Span[] {
    return this.#codes ??= runsOf(this.text, CODE);
  }

  /** True where some word has a capital or a digit inside. */
  get hasMixed(): boolean {
    return (this.#neighbours() & MIXED_PAIRS) !== 0;
  }

  /** Places behind words with both letters and digits, and of signs that may stand for letters. */
  get leet(): readonly number[] {
    this.#neighbours();
    return outside(this.#ids, this.#leet, (at) => ({ start: at, end: at }));
  }

  /** Stretches of words that are all as long as groups of base64 are. */
  get groups(): readonly Span[] {
    this.#neighbours();
    return outside(this.#ids, this.#groups, (group) => group);
  }

  /** Places of signs and line breaks right behind a letter with no space after them. */
  get splits(): readonly number[] {
    this.#neighbours();
    return this.#splits;
  }

  /** Places where a letter stands for the third time in a row. */
  get triples(): readonly number[] {
    this.#neighbours();
    return this.#triples;
  }

  #neighbours(): number {
    if (this.#pairs >= 0) return this.#pairs;
    void this.runs; // tells ids
    const { text } = this;
    const { length } = text;
    const groups = new Groups(this.#groups);
    let pairs = 0;
    let before = OTHER;
    let last = 0;
    // Of the word that is being read: where it begins, and the kinds of its characters.
    let start = 0;
    let kinds = 0;
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(i);
      const kind = c < 128 ? KINDS[c]! : OTHER; // in the table
      pairs |= 1 << (before * 5 + kind);
      if (kind === LOWER || kind === UPPER || kind === DIGIT) {
        kinds |= 1 << kind;
        if (c === last && kind !== DIGIT && i > 1 && text.charCodeAt(i - 2) === c) this.#triples.push(i);
      } else {
        if (kinds > 1 << DIGIT) this.#leet.push(i);
        if (c !== PLUS && c !== SLASH) {
          groups.add({ start, end: i, sign: c });
          start = i + 1;
        }
        kinds = 0;
        if (kind === SIGN) this.#sign(c, i, before);
      }
      before = kind;
      last = c;
    }
    if (kinds > 1 << DIGIT) this.#leet.push(length);
    groups.add({ start, end: length, sign: 0 });
    return this.#pairs = pairs;
  }

  #sign(c: number, at: number, before: number): void {
    const next = kindAt(this.text, at + 1);
    if (next === OTHER || next === DIGIT) return;
    if (LEET_SIGNS[c] === 1 && next !== SIGN) this.#leet.push(at);
    if (before !== LOWER && before !== UPPER || (SPLITS[c] ?? 0) === 0) return;
    // Two signs may cut a word, or begin markup that does; quotes and brackets of code come in greater numbers.
    if (next === SIGN && c !== 0x3c && kindAt(this.text, at + 2) !== LOWER && kindAt(this.text, at + 2) !== UPPER) {
      return;
    }
    this.#splits.push(at);
  }
}

/** What does not lie inside of an id, or right behind one; all in order. */
function outside<T>(ids: readonly Span[], all: readonly T[], spanOf: (one: T) => Span): readonly T[] {
  if (ids.length === 0) return all;
  let next = 0;
  return all.filter((one) => {
    const { start, end } = spanOf(one);
    while (next < ids.length && (ids[next]?.end ?? 0) < start) next++;
    const id = ids[next];
    return !id || start < id.start || end > id.end;
  });
}

const PLUS = 0x2b;
const SLASH = 0x2f;

/** Counts words in a row that are as long as groups of base64 are. */
class Groups {
  readonly #into: Span[];
  #count = 0;
  #start = 0;
  #end = 0;

  constructor(into: Span[]) {
    this.#into = into;
  }

  /** A word, perhaps an empty one, and the sign behind it. */
  add({ start, end, sign }: { readonly start: number; readonly end: number; readonly sign: number }): void {
    const length = end - start;
    if (length > 0) {
      if ((length & 3) === 0 && length <= GROUP_CHARS_MAX) {
        if (this.#count++ === 0) this.#start = start;
        this.#end = end;
      } else this.#finish();
    } else if (start - this.#end > 2) this.#finish();
    if (sign >= 128 || BETWEEN_GROUPS[sign] !== 1) this.#finish();
  }

  #finish(): void {
    if (this.#count >= GROUPS_MIN) this.#into.push({ start: this.#start, end: this.#end });
    this.#count = 0;
  }
}
