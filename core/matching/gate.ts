/**
 * The keyword gate: one Aho–Corasick pass over UTF-16 finds every occurrence of every keyword of every rule.
 * ASCII is matched in any case through a dense table of transitions; characters beyond it through a hash of edges with
 * failure links, which stays linear because a failure link always leads to a shorter prefix.
 */
import { wideCases } from "./charset.ts";

/** Transitions on characters beyond ASCII: an open-addressing hash from (state, edge) to state. */
class WideEdges {
  readonly #keys: Int32Array;
  readonly #states: Uint32Array;
  readonly #mask: number;

  constructor(edgesMax: number) {
    let size = 8;
    while (size < edgesMax * 2) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Int32Array(size).fill(-1);
    this.#states = new Uint32Array(size);
  }

  /** The state that the edge leads to, or 0. */
  get(key: number): number {
    for (let slot = this.#slot(key);; slot = (slot + 1) & this.#mask) {
      const found = this.#keys[slot];
      if (found === key) return this.#states[slot] ?? 0;
      if (found === -1) return 0;
    }
  }

  set(key: number, state: number): void {
    let slot = this.#slot(key);
    while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = key;
    this.#states[slot] = state;
  }

  #slot(key: number): number {
    const mixed = Math.imul(key, 0x9e3779b1);
    return (mixed ^ (mixed >>> 15)) & this.#mask;
  }
}

/** Where keywords were found in one text. Reused from scan to scan: filling it allocates nothing once it has grown. */
export class Hits {
  /** Number of hits. */
  count = 0;
  /** End offset (exclusive) of each hit, ascending. */
  ends: Int32Array = new Int32Array(256);
  /** The hit of the same keyword before this one, or -1. */
  previous: Int32Array = new Int32Array(256);
  /** The last hit of each keyword, or -1. */
  readonly last: Int32Array;
  /** How often each keyword was found. */
  readonly counts: Int32Array;
  /** Keywords that were found, in order of their first hit. */
  readonly found: Int32Array;
  foundCount = 0;
  /** Bitwise or of all characters read: above 0x7f the text is not plain ASCII. */
  bits = 0;

  constructor(keywords: number) {
    this.last = new Int32Array(keywords).fill(-1);
    this.counts = new Int32Array(keywords);
    this.found = new Int32Array(keywords);
  }

  /** Forgets everything; costs as much as was found. */
  clear(): void {
    for (let i = 0; i < this.foundCount; i++) {
      const keyword = this.found[i] ?? 0;
      this.last[keyword] = -1;
      this.counts[keyword] = 0;
    }
    this.count = 0;
    this.foundCount = 0;
    this.bits = 0;
  }

  /** Notes one hit. */
  add(keyword: number, end: number): void {
    const at = this.count++;
    if (at === this.ends.length) this.#grow();
    const before = this.last[keyword] ?? -1;
    if (before < 0) this.found[this.foundCount++] = keyword;
    this.counts[keyword] = (this.counts[keyword] ?? 0) + 1;
    this.ends[at] = end;
    this.previous[at] = before;
    this.last[keyword] = at;
  }

  #grow(): void {
    const ends = new Int32Array(this.ends.length * 2);
    ends.set(this.ends);
    this.ends = ends;
    const previous = new Int32Array(ends.length);
    previous.set(this.previous);
    this.previous = previous;
  }
}

/** The automaton. Immutable once built, so that scans may share it. */
export class Gate {
  /** The keywords, by the number that hits name. */
  readonly keywords: readonly string[];
  readonly #lengths: Int32Array;
  /** Column of each ASCII character; 0 is "in no keyword". */
  readonly #columns: Uint8Array = new Uint8Array(128);
  readonly #shift: number;
  readonly #next: Uint16Array | Uint32Array;
  /** Number (from 1) of each character beyond ASCII that occurs in a keyword, in any case; allocated when one does. */
  #wide: Uint16Array | null = null;
  #wideCount = 0;
  readonly #edges: WideEdges;
  readonly #fail: Uint32Array;
  /** Keywords that end in a state: `outputs[starts[state]]` up to `starts[state + 1]`. */
  readonly #starts: Uint32Array;
  readonly #outputs: Uint32Array;

  /** `keywords` are lower-case, not empty and without duplicates. */
  constructor(keywords: readonly string[]) {
    this.keywords = keywords;
    this.#lengths = Int32Array.from(keywords, (word) => word.length);
    const width = this.#assignColumns();
    this.#shift = 32 - Math.clz32(width - 1);
    const states = keywords.reduce((total, word) => total + word.length, 1);
    this.#next = new (states < 0x10000 ? Uint16Array : Uint32Array)(states << this.#shift);
    this.#edges = new WideEdges(this.#wideCount === 0 ? 0 : states);
    const own = new Map<number, number[]>();
    const used = this.#plant(own);
    this.#fail = new Uint32Array(used.length);
    const order = this.#link(used, width);
    [this.#starts, this.#outputs] = this.#collect(own, order);
  }

  /** Length of a keyword in code units. */
  lengthOf(keyword: number): number {
    return this.#lengths[keyword] ?? 0;
  }

  /** Reads the whole text and adds what it finds to `hits`. */
  scan(text: string, hits: Hits): void {
    const columns = this.#columns;
    const next = this.#next;
    const starts = this.#starts;
    const shift = this.#shift;
    const length = text.length;
    let bits = 0;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(i);
      bits |= c;
      if (c < 128) state = next[(state << shift) | columns[c]!]!; // both tables cover every index that can arise
      else state = this.#stepWide(state, c);
      if (starts[state] !== starts[state + 1]) this.#report(state, i + 1, hits);
    }
    hits.bits |= bits;
  }

