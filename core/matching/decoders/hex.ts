/** Hexadecimal: in one run, or byte by byte with spaces, colons, commas, `0x`. Escapes with `\x` are another decoder's. */
import type { Span } from "../../contract/finding.ts";
import type { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import { mayBeText, readBytes } from "./bytes.ts";
import { CANDIDATE_COST, DECODE_COST, type Decoder } from "./decoder.ts";

/** The glance at the first bytes. */
const GLANCE_CHARS = 24;
const RUN = /(?:0x)?([0-9a-fA-F]{12,})/g;
/** Six bytes or more, each with the same kind of gap. */
const SPREAD = /(?:0x)?[0-9a-fA-F]{2}(?:[\s,;:|-]{1,3}(?:0x|\\x)?[0-9a-fA-F]{2}){5,}/g;
/** Hexadecimal. */
export const hex: Decoder = {
  name: "hex",
  find(survey, into, meter) {
    const { text } = survey;
    for (const run of survey.runs) {
      meter.work += CANDIDATE_COST / 2;
      if (!startsHex(text, run.start)) continue;
      const token = text.slice(run.start, run.end);
      meter.work += token.length * 2;
      for (const match of token.matchAll(RUN)) {
        const digits = match[1] ?? "";
        const start = run.start + match.index;
        add(digits, { start, end: start + match[0].length }, { into, meter });
      }
    }
    for (const run of survey.codes) {
      meter.work += CANDIDATE_COST / 4;
      if (!holdsBytes(text, run)) continue;
      meter.work += CANDIDATE_COST / 2 + (run.end - run.start) * 3;
      for (const match of text.slice(run.start, run.end).matchAll(SPREAD)) {
        const digits = match[0].replace(/0x|\\x|[^0-9a-fA-F]/g, "");
        const start = run.start + match.index;
        add(digits, { start, end: start + match[0].length }, { into, meter });
      }
    }
  },
};

/** Twelve hexadecimal digits within the run; looked for at its start, where nearly every run shows that it has none. */
function startsHex(text: string, start: number): boolean {
  let count = 0;
  for (let i = start; i < start + 12; i++) {
    const c = text.charCodeAt(i) | 0x20;
    if (c >= 0x30 && c <= 0x39 || c >= 0x61 && c <= 0x66) count++;
  }
  return count >= 10;
}

/** So many pairs of digits in a row, each by itself: most runs are blank lines, numbers, ids. */
const PAIRS_MIN = 4;

/** True where pairs of digits stand in a row with something between them, as bytes do. */
function holdsBytes(text: string, { start, end }: Span): boolean {
  let pairs = 0;
  let length = 0;
  for (let i = start; i <= end; i++) {
    const c = i < end ? text.charCodeAt(i) : 0;
    if (c >= 0x30 && c <= 0x39 || c >= 0x41 && c <= 0x7a && c !== 0x5c && c !== 0x5f) {
      length++;
      continue;
    }
    // "0x" and "\\x" belong to their pair.
    if (length === 2 || length === 3 || length === 4) {
      if (++pairs >= PAIRS_MIN) return true;
    } else if (length > 0) pairs = 0;
    length = 0;
  }
  return false;
}

function add(
  digits: string,
  span: { readonly start: number; readonly end: number },
  { into, meter }: { readonly into: Edit[]; readonly meter: Meter },
): void {
  meter.work += CANDIDATE_COST;
  if (!mayBeText(bytesOf(digits.slice(0, GLANCE_CHARS)))) return;
  meter.work += digits.length * DECODE_COST;
  const reading = readBytes(bytesOf(digits), meter);
  if (reading) into.push({ ...span, text: reading.text, way: ["hex", ...reading.ways].join(", ") });
}

function bytesOf(digits: string): Uint8Array {
  const out = new Uint8Array(digits.length >> 1);
  for (let i = 0; i < out.length; i++) out[i] = digitOf(digits, 2 * i) * 16 + digitOf(digits, 2 * i + 1);
  return out;
}

function digitOf(digits: string, at: number): number {
  const c = digits.charCodeAt(at);
  return c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57;
}
