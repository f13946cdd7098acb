/**
 * Remembers a text by fingerprints, so that a stretch of it is known again in another text, and the text itself is not kept.
 *
 * A fingerprint is the hash of 24 characters, white space and case aside. Of each run of neighbours the smallest is kept (winnowing): a
 * shared stretch of 32 characters always shares one. The memory is one small table: what is over its size pushes out what was there.
 */
import type { Span } from "../../core/contract/finding.ts";

/** Characters under one fingerprint: what counts as the same text. */
export const STRETCH_CHARS = 24;
/** One fingerprint is kept of as many neighbours. */
const NEIGHBOURS = 9;
/** Slots of the table: about 20,000 characters of text. */
const SLOTS = 4_096;
/** A hash may stand in any slot of its bucket, so that few are pushed out before the table is full. */
const BUCKET = 8;
/** A stretch of fewer different characters (a ruler, an indent, zeros) is nobody's text. */
const DIFFERENT_MIN = 9;
const BASE = 257;

/** Fingerprints of what came from one place. */
export class Fingerprints {
  readonly #slots = new Uint32Array(SLOTS);
  #turn = 0;

  /** Remembers a text. */
  add(text: string): void {
    const last: Stretch[] = [];
    let count = 0;
    eachStretch(text, (hash, start, end) => {
      last[count++ % NEIGHBOURS] = { hash, start, end };
      if (count >= NEIGHBOURS) this.#keep(last.reduce((least, other) => other.hash < least.hash ? other : least), text);
      return false;
    });
    if (count < NEIGHBOURS) { for (const one of last) this.#keep(one, text); }
  }

  #keep({ hash, start, end }: Stretch, text: string): void {
    const place = this.#placeOf(hash, 0);
    if (this.#slots[place] === hash || !isTelling(text, start, end)) return;
    this.#slots[this.#slots[place] === 0 ? place : bucketOf(hash) + this.#turn++ % BUCKET] = hash;
  }

  /** Where a remembered stretch stands in a text, or null. */
  find(text: string): Span | null {
    let found: Span | null = null;
    eachStretch(text, (hash, start, end) => {
      if (this.#slots[this.#placeOf(hash, hash)] === hash && isTelling(text, start, end)) found = { start, end };
      return found !== null;
    });
    return found;
  }

  /** The slot of the bucket that holds the hash, else one that holds `other`, else the bucket's first. */
  #placeOf(hash: number, other: number): number {
    const from = bucketOf(hash);
    let place = from;
    for (let slot = from; slot < from + BUCKET; slot++) {
      if (this.#slots[slot] === hash) return slot;
      if (this.#slots[slot] === other) place = slot;
    }
    return place;
  }
}

function bucketOf(hash: number): number {
  return hash % (SLOTS / BUCKET) * BUCKET;
}

/** Made of enough different characters. */
function isTelling(text: string, start: number, end: number): boolean {
  return new Set(text.slice(start, end).toLowerCase()).size >= DIFFERENT_MIN;
}

interface Stretch extends Span {
  readonly hash: number;
}

/** The hash of each stretch, by rolling over the text once, until `visit` says that it is enough. */
function eachStretch(text: string, visit: (hash: number, start: number, end: number) => boolean): void {
  const codes = new Uint16Array(STRETCH_CHARS);
  const places = new Uint32Array(STRETCH_CHARS);
  let top = 1;
  for (let i = 0; i < STRETCH_CHARS; i++) top = Math.imul(top, BASE);
  let hash = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = plainCode(text.charCodeAt(i));
    if (code === 0) continue;
    const slot = count % STRETCH_CHARS;
    // What leaves has been multiplied once for each character since, this one included.
    const leaving = count >= STRETCH_CHARS ? Math.imul(codes[slot] ?? 0, top) : 0;
    hash = (Math.imul(hash, BASE) + code - leaving) | 0;
    codes[slot] = code;
    places[slot] = i;
    count++;
    if (count >= STRETCH_CHARS && visit(mixed(hash), places[count % STRETCH_CHARS] ?? 0, i + 1)) return;
  }
}

/** Neighbours of similar text must not get similar numbers: the smallest is meant to be any of them. Zero is an empty slot, and never a hash. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (Math.imul(once ^ (once >>> 12), 0x297a2d39) ^ (once >>> 15)) >>> 0 || 1;
}

/** Lower case for ASCII; 0 for what does not count. */
function plainCode(code: number): number {
  if (code <= 0x20 || code === 0xa0 || code === 0x3000) return 0;
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
