/**
 * The folded view: compatibility forms (full width, mathematical, ligatures) become plain ones, what cannot be seen is
 * gone, letters beyond ASCII are in lower case. ASCII keeps its case: a pattern flagged `i` matches either.
 */
import type { Span } from "../../contract/rule.ts";
import type { Meter } from "../meter.ts";
import type { ViewMaker, ViewText } from "./view.ts";

/**
 * Characters that are drawn as nothing: default ignorables (zero width, joiners, variation selectors, tags, soft
 * hyphen, fillers), bidirectional controls, annotation marks.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/u;
const MARK = /\p{M}/u;

// A base with more marks than this is decoration; folding it in pieces keeps the work linear.
const CLUSTER_CHARS_MAX = 64;

/** How a single character (code unit) folds, found once: 0 unknown, `COMPLEX` not one unit to one unit, else the unit. */
let table: Uint16Array | null = null;
const COMPLEX = 0xffff;
/** Folds to nothing; also marks and jamo, which join what stands before them, are never in the table. */
const GONE = 0xfffe;

function fold(cluster: string): string {
  let plain = "";
  for (const char of cluster) if (!INVISIBLE.test(char)) plain += char;
  let out = "";
  for (const char of plain.normalize("NFKC")) {
    if (INVISIBLE.test(char)) continue;
    out += char > "\x7f" ? char.toLowerCase() : char;
  }
  return out;
}

/** The folded unit of a character, or `COMPLEX`, or `GONE`. */
function foldUnit(unit: number): number {
  table ??= new Uint16Array(0x10000);
  const known = table[unit] ?? 0;
  if (known !== 0) return known;
  let value = COMPLEX;
  if (!joins(unit) && (unit < 0xd800 || unit > 0xdfff)) {
    const out = fold(String.fromCharCode(unit));
    if (out.length === 0) value = GONE;
    else if (out.length === 1 && out.charCodeAt(0) < GONE) value = out.charCodeAt(0);
  }
  table[unit] = value;
  return value;
}

// Folds of single characters that the table cannot hold; dropped when full, so that hostile text cannot fill memory.
const singles = new Map<number, string>();
const SINGLES_MAX = 4_096;

function foldSingle(code: number): string {
  const known = singles.get(code);
  if (known !== undefined) return known;
  const out = fold(String.fromCodePoint(code));
  if (singles.size >= SINGLES_MAX) singles.clear();
  singles.set(code, out);
  return out;
}

/** True for what composes with the character before it: combining marks, and the vowels and finals of Hangul. */
function joins(code: number): boolean {
  if (code < 0x300) return false;
  return code >= 0x1160 && code <= 0x11ff || code >= 0xff9e && code <= 0xff9f || MARK.test(String.fromCodePoint(code));
}

/** Whether a unit joins the character before it, or is invisible: 0 unknown, 1 no, 2 yes. */
let joinTable: Uint8Array | null = null;

function joinsOrHides(code: number): boolean {
  if (code > 0xffff) return joins(code) || INVISIBLE.test(String.fromCodePoint(code));
  joinTable ??= new Uint8Array(0x10000);
  const known = joinTable[code] ?? 0;
  if (known !== 0) return known === 2;
  const yes = joins(code) || INVISIBLE.test(String.fromCharCode(code));
  joinTable[code] = yes ? 2 : 1;
  return yes;
}

// What one cluster costs in units: slicing, normalising and joining strings.
const CLUSTER_COST = 400;
const SINGLE_COST = 30;

class Folding {
  readonly #text: string;
  readonly #meter: Meter;
  #out = "";
  /** Start of what has been read but not yet copied. */
  #copied = 0;
  /** Source offset of each character of the output; made at the first change of length. */
  #map: Uint32Array | null = null;
  #length = 0;
  #isChanged = false;

  constructor(text: string, meter: Meter) {
    this.#text = text;
    this.#meter = meter;
  }

