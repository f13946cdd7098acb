/** What decoded bytes say: text in UTF-8 or UTF-16, or an archive that holds some. Most bytes say nothing. */
import { constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { Meter } from "../meter.ts";

/** A text, and what had to be done to the bytes: ["gzip"], ["utf-16"], []. */
export interface Reading {
  readonly text: string;
  readonly ways: readonly string[];
}

/** Archives in archives; each costs a call. */
const ARCHIVES_MAX = 4;
/** An archive's call, beside its output. */
const INFLATE_COST = 30_000;
const BYTE_COST = 4;

/** True when the first bytes may begin a text or an archive. Cheap: asked of every long token. */
export function mayBeText(bytes: Uint8Array): boolean {
  if (bytes.length < 2) return false;
  if (isArchive(bytes) || isWide(bytes) !== null) return true;
  let good = 0;
  for (let i = 0; i < bytes.length; i++) if (isPlain(bytes[i] ?? 0)) good++;
  return good * 8 >= bytes.length * 7;
}

/** Reads bytes as text. Null where they are none. `withRaw`: try deflate without a header as well. */
export function readBytes(bytes: Uint8Array, meter: Meter, { withRaw = false } = {}): Reading | null {
  let at = bytes;
  const ways: string[] = [];
  for (let depth = 0; isArchive(at); depth++) {
    const inner = unpack(at, meter);
    if (!inner || depth >= ARCHIVES_MAX) {
      if (inner) meter.take(Infinity);
      break;
    }
    ways.push(at[0] === 0x1f ? "gzip" : "zlib");
    at = inner;
  }
  const text = textOf(at, meter);
  if (text !== null) return { text, ways: isWide(at) === null ? ways : [...ways, "utf-16"] };
  if (!withRaw || ways.length > 0) return null;
  const inner = inflate(at, inflateRawSync, meter);
  const plain = inner && inner.length > at.length / 4 ? textOf(inner, meter) : null;
  return plain === null ? null : { text: plain, ways: ["deflate"] };
}

function isArchive(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  if (first === 0x1f && second === 0x8b) return bytes[2] === 8;
  return (first & 0x0f) === 8 && first <= 0x78 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0 &&
    bytes.length >= 8;
}

function unpack(bytes: Uint8Array, meter: Meter): Uint8Array | null {
  return inflate(bytes, bytes[0] === 0x1f ? gunzipSync : inflateSync, meter);
}

type Inflate = typeof gunzipSync;

/** Null where it is no archive. What would grow past the budget spends all of it: the scan ends unjudged. */
function inflate(bytes: Uint8Array, call: Inflate, meter: Meter): Uint8Array | null {
  meter.work += INFLATE_COST + bytes.length * BYTE_COST;
  const most = Math.max(1, meter.outputLeft);
  try {
    // A cut archive still shows what it holds up to the cut.
    const out = call(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
    meter.work += out.length * BYTE_COST;
    return out;
  } catch (error) {
    if (isTooLarge(error)) meter.take(Infinity);
    return null;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

const utf8 = new TextDecoder("utf-8");
const utf16le = new TextDecoder("utf-16le");
const utf16be = new TextDecoder("utf-16be");

/** Every second byte is zero, or a mark says so: text in UTF-16. */
function isWide(bytes: Uint8Array): "le" | "be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "be";
  const looked = Math.min(bytes.length & ~1, 64);
  if (looked < 8) return null;
  let odd = 0;
  let even = 0;
  for (let i = 0; i < looked; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const enough = looked * 0.4;
  return odd >= enough && even === 0 ? "le" : even >= enough && odd === 0 ? "be" : null;
}

function textOf(bytes: Uint8Array, meter: Meter): string | null {
  meter.work += bytes.length * BYTE_COST;
  const wide = isWide(bytes);
  const text = (wide === "le" ? utf16le : wide === "be" ? utf16be : utf8).decode(bytes);
  return isText(text) ? text : null;
}

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Shorter texts must be flawless; longer ones may hold a few bytes that say nothing. */
const FLAWLESS_CHARS = 32;

/** True for what a person or a program may have written: letters and signs, hardly a control character. */
export function isText(text: string): boolean {
  if (text.length < 3) return false;
  let good = 0;
  let wide = 0;
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) {
      if (isPlain(c)) good++;
      if (c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a || c === 0x20) letters++;
    } else if (c !== 0xfffd && c > 0xa0) wide++;
  }
  // Letters of other scripts by chance in random bytes are few and of many scripts.
  if (wide > 0 && wide > good / 8 && !isOfOneScript(text)) return false;
  const flaws = text.length - good - wide;
  if (flaws * 100 > text.length * (text.length <= FLAWLESS_CHARS ? 0 : 10)) return false;
  return (letters + wide) * 5 >= text.length * 2 || HEX.test(text);
}

/** One more layer: digits of bytes say nothing yet. */
const HEX = /^[0-9a-fA-F][0-9a-fA-F\s:,;|-]{22,}[0-9a-fA-F]$/;

const SCRIPTS = [
  /[\u0080-\u024f\u1e00-\u1eff]/g,
  /[\u0370-\u03ff]/g,
  /[\u0400-\u052f]/g,
  /[\u0590-\u05ff]/g,
  /[\u0600-\u06ff]/g,
  /[\u0900-\u0dff]/g,
  /[\u0e00-\u0eff]/g,
  /[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/g,
  /[\u2000-\u2bff\ud800-\udfff]/g,
];

/** Looks at the beginning only. */
function isOfOneScript(text: string): boolean {
  const head = text.slice(0, 256);
  const counts = SCRIPTS.map((script) => head.match(script)?.length ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total > 0 && Math.max(...counts) * 10 >= total * 7;
}
