/** Sets of characters as sorted, disjoint, inclusive ranges: `[lo, hi, lo, hi, …]`. What a pattern's leaf can match. */

/** Sorted, disjoint, inclusive ranges: `[lo, hi, lo, hi, …]`. */
export type CharSet = readonly number[];

/** The last code point. */
export const CHAR_MAX = 0x10ffff;
/** Every character. */
export const ANY: CharSet = [0, CHAR_MAX];
/** `\d`. */
export const DIGIT: CharSet = [0x30, 0x39];
/** `\w`. */
export const WORD: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
/** `\s`. */
export const SPACE: CharSet = [
  ...[0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029],
  ...[0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff],
];
const LINE_ENDS: CharSet = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029];

/** Puts ranges in order and joins those that touch. */
export function normalize(ranges: readonly number[]): CharSet {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [lo, hi] of pairs) {
    const last = out.length - 1;
    if (last > 0 && lo <= (out[last] ?? 0) + 1) out[last] = Math.max(out[last] ?? 0, hi);
    else out.push(lo, hi);
  }
  return out;
}

/** Every character that is in neither range. */
export function complement(set: CharSet): CharSet {
  const out: number[] = [];
  let from = 0;
  for (let i = 0; i + 1 < set.length; i += 2) {
    const lo = set[i] ?? 0;
    if (lo > from) out.push(from, lo - 1);
    from = (set[i + 1] ?? 0) + 1;
  }
  if (from <= CHAR_MAX) out.push(from, CHAR_MAX);
  return out;
}

/** True when `set` holds `char`. */
export function has(set: CharSet, char: number): boolean {
  for (let i = 0; i + 1 < set.length; i += 2) {
    if (char < (set[i] ?? 0)) return false;
    if (char <= (set[i + 1] ?? 0)) return true;
  }
  return false;
}

/** What both sets hold. */
export function intersect(a: CharSet, b: CharSet): CharSet {
  const out: number[] = [];
  for (let i = 0, j = 0; i + 1 < a.length && j + 1 < b.length;) {
    const lo = Math.max(a[i] ?? 0, b[j] ?? 0);
    const hi = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (lo <= hi) out.push(lo, hi);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return out;
}

/** What `a` holds and `b` does not. */
export function minus(a: CharSet, b: CharSet): CharSet {
  return intersect(a, complement(b));
}

/** `.` without the flag `s`. */
export const DOT: CharSet = complement(LINE_ENDS);

/** The set of a class escape, or null when `letter` names none. */
export function classEscape(letter: string): CharSet | null {
  switch (letter) {
    case "d":
      return DIGIT;
    case "D":
      return complement(DIGIT);
    case "w":
      return WORD;
    case "W":
      return complement(WORD);
    case "s":
      return SPACE;
    case "S":
      return complement(SPACE);
    default:
      return null;
  }
}

// Past this many characters beyond ASCII a range is a whole script: it holds both cases already.
const FOLDED_RANGE_MAX = 0x400;

/** What the flag `i` adds to a set that an author wrote: the other case of each letter, one code unit each. */
export function casePartners(set: CharSet): CharSet {
  const out: number[] = [];
  for (let i = 0; i + 1 < set.length; i += 2) {
    const lo = set[i] ?? 0;
    const hi = set[i + 1] ?? 0;
    shift(out, lo, hi, { from: 0x41, to: 0x5a, by: 0x20 });
    shift(out, lo, hi, { from: 0x61, to: 0x7a, by: -0x20 });
    const start = Math.max(lo, 0x80);
    if (hi - start > FOLDED_RANGE_MAX) continue;
    for (let c = start; c <= hi; c++) for (const other of wideCases(c)) if (!has(set, other)) out.push(other, other);
  }
  return normalize(out);
}

function shift(out: number[], lo: number, hi: number, letters: { from: number; to: number; by: number }): void {
  const start = Math.max(lo, letters.from);
  const end = Math.min(hi, letters.to);
  if (start <= end) out.push(start + letters.by, end + letters.by);
}

/** The other cases of one character beyond ASCII; never an ASCII one, as the flag `i` without `u` has it. */
export function wideCases(char: number): number[] {
  const text = String.fromCodePoint(char);
  const out: number[] = [];
  for (const other of [text.toLowerCase(), text.toUpperCase()]) {
    const code = other.codePointAt(0) ?? 0;
    if (code >= 0x80 && code !== char && String.fromCodePoint(code) === other) out.push(code);
  }
  return out;
}