  #report(state: number, end: number, hits: Hits): void {
    const to = this.#starts[state + 1] ?? 0;
    for (let i = this.#starts[state] ?? 0; i < to; i++) hits.add(this.#outputs[i] ?? 0, end);
  }

  #stepWide(from: number, char: number): number {
    const edge = this.#edgeOf(char);
    if (edge === 0) return 0;
    for (let state = from;; state = this.#fail[state] ?? 0) {
      const to = this.#edges.get(this.#key(state, edge));
      if (to !== 0 || state === 0) return to;
    }
  }

  #edgeOf(char: number): number {
    return this.#wide === null ? 0 : this.#wide[char] ?? 0;
  }

  #key(state: number, edge: number): number {
    return (state * (this.#wideCount + 1) + edge) | 0;
  }

  /** Gives each ASCII character of a keyword a column, shared by both cases; returns the number of columns. */
  #assignColumns(): number {
    let width = 1;
    for (const word of this.keywords) {
      for (let i = 0; i < word.length; i++) {
        const c = word.charCodeAt(i);
        if (c >= 128) this.#markWide(c);
        else if (this.#columns[c] === 0) {
          this.#columns[c] = width;
          if (c >= 0x61 && c <= 0x7a) this.#columns[c - 0x20] = width;
          width++;
        }
      }
    }
    return Math.max(width, 2);
  }

  #markWide(char: number): void {
    this.#wide ??= new Uint16Array(0x10000);
    if (this.#wide[char] !== 0) return;
    const edge = ++this.#wideCount;
    this.#wide[char] = edge;
    for (const other of wideCases(char)) if (other < 0x10000) this.#wide[other] = edge;
  }

  /** Builds the trie in the transition table itself; returns for each state its parent and the character that leads to it. */
  #plant(own: Map<number, number[]>): readonly { readonly parent: number; readonly char: number }[] {
    const states: { parent: number; char: number }[] = [{ parent: 0, char: 0 }];
    this.keywords.forEach((word, keyword) => {
      let state = 0;
      for (let i = 0; i < word.length; i++) {
        const char = word.charCodeAt(i);
        const slot = (state << this.#shift) | (this.#columns[char] ?? 0);
        const key = this.#key(state, this.#edgeOf(char));
        let to = char < 128 ? this.#next[slot] ?? 0 : this.#edges.get(key);
        if (to === 0) {
          to = states.push({ parent: state, char }) - 1;
          if (char < 128) this.#next[slot] = to;
          else this.#edges.set(key, to);
        }
        state = to;
      }
      const ending = own.get(state);
      if (ending) ending.push(keyword);
      else own.set(state, [keyword]);
    });
    return states;
  }

  /** Sets failure links level by level and completes the dense rows; returns the states in that order. */
  #link(states: readonly { readonly parent: number; readonly char: number }[], width: number): readonly number[] {
    const depth = new Uint16Array(states.length);
    for (let state = 1; state < states.length; state++) depth[state] = (depth[states[state]?.parent ?? 0] ?? 0) + 1;
    const order = Array.from(states.keys()).sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
    for (const state of order) {
      if (state === 0) continue;
      const { parent, char } = states[state] ?? { parent: 0, char: 0 };
      const fail = parent === 0 ? 0 : this.#step(this.#fail[parent] ?? 0, char);
      this.#fail[state] = fail;
      const row = state << this.#shift;
      const failRow = fail << this.#shift;
      for (let column = 1; column < width; column++) {
        if (this.#next[row | column] === 0) this.#next[row | column] = this.#next[failRow | column] ?? 0;
      }
    }
    return order;
  }

  #step(state: number, char: number): number {
    if (char >= 128) return this.#stepWide(state, char);
    return this.#next[(state << this.#shift) | (this.#columns[char] ?? 0)] ?? 0;
  }

  #collect(own: ReadonlyMap<number, readonly number[]>, order: readonly number[]): readonly [Uint32Array, Uint32Array] {
    const lists: (readonly number[])[] = new Array(order.length).fill([]);
    let total = 0;
    for (const state of order) {
      const suffixes = lists[this.#fail[state] ?? 0] ?? [];
      const list = state === 0 ? [] : [...(own.get(state) ?? []), ...suffixes];
      lists[state] = list;
      total += list.length;
    }
    const starts = new Uint32Array(order.length + 1);
    const outputs = new Uint32Array(total);
    let at = 0;
    lists.forEach((list, state) => {
      starts[state] = at;
      for (const keyword of list) outputs[at++] = keyword;
    });
    starts[order.length] = at;
    return [starts, outputs];
  }
}
