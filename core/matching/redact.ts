/** Finds secrets and personal data in a text and masks them as `[REDACTED:<TYPE>:len=<N>]`. */
import { lazy } from "../lazy.ts";
import { Gate, Hits } from "./gate.ts";
import { Meter } from "./meter.ts";
import { type Ground, type Plan, planOf } from "./plan.ts";
import { type Shape, SHAPES } from "./secrets.ts";
import { folded } from "./views/folded.ts";

/** A stretch of text that must not be shown, and what it is. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

// Secrets masked in one text; past it everything behind the last one is masked whole.
const MASKS_MAX = 2_048;

interface Ready {
  readonly shape: Shape;
  readonly keywords: readonly number[];
  /** Made when a text first needs it. */
  readonly plan: () => Plan;
}

interface Redactor {
  readonly gate: Gate;
  readonly hits: Hits;
  readonly shapes: readonly Ready[];
  /** Those that no keyword opens: all that most texts need. */
  readonly always: readonly Ready[];
}

let redactor: Redactor | null = null;

// Made on first use: a scan without findings never pays for it.
function ready(): Redactor {
  if (redactor) return redactor;
  const words = [...new Set(SHAPES.flatMap((shape) => shape.keywords))];
  const shapes = SHAPES.map((shape) => ({
    shape,
    keywords: shape.keywords.map((word) => words.indexOf(word)),
    plan: lazy(() => planOf(shape.pattern, shape.keywords)),
  }));
  const gate = new Gate(words);
  const always = shapes.filter(({ keywords }) => keywords.length === 0);
  return redactor = { gate, hits: new Hits(words.length), shapes, always };
}

/** Masks every secret and all personal data that has a known shape. Idempotent. */
export function redact(text: string): string {
  return maskText(text, masksOf(text));
}

/** Where the secrets of a text are, in order and without overlap; also those that invisible characters or full-width letters hide. */
export function masksOf(text: string, meter: Meter = new Meter()): readonly Mask[] {
  const found = find(text, meter);
  // deno-lint-ignore no-control-regex -- plain ASCII has no folded view, and most text is plain ASCII
  if (/[^\x00-\x7f]/.test(text)) {
    for (const view of folded.make(text, { isAscii: false }, meter)) {
      for (const mask of find(view.text, meter)) {
        found.push({ ...view.toSource(mask.start, mask.end), type: mask.type });
      }
    }
  }
  return merge(withoutLabels(text, found));
}

const TYPES = new Set([...SHAPES.map((shape) => shape.type), "PEM_PRIVATE_KEY"]);
const LABEL = /\[REDACTED:([A-Z_]{2,32}):len=\d{1,9}\]/g;

/** "SECRET:len=9]" looks like a secret itself: what was masked before is left alone. */
function withoutLabels(text: string, masks: readonly Mask[]): readonly Mask[] {
  if (masks.length === 0 || !text.includes("[REDACTED:")) return masks;
  const labels = [...text.matchAll(LABEL)].filter((match) => TYPES.has(match[1] ?? ""));
  const sorted = labels.map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return masks.filter((mask) => {
    const next = sorted[firstEndingAfter(sorted, mask.start)];
    return !next || next.start >= mask.end;
  });
}

