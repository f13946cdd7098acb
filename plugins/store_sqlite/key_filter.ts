/** Tells quickly of most keys that they are not in a table, so that only the rest has to be looked up. */

/** 2^26 bits, 8 MiB: two million keys light one bit in thirty. */
const BITS = 26;
const WORDS = 2 ** (BITS - 5);

/**
 * Two bit maps in turns. A key sets one bit of the newer one; when that has served for as long as keys live, it becomes the
 * older one and the older one starts anew. So every key that still counts is in one of them.
 */
export class KeyFilter {
  readonly #lifeMs: number;
  // Pages of a large array cost nothing until they are written: a process that claims nothing pays nothing.
  #newer: Uint32Array | null = null;
  #older: Uint32Array | null = null;
  #turnAt = 0;

  /** `lifeMs`: no key counts for longer than this after it was added. */
  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  /** `key` is lower-case hex of a hash, so its first bits are as good as any. */
  add(key: string, now: number): void {
    if (!this.#newer || now >= this.#turnAt) {
      const spare = this.#older;
      this.#older = this.#newer;
      spare?.fill(0);
      this.#newer = spare ?? new Uint32Array(WORDS);
      this.#turnAt = now + this.#lifeMs;
    }
    const bit = bitOf(key);
    const word = bit >>> 5;
    this.#newer[word] = (this.#newer[word] ?? 0) | (1 << (bit & 31));
  }

  /** False: it was not added within its life. True: it was, or another key shares its bit. */
  mayHave(key: string): boolean {
    const bit = bitOf(key);
    return isSet(this.#newer, bit) || isSet(this.#older, bit);
  }
}

function bitOf(key: string): number {
  return parseInt(key.slice(0, 8), 16) >>> (32 - BITS);
}

function isSet(map: Uint32Array | null, bit: number): boolean {
  return map !== null && ((map[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}
