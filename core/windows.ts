/** Sliding windows of events by key, exact and bounded in memory. Both built-in stores use it. */
import { WINDOW_EVENTS_MAX, WINDOW_KEYS_MAX } from "./limits.ts";

/** Times of one key's events, oldest first, in a ring that grows up to the limit. */
class Ring {
  #times: Float64Array;
  #first = 0;
  size = 0;

  constructor(capacity: number) {
    this.#times = new Float64Array(capacity);
  }

  /** Forgets what happened at or before `time`. Returns how many were forgotten. */
  expire(time: number): number {
    let expired = 0;
    while (this.size > 0 && this.#at(0) <= time) {
      this.#first = (this.#first + 1) % this.#times.length;
      this.size--;
      expired++;
    }
    return expired;
  }

  /** After the clock was set back, what is still to come counts as now: else a sender would wait until the clock catches up. */
  rewind(now: number): void {
    if (this.size === 0 || this.#at(this.size - 1) <= now) return;
    for (let index = 0; index < this.#times.length; index++) {
      this.#times[index] = Math.min(this.#times[index] ?? 0, now);
    }
  }

  push(time: number): void {
    if (this.size === this.#times.length) this.#grow();
    this.#times[(this.#first + this.size) % this.#times.length] = time;
    this.size++;
  }

  #at(index: number): number {
    return this.#times[(this.#first + index) % this.#times.length] ?? 0;
  }

  #grow(): void {
    const grown = new Float64Array(this.#times.length * 2);
    for (let index = 0; index < this.size; index++) grown[index] = this.#at(index);
    this.#times = grown;
    this.#first = 0;
  }
}

/** Counts events by key over a window that slides: an event leaves it exactly `windowMs` after it came. */
export class SlidingWindows {
  // A Map keeps the order of insertion, and `take` reinserts: the first key is the least recently used.
  readonly #rings = new Map<string, Ring>();
  readonly #keysMax: number;
  readonly #eventsMax: number;
  #events = 0;

  constructor(options: { readonly keysMax?: number; readonly eventsMax?: number } = {}) {
    this.#keysMax = options.keysMax ?? WINDOW_KEYS_MAX;
    this.#eventsMax = options.eventsMax ?? WINDOW_EVENTS_MAX;
  }

  /** Keys remembered. */
  get size(): number {
    return this.#rings.size;
  }

  /** Counts the event unless the window already holds `limit`; false means over the limit, and is not counted. */
  take(key: string, options: { readonly limit: number; readonly windowMs: number; readonly now: number }): boolean {
    const ring = this.#rings.get(key) ?? new Ring(4);
    this.#rings.delete(key);
    this.#rings.set(key, ring);
    ring.rewind(options.now);
    this.#events -= ring.expire(options.now - options.windowMs);
    const isWithin = ring.size < options.limit;
    if (isWithin) {
      ring.push(options.now);
      this.#events++;
    }
    while (this.#rings.size > 1 && (this.#rings.size > this.#keysMax || this.#events > this.#eventsMax)) this.#evict();
    return isWithin;
  }

  #evict(): void {
    for (const [key, ring] of this.#rings) {
      this.#rings.delete(key);
      this.#events -= ring.size;
      return;
    }
  }
}