  run(): ViewText | null {
    const text = this.#text;
    let i = 0;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      // ASCII before a mark belongs to the mark's cluster; the next character tells.
      const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      if (next < 0x300 && c < 0x80) {
        i++;
        continue;
      }
      const unit = c < 0x80 ? c : foldUnit(c);
      if (unit < GONE && !this.#joinsAt(i + 1)) {
        if (unit !== c) this.#replace(i, i + 1, String.fromCharCode(unit));
        i++;
        continue;
      }
      i = this.#cluster(i);
    }
    return this.#finish();
  }

  /** True when what stands at `at` composes with what is before it, perhaps past invisible characters. */
  #joinsAt(at: number): boolean {
    const code = this.#text.codePointAt(at);
    if (code === undefined || code < 0x80) return false;
    return joinsOrHides(code);
  }

  #cluster(start: number): number {
    const text = this.#text;
    let end = start + width(text, start);
    while (end - start < CLUSTER_CHARS_MAX && this.#joinsAt(end)) end += width(text, end);
    const isSingle = end - start === width(text, start);
    this.#meter.work += isSingle ? SINGLE_COST : CLUSTER_COST;
    const cluster = text.slice(start, end);
    const out = isSingle ? foldSingle(text.codePointAt(start) ?? 0) : fold(cluster);
    if (out !== cluster) this.#replace(start, end, out);
    return end;
  }

  #replace(start: number, end: number, out: string): void {
    this.#isChanged = true;
    this.#copyTo(start);
    if (out.length !== end - start) this.#startMap();
    if (this.#map) {
      this.#reserve(out.length);
      this.#map.fill(start, this.#length, this.#length + out.length);
    }
    this.#out += out;
    this.#length += out.length;
    this.#copied = end;
  }

  /** Copies the unchanged source up to `end`. */
  #copyTo(end: number): void {
    if (end <= this.#copied) return;
    if (this.#map) {
      this.#reserve(end - this.#copied);
      for (let i = this.#copied; i < end; i++) this.#map[this.#length + i - this.#copied] = i;
    }
    this.#out += this.#text.slice(this.#copied, end);
    this.#length += end - this.#copied;
    this.#copied = end;
  }

  /** Until here output and source had the same offsets. */
  #startMap(): void {
    if (this.#map) return;
    this.#map = new Uint32Array(this.#text.length + 64);
    for (let i = 0; i < this.#length; i++) this.#map[i] = i;
  }

  #reserve(more: number): void {
    if (!this.#map || this.#length + more < this.#map.length) return;
    const map = new Uint32Array((this.#length + more) * 2);
    map.set(this.#map);
    this.#map = map;
  }

  #finish(): ViewText | null {
    if (!this.#isChanged) return null;
    this.#copyTo(this.#text.length);
    const map = this.#map;
    const length = this.#length;
    const sourceLength = this.#text.length;
    if (map) map[length] = sourceLength;
    const toSource = map
      ? (start: number, end: number): Span => spanOf(map, { start, end, length, sourceLength })
      : same;
    return { view: "folded", way: "folded", text: this.#out, toSource };
  }
}

function same(start: number, end: number): Span {
  return { start, end };
}

/** A match may end inside what one character became (half of a ligature): it then covers that character. */
function spanOf(
  map: Uint32Array,
  { start, end, length, sourceLength }: Span & { readonly length: number; readonly sourceLength: number },
): Span {
  const from = start < length ? map[start] ?? 0 : sourceLength;
  let at = end;
  while (at > 0 && at < length && map[at] === map[at - 1]) at++;
  return { start: from, end: at < length ? map[at] ?? 0 : sourceLength };
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The folded view. None for plain ASCII, or where folding changes nothing. */
export const folded: ViewMaker = {
  view: "folded",
  make(text, traits, meter) {
    if (traits.isAscii) return [];
    meter.work += text.length * 4;
    const view = new Folding(text, meter).run();
    return view ? [view] : [];
  },
};

/** True for a character that is drawn as nothing; reports show it as a mark. */
export function isInvisible(char: string): boolean {
  return INVISIBLE.test(char);
}
