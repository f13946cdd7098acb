/**
 * Text in characters that are drawn as nothing: tags (each ASCII letter has one), variation selectors (one for each byte), and
 * patterns of zero-width characters that count as bits. In one run, or spread between the letters of another text.
 */
import type { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import { isText, readBytes } from "./bytes.ts";
import { CANDIDATE_COST, DECODE_COST, type Decoder } from "./decoder.ts";

interface Run {
  start: number;
  end: number;
  /** What each character stands for: an ASCII code, a byte, a code point. */
  readonly values: number[];
}

const BLACK_FLAG = 0x1f3f4;
/** Runs of tags this long are words; shorter ones are read together. */
const RUN_MIN = 3;
/** Bits below this say nothing. */
const BITS_MIN = 21;
/** Zero-width characters: what is drawn as nothing and is neither a tag nor a variation selector. */
const ZERO_WIDTH =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/;

/** Invisible payloads. Reads a text before folding takes them out. */
export const invisible: Decoder = {
  name: "invisible",
  find({ text }, into, meter) {
    meter.work += text.length * 3;
    const { tags, selectors, zeroWidth } = collect(text);
    addTags(tags, { into, meter });
    addSelectors(selectors, { into, meter });
    addBits(zeroWidth, { into, meter });
  },
};

interface Found {
  readonly tags: readonly Run[];
  readonly selectors: readonly Run[];
  readonly zeroWidth: readonly Run[];
}

type Sink = { readonly into: Edit[]; readonly meter: Meter };

function collect(text: string): Found {
  const tags: Run[] = [];
  const selectors: Run[] = [];
  const zeroWidth: Run[] = [];
  let isFlag = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0xad) continue;
    if (c === 0xdb40) {
      const code = text.codePointAt(i) ?? 0;
      if (code >= 0xe0020 && code < 0xe007f && !isFlag) note(tags, { start: i, end: i + 2 }, code - 0xe0000);
      else if (code >= 0xe0100 && code <= 0xe01ef) note(selectors, { start: i, end: i + 2 }, code - 0xe0100 + 16);
      i++;
      if (code === 0xe007f) isFlag = false;
    } else if (c >= 0xfe00 && c <= 0xfe0f) note(selectors, { start: i, end: i + 1 }, c - 0xfe00);
    else if (c >= 0xd800 && c < 0xdc00) {
      isFlag = text.codePointAt(i) === BLACK_FLAG && isRegionFlag(text, i + 2);
      i++;
    } else {
      isFlag = false;
      if (ZERO_WIDTH.test(text[i] ?? "")) note(zeroWidth, { start: i, end: i + 1 }, c);
    }
  }
  return { tags, selectors, zeroWidth };
}

function note(runs: Run[], { start, end }: { readonly start: number; readonly end: number }, value: number): void {
  const last = runs[runs.length - 1];
  if (last && last.end === start) {
    last.end = end;
    last.values.push(value);
  } else runs.push({ start, end, values: [value] });
}

/** The flags of England, Scotland, Wales and their like: two to six tags and the closing one. */
function isRegionFlag(text: string, at: number): boolean {
  return /^(?:\u{e0067}\u{e0062}|\u{e0075}\u{e0073})(?:[\u{e0061}-\u{e007a}]{2,3})\u{e007f}/u.test(
    text.slice(at, at + 14),
  );
}

/** All runs as one: what was spread over a text. */
function together(runs: readonly Run[]): Run {
  return { start: runs[0]?.start ?? 0, end: runs.at(-1)?.end ?? 0, values: runs.flatMap(({ values }) => values) };
}

function isSpread(runs: readonly Run[]): boolean {
  const total = runs.reduce((sum, { values }) => sum + values.length, 0);
  return runs.length > 1 && total < runs.length * RUN_MIN;
}

function addTags(runs: readonly Run[], { into, meter }: Sink): void {
  if (runs.length === 0) return;
  for (const { start, end, values } of isSpread(runs) ? [together(runs)] : runs) {
    meter.work += CANDIDATE_COST + values.length * DECODE_COST;
    into.push({ start, end, text: ` ${charsOf(values)} `, way: "tags" });
  }
}

function charsOf(values: readonly number[]): string {
  let out = "";
  for (const value of values) out += String.fromCharCode(value);
  return out;
}

/** A selector after an emoji says how it is drawn; a byte of text is several in a row, or many that differ. */
function addSelectors(runs: readonly Run[], { into, meter }: Sink): void {
  const long = runs.filter(({ values }) => values.length >= RUN_MIN);
  const spread = together(runs);
  const isMany = spread.values.length >= 8 && new Set(spread.values).size >= 4;
  for (const { start, end, values } of long.length > 0 ? long : isMany ? [spread] : []) {
    meter.work += CANDIDATE_COST + values.length * DECODE_COST;
    const reading = readBytes(Uint8Array.from(values), meter) ?? nibbles(values, meter);
    if (reading) {
      into.push({ start, end, text: ` ${reading.text} `, way: ["variation selectors", ...reading.ways].join(", ") });
    }
  }
}

/** The sixteen selectors of the first block, two for a byte. */
function nibbles(values: readonly number[], meter: Meter): ReturnType<typeof readBytes> {
  if (!values.every((value) => value < 16)) return null;
  const bytes = new Uint8Array(values.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (values[2 * i] ?? 0) * 16 + (values[2 * i + 1] ?? 0);
  return readBytes(bytes, meter);
}

function addBits(runs: readonly Run[], { into, meter }: Sink): void {
  const total = runs.reduce((sum, { values }) => sum + values.length, 0);
  if (total < BITS_MIN) return;
  const long = runs.filter(({ values }) => values.length >= BITS_MIN);
  for (const run of long.length > 0 ? long : [together(runs)]) {
    meter.work += CANDIDATE_COST + run.values.length * DECODE_COST * 16;
    const text = bitText(run.values);
    if (text !== null) into.push({ start: run.start, end: run.end, text: ` ${text} `, way: "zero-width characters" });
  }
}

/** Two characters are zero and one, a third one separates letters or bytes; four are two bits each. */
function bitText(values: readonly number[]): string | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const symbols = [...counts.keys()].sort((a, b) => a - b);
  if (symbols.length < 2 || symbols.length > 5) return null;
  const byCount = symbols.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const [a = 0, b = 0] = byCount;
  for (const [zero, one] of [[Math.min(a, b), Math.max(a, b)], [Math.max(a, b), Math.min(a, b)]] as const) {
    const groups = groupsOf(values, zero, one);
    const text = groups.length >= 3 ? charsOf(groups.map((bits) => Number.parseInt(bits, 2))) : null;
    if (text !== null && isText(text)) return text;
    const bits = groups.join("");
    for (const size of [8, 7, 16]) {
      const plain = charsOf(
        (bits.match(new RegExp(`[01]{${size}}`, "g")) ?? []).map((byte) => Number.parseInt(byte, 2)),
      );
      if (isText(plain)) return plain;
    }
  }
  if (symbols.length < 4) return null;
  const bits = values.map((value) => symbols.indexOf(value).toString(2).padStart(2, "0")).join("");
  const plain = charsOf((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return isText(plain) ? plain : null;
}

function groupsOf(values: readonly number[], zero: number, one: number): readonly string[] {
  const groups: string[] = [];
  let bits = "";
  for (const value of values) {
    if (value === zero) bits += "0";
    else if (value === one) bits += "1";
    else if (bits !== "") {
      groups.push(bits);
      bits = "";
    }
  }
  return bits === "" ? groups : [...groups, bits];
}
