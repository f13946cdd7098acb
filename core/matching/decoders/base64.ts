/** Base64: standard and URL-safe, padded or not, split over lines or by spaces, in data URLs; also turned round. */
import type { Span } from "../../contract/finding.ts";
import type { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import { mayBeText, readBytes } from "./bytes.ts";
import { CANDIDATE_COST, DECODE_COST, type Decoder } from "./decoder.ts";
import type { Survey } from "./runs.ts";

const VALUES: Int8Array = new Int8Array(128).fill(-1);
for (const [i, char] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) {
  VALUES[char.charCodeAt(0)] = i;
}
VALUES["-".charCodeAt(0)] = 62;
VALUES["_".charCodeAt(0)] = 63;

/** Unpadded runs below this are words. */
const UNPADDED_CHARS_MIN = 16;
/** Characters looked at to see whether a run is worth decoding: twelve bytes. */
const GLANCE_CHARS = 16;
/** A deflated order is longer than this. */
const RAW_CHARS_MIN = 32;
const SPEAKS_OF_DEFLATE = /deflate|inflate|decompress|zlib/i;
/** White space between two lines of one text, quotation marks of mail and numbers of lines included. */
const BREAK =
  /[ \t]{0,8}(?:\r?\n|\\n|\\r\\n)[ \t>*#|/"'+]{0,8}(?:[A-Za-z]{0,6}[._-]?\d{1,4}[ \t]{0,2}[:.)=|][ \t]{1,4})?/y;
/** A shorter line is the last one. */
const LINE_CHARS_MIN = 16;

/** Bytes of a stretch; what is not of the alphabet is passed over. */
export function base64Bytes(text: string, { start, end }: Span): Uint8Array {
  const out = new Uint8Array(Math.floor((end - start) * 3 / 4) + 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    const value = c < 128 ? VALUES[c] ?? -1 : -1;
    if (value < 0) continue;
    bits = (bits << 6 | value) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[length++] = bits >> held & 0xff;
  }
  return out.subarray(0, length);
}

/** Base64. */
export const base64: Decoder = {
  name: "base64",
  find(survey, into, meter) {
    const { text, runs } = survey;
    if (survey.groups.length > 0 && survey.hasMixed) findBroken(survey, into, meter);
    if (runs.length === 0) return;
    // Deflate without a header looks like anything: tried only where the text speaks of it.
    const withRaw = runs.some(({ start, end }) => end - start >= RAW_CHARS_MIN) && SPEAKS_OF_DEFLATE.test(text);
    for (let i = 0; i < runs.length; i++) {
      const { span, last, body } = joinLines(text, runs, i);
      meter.work += CANDIDATE_COST * (last - i + 1);
      if (last > i && tryJoined(body, span, { into, meter, withRaw })) {
        i = last;
        continue;
      }
      // Lines that make no text together are tried one by one, and not again in each other's company.
      for (; i <= last; i++) addRun(text, padded(text, runs[i] ?? span), { into, meter, withRaw });
      i = last;
    }
  },
};

interface Sink {
  readonly into: Edit[];
  readonly meter: Meter;
  readonly withRaw: boolean;
}

interface Joined {
  readonly span: Span;
  /** The last of the runs. */
  readonly last: number;
  /** What stands in the lines, without what stands between them. */
  readonly body: string;
}

/** A run with the runs that go on with it on the next lines, and its padding. */
function joinLines(text: string, runs: readonly Span[], first: number): Joined {
  const run = runs[first] ?? { start: 0, end: 0 };
  let { end } = run;
  let last = first;
  let body = "";
  for (;;) {
    if (end - (runs[last]?.start ?? 0) < LINE_CHARS_MIN) break;
    BREAK.lastIndex = end;
    const gap = BREAK.exec(text);
    if (!gap) break;
    const next = runs[last + 1];
    if (next && next.start === BREAK.lastIndex) {
      body += text.slice(runs[last]?.start, end);
      end = next.end;
      last++;
      continue;
    }
    const rest = last > first ? SHORT_LINE : SHORT_PADDED_LINE;
    rest.lastIndex = BREAK.lastIndex;
    if (!rest.test(text)) break;
    body += text.slice(runs[last]?.start, end) + text.slice(BREAK.lastIndex, rest.lastIndex);
    return { span: { start: run.start, end: rest.lastIndex }, last, body };
  }
  const span = padded(text, { start: run.start, end });
  return { span, last, body: body + text.slice(runs[last]?.start, span.end) };
}

/** The last line may be short: of a text of one line only where it is padded, else any word would do. */
const SHORT_PADDED_LINE = /[A-Za-z0-9+/_-]{2,12}={1,2}/y;
const SHORT_LINE = /[A-Za-z0-9+/_-]{2,15}(?:={1,2}|(?=[.,;"']?[ \t]*(?:$|[\r\n\\])))/y;

/** A run with the padding behind it. */
function padded(text: string, { start, end }: Span): Span {
  let to = end;
  while (to < end + 2 && text[to] === "=") to++;
  return { start, end: to };
}

/** Tries a run as it stands, then from behind each of its dashes and slashes, then turned round. True when it was text. */
function addRun(text: string, span: Span, sink: Sink): boolean {
  const isPadded = text[span.end - 1] === "=";
  if (span.end - span.start < (isPadded ? RUN_MIN : UNPADDED_CHARS_MIN)) return false;
  if (tryAt(text, span, sink)) return true;
  // A run that begins with the text may have been cut anywhere.
  if (span.start === 0) {
    for (const skip of [1, 2, 3]) if (tryAt(text, { start: skip, end: span.end }, sink)) return true;
  }
  let hasFound = false;
  for (const part of partsOf(text, span)) if (tryAt(text, part, sink)) hasFound = true;
  return hasFound || tryTurned(text, span, sink);
}

/** Pieces between the signs that are as often separators: of paths, of URLs, of JWT-like tokens. */
function* partsOf(text: string, { start, end }: Span): Generator<Span> {
  let from = start;
  let count = 0;
  for (let i = start; i <= end && count < 32; i++) {
    const c = text.charCodeAt(i);
    const isSeparator = i === end || c === 0x2f || c === 0x2d || c === 0x5f || c === 0x2b;
    if (!isSeparator) continue;
    if (i - from >= RUN_MIN && !(from === start && i === end)) {
      count++;
      yield { start: from, end: i };
    }
    from = i + 1;
  }
}

const RUN_MIN = 12;

/** As `tryAt()`, of lines that belong together. */
function tryJoined(body: string, span: Span, { into, meter, withRaw }: Sink): boolean {
  const found: Edit[] = [];
  if (!tryAt(body, { start: 0, end: body.length }, { into: found, meter, withRaw })) return false;
  into.push(...found.map((edit) => ({ ...edit, ...span })));
  return true;
}

function tryAt(text: string, span: Span, { into, meter, withRaw }: Sink): boolean {
  if (!isPromising(text, span, withRaw)) return false;
  meter.work += (span.end - span.start) * DECODE_COST;
  const reading = readBytes(base64Bytes(text, span), meter, { withRaw });
  if (!reading) return false;
  into.push({ ...span, text: reading.text, way: ["base64", ...reading.ways].join(", ") });
  return true;
}

/** Twelve bytes at the start, in the middle or at the end say whether it may be text. */
function isPromising(text: string, { start, end }: Span, withRaw: boolean): boolean {
  if (withRaw && end - start >= RAW_CHARS_MIN) return true;
  if (end - start < GLANCE_CHARS) return mayBeText(base64Bytes(text, { start, end }));
  if (mayBeText(glance(text, start, 1))) return true;
  if (end - start < GLANCE_CHARS * 4) return false;
  const middle = start + (((end - start) >> 1) & ~3);
  return mayBeText(glance(text, middle, 1));
}

const glanced = new Uint8Array(GLANCE_CHARS * 3 / 4);

/** Twelve bytes of a run, forwards or backwards from a place. The same array each time: nearly every run ends with a look at it. */
function glance(text: string, from: number, step: 1 | -1): Uint8Array {
  for (let group = 0, at = from; group < GLANCE_CHARS / 4; group++) {
    let bits = 0;
    for (let i = 0; i < 4; i++, at += step) {
      const c = text.charCodeAt(at);
      // Padding is the only other sign that stands in a run.
      bits = bits << 6 | (c < 128 ? VALUES[c]! & 63 : 0); // in the table
    }
    glanced[group * 3] = bits >> 16;
    glanced[group * 3 + 1] = bits >> 8;
    glanced[group * 3 + 2] = bits;
  }
  return glanced;
}

/** Written backwards. */
function tryTurned(text: string, span: Span, { into, meter }: Sink): boolean {
  const size = span.end - span.start;
  if (size < 24) return false;
  meter.work += CANDIDATE_COST;
  if (!mayBeText(glance(text, span.end - 1, -1))) return false;
  meter.work += size * DECODE_COST;
  const turned = turn(text.slice(span.start, span.end));
  const reading = readBytes(base64Bytes(turned, { start: 0, end: turned.length }), meter);
  if (!reading) return false;
  into.push({ ...span, text: reading.text, way: ["reversed", "base64", ...reading.ways].join(", ") });
  return true;
}

function turn(text: string): string {
  let out = "";
  for (let i = text.length - 1; i >= 0; i--) out += text[i];
  return out;
}

/** Groups of four characters with a space or another sign between them: "aWdu b3Jl IGFs bCBw". */
const BROKEN =
  /(?:[A-Za-z0-9+/]{4}){1,3}(?:[\s,;|.:~*-]{1,2}(?:[A-Za-z0-9+/]{4}){1,3}){3,}(?:[\s,;|.:~*-]{1,2}[A-Za-z0-9+/]{2,3}={1,2}|={1,2})?/g;
/** Groups as words never are: a digit or a capital inside of a word. */
const GROUPED = /[A-Za-z0-9+/][A-Z0-9+/][A-Za-z0-9+/]{0,10}[\s,;|.:~*-]/;
/** Hexadecimal groups with dashes between, which nearly all ids are. */
const HEX_ID = /^.{0,20}\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b.{0,16}$/s;
/** What the first and the last group may reach beyond the whole ones. */
const GROUP_REACH = 16;

function findBroken({ text, groups }: Survey, into: Edit[], meter: Meter): void {
  for (const group of groups) {
    const from = Math.max(0, group.start - GROUP_REACH);
    const stretch = text.slice(from, group.end + GROUP_REACH);
    meter.work += CANDIDATE_COST + stretch.length * 4;
    if (!GROUPED.test(stretch) || HEX_ID.test(stretch)) continue;
    for (const match of stretch.matchAll(BROKEN)) {
      meter.work += CANDIDATE_COST + match[0].length;
      const bytes = base64Bytes(match[0], { start: 0, end: match[0].length });
      if (!mayBeText(bytes.subarray(0, 12))) continue;
      const reading = readBytes(bytes, meter);
      if (!reading) continue;
      const start = from + match.index;
      const way = ["base64", ...reading.ways].join(", ");
      into.push({ start, end: start + match[0].length, text: reading.text, way });
    }
  }
}