function firstEndingAfter(spans: readonly { readonly end: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Joins masks that overlap or touch; the first in order of precedence names the whole. Sorted by place. */
export function merge(masks: readonly Mask[]): readonly Mask[] {
  const out: Mask[] = [];
  const order = masks.map((mask, rank) => ({ mask, rank })).sort((a, b) =>
    a.mask.start - b.mask.start || a.rank - b.rank
  );
  let best = 0;
  for (const { mask, rank } of order) {
    const last = out[out.length - 1];
    if (!last || mask.start >= last.end) {
      out.push(mask);
      best = rank;
      continue;
    }
    out[out.length - 1] = {
      start: last.start,
      end: Math.max(last.end, mask.end),
      type: rank < best ? mask.type : last.type,
    };
    best = Math.min(best, rank);
  }
  return out;
}

/** What stands in a text instead of a secret. */
export function maskLabel(mask: Mask): string {
  return `[REDACTED:${mask.type}:len=${mask.end - mask.start}]`;
}

/** The text with its masks in place. */
export function maskText(text: string, masks: readonly Mask[]): string {
  if (masks.length === 0) return text;
  let out = "";
  let at = 0;
  for (const mask of masks) {
    out += text.slice(at, mask.start) + maskLabel(mask);
    at = mask.end;
  }
  return out + text.slice(at);
}

/** In order of precedence of their shapes. */
function find(text: string, meter: Meter): Mask[] {
  const { gate, hits, shapes, always } = ready();
  hits.clear();
  gate.scan(text, hits);
  const out: Mask[] = findPem(text);
  meter.work += text.length;
  for (const { shape, keywords, plan } of hits.foundCount === 0 ? always : shapes) {
    const starts = startsOf(hits, gate, keywords);
    if (keywords.length > 0 && starts.length === 0) continue;
    const ground: Ground = { text, meter, starts, startCount: starts.length, sample: noSample };
    const spans: number[] = [];
    plan().run(ground, { spans, spansMax: MASKS_MAX });
    for (let i = 0; i + 1 < spans.length; i += 2) {
      const start = spans[i] ?? 0;
      const end = spans[i + 1] ?? 0;
      const part = shape.part ? shape.part(text.slice(start, end)) : [0, end - start] as const;
      if (part) out.push({ start: start + part[0], end: start + part[1], type: shape.type });
    }
    if (spans.length >= MASKS_MAX * 2) {
      out.push({ start: spans[spans.length - 1] ?? 0, end: text.length, type: shape.type });
    }
  }
  return out.filter((mask) => mask.end > mask.start);
}

function noSample(): never {
  throw new TypeError("a shape is a pattern");
}

const NO_STARTS = new Int32Array(0);

/** Where the keywords of a shape begin, ascending. */
function startsOf(hits: Hits, gate: Gate, keywords: readonly number[]): Int32Array {
  let count = 0;
  for (const keyword of keywords) count += hits.counts[keyword] ?? 0;
  if (count === 0) return NO_STARTS;
  const starts = new Int32Array(count);
  let at = 0;
  for (const keyword of keywords) {
    for (let hit = hits.last[keyword] ?? -1; hit >= 0; hit = hits.previous[hit] ?? -1) {
      starts[at++] = (hits.ends[hit] ?? 0) - gate.lengthOf(keyword);
    }
  }
  return starts.sort();
}

// A key of 16,384 bits is 13 KB in this form.
const PEM_CHARS_MAX = 16_384;
const PEM_HEAD = /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE|SECRET) KEY[A-Z ]{0,16}-----/g;
const PEM_BODY = /[A-Za-z0-9+/=\s\\:,."-]{0,16384}/y;

/** Private keys from head to foot; where the foot is missing, as far as the body goes. Heads without bodies are masked too. */
function findPem(text: string): Mask[] {
  const out: Mask[] = [];
  if (!text.includes("-----BEGIN ")) return out;
  PEM_HEAD.lastIndex = 0;
  let footFrom = -1;
  for (let head = PEM_HEAD.exec(text); head && out.length < MASKS_MAX; head = PEM_HEAD.exec(text)) {
    const bodyStart = head.index + head[0].length;
    // One search forward serves all heads before its answer, so that heads without a foot cost no square.
    if (footFrom >= 0 && footFrom < bodyStart || footFrom === -1) {
      footFrom = orEnd(text.indexOf("-----END ", bodyStart));
    }
    const close = footFrom === Infinity ? -1 : text.indexOf("-----", footFrom + 9);
    let end = close >= 0 && close - footFrom < 80 && footFrom - bodyStart < PEM_CHARS_MAX ? close + 5 : -1;
    if (end < 0) {
      PEM_BODY.lastIndex = bodyStart;
      end = bodyStart + (PEM_BODY.exec(text)?.[0].length ?? 0);
    }
    out.push({ start: head.index, end, type: "PEM_PRIVATE_KEY" });
    PEM_HEAD.lastIndex = end;
  }
  return out;
}

function orEnd(index: number): number {
  return index < 0 ? Infinity : index;
}
