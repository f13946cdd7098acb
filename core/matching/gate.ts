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

/** ASCII with the most frequent characters of running text first: they then share one line of the processor's cache in each row. */
const COLUMN_ORDER: readonly number[] = [
  ...new Set([
    ..." etaoinsrhldcumfpgwyb.,v0k-_/1:\"'2=()[]{}",
    ...Array.from({ length: 128 }, (_, c) => String.fromCharCode(c)),
  ]),
].map((char) => char.charCodeAt(0));

/** The automaton. Immutable once built, so that scans may share it. */
export class Gate {
  /** The keywords, by the number that hits name. */
  readonly keywords: readonly string[];
  readonly #lengths: Int32Array;
  /** Column of each ASCII character; 0 is "in no keyword". */
  readonly #columns: Uint8Array = new Uint8Array(128);
  readonly #width: number;
  /** A row for each state. An entry is where the next state's row begins, doubled, plus one where a keyword ends in it. */
  readonly #next: Uint32Array;
  /** Number (from 1) of each character beyond ASCII that occurs in a keyword, in any case; allocated when one does. */
  #wide: Uint16Array | null = null;
  #wideCount = 0;
  readonly #edges: WideEdges;
  /** The longest proper suffix of each state that is a state too. */
  readonly #fail: Uint32Array;
  /** The keyword that ends in a state, plus one; 0 where none does. */
  readonly #own: Uint32Array;
  /** Another keyword that ends in the same state, or -1: words that differ in nothing but the case of letters beyond ASCII. */
  readonly #twins: Int32Array;
  /** The state itself or its longest suffix in which a keyword ends; 0 where there is none. */
  readonly #ending: Uint32Array;

  /** `keywords` are lower-case, not empty and without duplicates. */
  constructor(keywords: readonly string[]) {
    this.keywords = keywords;
    this.#lengths = Int32Array.from(keywords, (word) => word.length);
    this.#width = this.#assignColumns();
    const states = keywords.reduce((total, word) => total + word.length, 1);
    this.#next = new Uint32Array(states * this.#width);
    this.#edges = new WideEdges(this.#wideCount === 0 ? 0 : states);
    this.#own = new Uint32Array(states);
    this.#twins = new Int32Array(keywords.length);
    const trie = this.#plant(states);
    this.#fail = new Uint32Array(trie.count);
    this.#ending = new Uint32Array(trie.count);
    this.#link(trie);
  }

  /** Length of a keyword in code units. */
  lengthOf(keyword: number): number {
    return this.#lengths[keyword] ?? 0;
  }

