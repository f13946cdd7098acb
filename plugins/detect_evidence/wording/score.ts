/**
 * Adds up what the words of a stretch of text are worth: each word and each pair of words, side by side or across one, that texts of
 * attackers hold more often than others has points, and counts once. No word takes points away, so that nothing that is added to a
 * text lowers its score.
 */
import type { Span } from "../../../core/contract/finding.ts";
import { acrossOf, pairOf, Words } from "./words.ts";

/** Words that are read together: a long sentence or two short ones. More text around them changes nothing. A power of two. */
export const STRETCH_WORDS = 32;
const RING = STRETCH_WORDS - 1;
/** Points of one phrase at most: what fits into a byte of the list. */
export const POINTS_MAX = 255;

/** Leaves 13 bits of a key, which with the 5 below them tell one of 262,144 bits: one in twenty is set by a list of this size. */
const BITS_SHIFT = 19;

/** A stretch of text that is worth a look, and its points. */
export interface Stretch extends Span {
  readonly points: number;
}

/** Points by phrase, with room to count them in. */
export class Weights {
  /** A hash with open addressing: number of a phrase, its points, and how often it stands in the stretch. */
  readonly #keys: Int32Array;
  readonly #points: Uint8Array;
  readonly #counts: Uint8Array;
  readonly #mask: number;
  /** A bit for some of the bits of each key that is there: what has none is not. */
  readonly #bits: Int32Array = new Int32Array(1 << 32 - BITS_SHIFT);
  readonly #words: Words = new Words();
  /** Of the last words: the slots of the word, of the pair that it ends, and of the pair across the word before it. */
  readonly #single: Int32Array = new Int32Array(STRETCH_WORDS).fill(-1);
  readonly #pairs: Int32Array = new Int32Array(STRETCH_WORDS).fill(-1);
  readonly #across: Int32Array = new Int32Array(STRETCH_WORDS).fill(-1);
  #sum = 0;

  /** `numbers` are those of phrases as `numberOf` tells them, and `points` what each is worth, above 0. */
  constructor(numbers: Int32Array, points: Uint8Array) {
    const size = 2 ** Math.ceil(Math.log2(numbers.length * 2 + 1));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#points = new Uint8Array(size);
    this.#counts = new Uint8Array(size);
    for (const [index, number] of numbers.entries()) this.#put(number, points[index] ?? 0);
  }

  #put(key: number, points: number): void {
    let slot = (key ^ key >>> 16) & this.#mask;
    while (this.#points[slot] !== 0 && this.#keys[slot] !== key) slot = slot + 1 & this.#mask;
    this.#keys[slot] = key;
    this.#points[slot] = points;
    this.#bits[key >>> BITS_SHIFT]! |= 1 << (key & 31); // as many words as the shift leaves
  }

  /** Where a phrase stands, or -1. Most stand nowhere, which a bit tells that is always at hand. */
  #slot(key: number): number {
    if ((this.#bits[key >>> BITS_SHIFT]! & 1 << (key & 31)) === 0) return -1; // as many words as the shift leaves
    for (let slot = (key ^ key >>> 16) & this.#mask;; slot = slot + 1 & this.#mask) {
      if (this.#points[slot] === 0) return -1;
      if (this.#keys[slot] === key) return slot;
    }
  }

  /** Every stretch with at least so many points, the best of each neighbourhood, in order; they do not overlap. Linear in the length of the text. */
  stretchesOf(text: string, atLeast: number): readonly Stretch[] {
    const out: Stretch[] = [];
    const { count, hashes, starts, ends } = this.#words.read(text);
    let best: Stretch | null = null;
    for (let index = 0; index < count; index++) {
      if (index >= STRETCH_WORDS) this.#leave(index);
      this.#enter(index, hashes);
      if (this.#sum < atLeast) continue;
      const start = starts[Math.max(0, index - RING)] ?? 0;
      if (best && start >= best.end) {
        out.push(best);
        best = null;
      }
      if (!best || this.#sum > best.points) best = { start, end: ends[index] ?? 0, points: this.#sum };
    }
    if (best) out.push(best);
    for (let index = count; index < count + STRETCH_WORDS; index++) if (index >= STRETCH_WORDS) this.#leave(index);
    return out;
  }

  #enter(index: number, hashes: Int32Array): void {
    const at = index & RING;
    const hash = hashes[index]!; // the caller counts
    this.#single[at] = this.#add(hash);
    this.#pairs[at] = index > 0 ? this.#add(pairOf(hashes[index - 1]!, hash)) : -1; // as above
    this.#across[at] = index > 1 ? this.#add(acrossOf(hashes[index - 2]!, hash)) : -1; // as above
  }

  /** Makes room for a word: with the oldest one go the pairs that begin with it, which are noted with the words behind it. */
  #leave(index: number): void {
    const next = (index + 1) & RING;
    const second = (index + 2) & RING;
    this.#take(this.#single[index & RING]!); // rings of this size
    this.#take(this.#pairs[next]!); // as above
    this.#take(this.#across[second]!); // as above
    this.#pairs[next] = -1;
    this.#across[second] = -1;
  }

  /** Adds the points of a phrase, where it does not stand in the stretch already. Returns its slot, or -1. */
  #add(key: number): number {
    const slot = this.#slot(key);
    if (slot >= 0 && this.#counts[slot]!++ === 0) this.#sum += this.#points[slot]!; // both cover every slot
    return slot;
  }

  #take(slot: number): void {
    if (slot >= 0 && --this.#counts[slot]! === 0) this.#sum -= this.#points[slot]!; // both cover every slot
  }
}
