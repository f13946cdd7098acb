/**
 * Base85: Ascii85 between its brackets, and the alphabet of RFC 1924 (Git, Python's `b85encode`) where a text says that it holds some.
 * Its letters are those of any line of code, so without a sign nothing is tried.
 */
import type { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import { mayBeText, readBytes } from "./bytes.ts";
import { CANDIDATE_COST, DECODE_COST, type Decoder } from "./decoder.ts";

const RFC_1924 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
const VALUES: Int8Array = new Int8Array(128).fill(-1);
for (let i = 0; i < RFC_1924.length; i++) VALUES[RFC_1924.charCodeAt(i)] = i;

/** Stretches of one text that are tried. */
const STRETCHES_MAX = 16;
const CHARS_MAX = 65_536;
const ADOBE = /<~([!-uz\s]{10,65536}?)~>/g;
const NAME = /\b(?:base|ascii|b|a)[ _-]?85$/i;
const NAME_CHARS = 9;
/** A token that no sentence holds: long, without spaces. */
const TOKEN = /(?<=^|[\s"'`])[0-9A-Za-z!#$%&()*+\-;<=>?@^_`{|}~]{20,}(?=$|[\s"'`.,])/g;

/** Base85 in both alphabets. */
export const base85: Decoder = {
  name: "base85",
  find({ text }, into, meter) {
    if (text.includes("<~")) {
      add(text.matchAll(ADOBE), { into, meter, valueOf: adobeValue });
    }
    if (isNamed(text)) add(text.matchAll(TOKEN), { into, meter, valueOf: rfcValue });
  },
};

/** Numbers that end in 85 are many, so only what stands before each is read. */
function isNamed(text: string): boolean {
  for (let at = text.indexOf("85"); at >= 0; at = text.indexOf("85", at + 1)) {
    const end = at + "85".length;
    if (!/\w/.test(text.charAt(end)) && NAME.test(text.slice(Math.max(0, end - NAME_CHARS), end))) return true;
  }
  return false;
}

interface Work {
  readonly into: Edit[];
  readonly meter: Meter;
  readonly valueOf: (code: number) => number;
}

function add(matches: Iterable<RegExpMatchArray>, { into, meter, valueOf }: Work): void {
  let tries = 0;
  for (const match of matches) {
    if (++tries > STRETCHES_MAX) return;
    const digits = (match[1] ?? match[0]).slice(0, CHARS_MAX);
    meter.work += CANDIDATE_COST + digits.length * DECODE_COST;
    const bytes = bytesOf(digits, valueOf);
    if (!bytes || !mayBeText(bytes.subarray(0, 12))) continue;
    const reading = readBytes(bytes, meter);
    if (!reading) continue;
    const start = match.index ?? 0;
    into.push({ start, end: start + match[0].length, text: reading.text, way: ["base85", ...reading.ways].join(", ") });
  }
}

/** The digits of Ascii85 are 33 to 117 in order; `z` stands for four zeros and is no text. */
function adobeValue(code: number): number {
  return code >= 0x21 && code <= 0x75 ? code - 0x21 : -1;
}

function rfcValue(code: number): number {
  return VALUES[code] ?? -1;
}

/** Five digits make four bytes; a last group of n digits makes n - 1. Null where a digit is none or a group overflows. */
function bytesOf(digits: string, valueOf: (code: number) => number): Uint8Array | null {
  const out = new Uint8Array(Math.ceil(digits.length / 5) * 4);
  let length = 0;
  let held = 0;
  let count = 0;
  const flush = (digitsHeld: number): boolean => {
    let word = held;
    for (let i = digitsHeld; i < 5; i++) word = word * 85 + 84;
    if (word > 0xffffffff) return false;
    for (let i = 0; i < digitsHeld - 1; i++) out[length++] = Math.floor(word / 2 ** (24 - 8 * i)) & 0xff;
    held = 0;
    count = 0;
    return true;
  };
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i);
    if (code <= 0x20) continue;
    const value = valueOf(code);
    if (value < 0) return null;
    held = held * 85 + value;
    if (++count === 5 && !flush(5)) return null;
  }
  return count === 1 || count > 1 && !flush(count) ? null : out.subarray(0, length);
}
