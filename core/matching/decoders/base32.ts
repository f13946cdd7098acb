/** Base32 and base58: runs of their alphabets that hold text. */
import type { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import { mayBeText, readBytes } from "./bytes.ts";
import { CANDIDATE_COST, DECODE_COST, type Decoder } from "./decoder.ts";

const UPPER = /^(?:[A-Z2-7]{16,}|[a-z2-7]{16,})$/;
const GLANCE_CHARS = 16;

/** Base32 of RFC 4648, in either case. */
export const base32: Decoder = {
  name: "base32",
  find({ text, runs }, into, meter) {
    for (const { start, end } of runs) {
      if (end - start < 16) continue;
      const token = text.slice(start, end);
      meter.work += CANDIDATE_COST;
      if (!UPPER.test(token) || !mayBeText(bits5(token.slice(0, GLANCE_CHARS)))) continue;
      meter.work += token.length * DECODE_COST;
      const reading = readBytes(bits5(token), meter);
      if (!reading) continue;
      let to = end;
      while (text[to] === "=" && to < end + 6) to++;
      into.push({ start, end: to, text: reading.text, way: ["base32", ...reading.ways].join(", ") });
    }
  },
};

function bits5(token: string): Uint8Array {
  const out = new Uint8Array(Math.floor(token.length * 5 / 8));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < token.length; i++) {
    const c = token.charCodeAt(i);
    bits = (bits << 5 | (c < 0x40 ? c - 0x32 + 26 : (c | 0x20) - 0x61)) & 0xffff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    out[length++] = bits >> held & 0xff;
  }
  return out;
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Long numbers cost their square: what is longer is no address and no short order either. */
const BASE58_CHARS_MAX = 256;
const SHAPE58 = /^[1-9A-HJ-NP-Za-km-z]{16,256}$/;

/** Base58 of Bitcoin. */
export const base58: Decoder = {
  name: "base58",
  find({ text, runs }, into, meter) {
    for (const { start, end } of runs) {
      if (end - start < 16 || end - start > BASE58_CHARS_MAX) continue;
      const token = text.slice(start, end);
      meter.work += CANDIDATE_COST;
      // Text comes out as a mix of cases and digits; names and words do not look so.
      if (!SHAPE58.test(token) || !/\d/.test(token) || !/[a-z]/.test(token) || !/[A-Z]/.test(token)) continue;
      add58(token, { start, end }, { into, meter });
    }
  },
};

function add58(
  token: string,
  span: { readonly start: number; readonly end: number },
  { into, meter }: { readonly into: Edit[]; readonly meter: Meter },
): void {
  const limbs: number[] = [];
  for (let i = 0; i < token.length; i++) {
    let carry = BASE58.indexOf(token[i] ?? "");
    for (let j = 0; j < limbs.length; j++) {
      const value = (limbs[j] ?? 0) * 58 + carry;
      limbs[j] = value & 0xffffff;
      carry = Math.floor(value / 0x1000000);
    }
    if (carry > 0) limbs.push(carry);
  }
  meter.work += token.length * (40 + limbs.length * 2);
  const bytes = limbs.flatMap((limb) => [limb & 0xff, limb >> 8 & 0xff, limb >> 16 & 0xff]).reverse();
  const first = bytes.findIndex((byte) => byte !== 0);
  const reading = readBytes(Uint8Array.from(bytes.slice(Math.max(0, first))), meter);
  if (reading) into.push({ ...span, text: reading.text, way: ["base58", ...reading.ways].join(", ") });
}
