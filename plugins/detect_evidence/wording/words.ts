/**
 * Cuts a text into words, and tells each by a number. The fit and the scan share this file: what one counts the other must find.
 */

/** A seed and a prime of FNV-1a, the hash that numbers words. */
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** What a character is: 0 for none of a word, APOSTROPHE, or its lower case. */
const ASCII: Uint8Array = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const char = String.fromCharCode(c);
  if (/[A-Za-z0-9]/.test(char)) ASCII[c] = char.toLowerCase().charCodeAt(0);
}
/** Stands inside of words only: don't. */
const APOSTROPHE = 0x27;
ASCII[APOSTROPHE] = APOSTROPHE;

/** Signs of scripts without spaces: each is a word of its own. */
function isSign(c: number): boolean {
  return c >= 0x3040 && c < 0xa4d0;
}

function letterOf(c: number): number {
  if (c === 0x2019) return APOSTROPHE;
  const isLetter = c >= 0xc0 && c < 0x2000 && c !== 0xd7 && c !== 0xf7 || c >= 0x2c00 && c < 0x2e00 || isSign(c) ||
    c >= 0xa4d0 && c < 0xab70 || c >= 0xac00 && c < 0xd7a4;
  if (!isLetter) return 0;
  if (c > 0x58f) return c;
  const lower = String.fromCharCode(c).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : c;
}

/** The letter at a place, in lower case; 0 for what is none. */
function letterAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const c = text.charCodeAt(at);
  return c < 128 ? ASCII[c]! : letterOf(c); // in the table
}

/** The words of one text: the first `count` of each list. Reused from text to text. */
export class Words {
  count = 0;
  hashes: Int32Array = new Int32Array(256);
  /** Where each begins, and where it ends (exclusive). */
  starts: Int32Array = new Int32Array(256);
  ends: Int32Array = new Int32Array(256);

  /** Forgets what was here, and reads a text. Linear. */
  read(text: string): this {
    const { length } = text;
    this.count = 0;
    let start = -1;
    let hash = SEED;
    for (let at = 0; at < length; at++) {
      const c = text.charCodeAt(at);
      let letter = c < 128 ? ASCII[c]! : letterOf(c); // in the table
      if (letter === APOSTROPHE && (start < 0 || letterAt(text, at + 1) <= APOSTROPHE)) letter = 0;
      if (letter !== 0 && !isSign(letter)) {
        if (start < 0) start = at;
        hash = Math.imul(hash ^ letter, PRIME);
        continue;
      }
      if (start >= 0) {
        this.#add(hash, start, at);
        start = -1;
        hash = SEED;
      }
      if (letter !== 0) this.#add(Math.imul(SEED ^ letter, PRIME), at, at + 1);
    }
    if (start >= 0) this.#add(hash, start, length);
    return this;
  }

  #add(hash: number, start: number, end: number): void {
    const at = this.count++;
    if (at === this.hashes.length) {
      this.hashes = grown(this.hashes);
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.hashes[at] = hash;
    this.starts[at] = start;
    this.ends[at] = end;
  }
}

function grown(list: Int32Array): Int32Array {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}

/** The number of two words side by side. */
export function pairOf(first: number, second: number): number {
  return Math.imul(Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) ^ second, 0x297a2d39);
}

/** Stands in a phrase for a word between two, whatever it is. */
export const GAP = "_";
const GAP_NUMBER = 0x5f5f5f5f;

/** The number of two words with another between them. */
export function acrossOf(first: number, second: number): number {
  return pairOf(pairOf(first, GAP_NUMBER), second);
}

/** The number of a phrase: a word, two side by side, or two with a gap between them. */
export function numberOf(phrase: string): number {
  const [first = 0, second = 0] = new Words().read(phrase).hashes;
  if (!phrase.includes(" ")) return first;
  return phrase.includes(` ${GAP} `) ? acrossOf(first, second) : pairOf(first, second);
}