  /** Reads the whole text and adds what it finds to `hits`. */
  scan(text: string, hits: Hits): void {
    const columns = this.#columns;
    const next = this.#next;
    const length = text.length;
    let bits = 0;
    let entry = 0;
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(i);
      bits |= c;
      entry = c < 128 ? next[(entry >>> 1) + columns[c]!]! : this.#wideEntry(entry, c); // both tables cover every index that can arise
      if ((entry & 1) !== 0) this.#report(this.#stateOf(entry), i + 1, hits);
    }
    hits.bits |= bits;
  }

  #stateOf(entry: number): number {
    return (entry >>> 1) / this.#width;
  }

  #entryOf(state: number): number {
    return (state * this.#width) << 1 | (this.#ending[state] === 0 ? 0 : 1);
  }

  #wideEntry(entry: number, char: number): number {
    return this.#edgeOf(char) === 0 ? 0 : this.#entryOf(this.#stepWide(this.#stateOf(entry), char));
  }

  #report(state: number, end: number, hits: Hits): void {
    let at = this.#ending[state] ?? 0;
    while (at !== 0) {
      for (let word = (this.#own[at] ?? 0) - 1; word >= 0; word = this.#twins[word] ?? -1) hits.add(word, end);
      at = this.#ending[this.#fail[at] ?? 0] ?? 0;
    }
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
    const used = new Uint8Array(128);
    for (const word of this.keywords) {
      for (let i = 0; i < word.length; i++) {
        const c = word.charCodeAt(i);
        if (c >= 128) this.#markWide(c);
        else used[c] = 1;
      }
    }
    let width = 1;
    for (const c of COLUMN_ORDER) {
      if (used[c] === 0) continue;
      this.#columns[c] = width;
      if (c >= 0x61 && c <= 0x7a) this.#columns[c - 0x20] = width;
      width++;
    }
    return Math.max(width, 2);
  }

  /** All cases of a character share one edge; so do characters that share a case, as both small sigmas do. */
  #markWide(char: number): void {
    const wide = this.#wide ??= new Uint16Array(0x10000);
    if (wide[char] !== 0) return;
    const cases = wideCases(char).filter((other) => other < 0x10000);
    const group = [char, ...cases, ...cases.flatMap(wideCases).filter((other) => other < 0x10000)];
    const edge = group.map((other) => wide[other] ?? 0).find((known) => known !== 0) ?? ++this.#wideCount;
    for (const other of group) wide[other] = edge;
  }

  /** Builds the trie in the transition table itself. */
  #plant(statesMax: number): Trie {
    const trie: Trie = {
      chars: new Uint16Array(statesMax),
      children: new Uint32Array(statesMax),
      siblings: new Uint32Array(statesMax),
      count: 1,
    };
    // Level by level, so that the states near the root, which most characters lead to, lie close together in memory.
    const reached = new Uint32Array(this.keywords.length);
    const growing = Uint32Array.from(this.keywords.keys());
    for (let depth = 0, left = growing.length; left > 0; depth++) {
      let kept = 0;
      for (let i = 0; i < left; i++) {
        const keyword = growing[i] ?? 0;
        const word = this.keywords[keyword] ?? "";
        const state = reached[keyword] ?? 0;
        const char = word.charCodeAt(depth);
        const to = this.#child(state, char) || this.#addChild(trie, state, char);
        reached[keyword] = to;
        if (depth + 1 < word.length) {
          growing[kept++] = keyword;
          continue;
        }
        this.#twins[keyword] = (this.#own[to] ?? 0) - 1;
        this.#own[to] = keyword + 1;
      }
      left = kept;
    }
    return trie;
  }

  #child(state: number, char: number): number {
    if (char >= 128) return this.#edges.get(this.#key(state, this.#edgeOf(char)));
    return this.#stateOf(this.#next[state * this.#width + (this.#columns[char] ?? 0)] ?? 0);
  }

  #addChild(trie: Trie, parent: number, char: number): number {
    const to = trie.count++;
    trie.chars[to] = char;
    trie.siblings[to] = trie.children[parent] ?? 0;
    trie.children[parent] = to;
    if (char >= 128) this.#edges.set(this.#key(parent, this.#edgeOf(char)), to);
    else this.#next[parent * this.#width + (this.#columns[char] ?? 0)] = (to * this.#width) << 1;
    return to;
  }

  /**
   * States are numbered level by level. A row is that of the state's longest suffix, which has a smaller number and is
   * done, with the state's own children in it; what stood in a child's place before is the child's own suffix.
   */
  #link(trie: Trie): void {
    const next = this.#next;
    const width = this.#width;
    for (let state = 0; state < trie.count; state++) {
      const row = state * width;
      const fail = this.#fail[state] ?? 0;
      if (state > 0) next.copyWithin(row, fail * width, (fail + 1) * width);
      for (let child = trie.children[state] ?? 0; child !== 0; child = trie.siblings[child] ?? 0) {
        const char = trie.chars[child] ?? 0;
        const place = row + (char < 128 ? this.#columns[char] ?? 0 : 0);
        const suffix = state === 0 ? 0 : char < 128 ? this.#stateOf(next[place] ?? 0) : this.#stepWide(fail, char);
        this.#fail[child] = suffix;
        this.#ending[child] = this.#own[child] !== 0 ? child : this.#ending[suffix] ?? 0;
        if (char < 128) next[place] = this.#entryOf(child);
      }
    }
  }
}

interface Trie {
  readonly chars: Uint16Array;
  /** The first child of each state and the next child of its parent. */
  readonly children: Uint32Array;
  readonly siblings: Uint32Array;
  count: number;
}
