/**
 * The keyword gate: one Aho–Corasick pass over UTF-16 finds every occurrence of every keyword of every rule.
 * ASCII is matched in any case through a dense table of transitions; characters beyond it through a hash of edges with
 * failure links, which stays linear because a failure link always leads to a shorter prefix.
 * The automaton knows the first letters of each keyword only, and what begins so is compared to its end: ten thousand whole words would
 * take a table of thirty megabytes, that no cache holds and that takes longer to build than a proxy may take to start.
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

/** Letters of a keyword that the automaton knows: few texts that begin so do not go on so. */
const HEAD_CHARS = 6;
/** States that fit into 15 bits, with the mark of a hit in the sixteenth. */
const SMALL_STATES_MAX = 0x8000;
const LARGE_MARK = 0x40000000;

/** A letter beyond ASCII, and none at all, where a table has room for ASCII. */
const WIDE = 0x80;
const NONE = 0xff;

/** ASCII in lower case. */
const LETTERS: Uint8Array = new Uint8Array(128);
for (let c = 0; c < 128; c++) LETTERS[c] = c >= 0x41 && c <= 0x5a ? c + 0x20 : c;

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
  /** A row for each state. An entry is the next state, with the mark where a head ends in it. */
  readonly #next: Uint16Array | Uint32Array;
  /** Larger than every state; in an entry: a head ends there. */
  readonly #mark: number;
  /** Number (from 1) of each character beyond ASCII that occurs in a head, in any case; allocated when one does. */
  #wide: Uint16Array | null = null;
  /** By that number: the character that stands for all that share it. */
  readonly #spellings: number[] = [0];
  readonly #edges: WideEdges;
  /** The longest proper suffix of each state that is a state too. */
  readonly #fail: Uint32Array;
  /** Keywords in the order of their letters, so that those with one head stand side by side. */
  readonly #order: Uint32Array;
  /** By state: the places in `#order` of the keywords whose heads end there, from `#first` up to `#last`. */
  readonly #first: Uint32Array;
  readonly #last: Uint32Array;
  /** The letter behind the head of each keyword, or WIDE, or NONE. */
  readonly #after: Uint8Array;
  /** The state itself or its longest suffix in which a head ends; 0 where there is none. */
  readonly #ending: Uint32Array;

  /** `keywords` are lower-case, not empty and without duplicates. */
  constructor(keywords: readonly string[]) {
    this.keywords = keywords;
    this.#lengths = Int32Array.from(keywords, (word) => word.length);
    this.#width = this.#assignColumns();
    this.#after = Uint8Array.from(keywords, (word) => {
      if (word.length <= HEAD_CHARS) return NONE;
      return Math.min(word.charCodeAt(HEAD_CHARS), WIDE);
    });
    this.#order = this.#sorted();
    const trie = this.#plant();
    this.#first = trie.first;
    this.#last = trie.last;
    const isSmall = trie.count <= SMALL_STATES_MAX;
    this.#mark = isSmall ? SMALL_STATES_MAX : LARGE_MARK;
    this.#next = isSmall ? new Uint16Array(trie.count * this.#width) : new Uint32Array(trie.count * this.#width);
    this.#edges = new WideEdges(this.#wide === null ? 0 : trie.count);
    for (let state = 0; state < trie.count; state++) this.#addWideEdges(trie, state);
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
    const width = this.#width;
    const mark = this.#mark;
    const length = text.length;
    let bits = 0;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(i);
      bits |= c;
      const entry = c < 128 ? next[state * width + columns[c]!]! : this.#wideEntry(state, c); // both tables cover every index that can arise
      if (entry < mark) state = entry;
      else {
        state = entry - mark;
        this.#report(text, { state, end: i + 1 }, hits);
      }
    }
    hits.bits |= bits;
  }

  #stateOf(entry: number): number {
    return entry < this.#mark ? entry : entry - this.#mark;
  }

  #entryOf(state: number): number {
    return this.#ending[state] === 0 ? state : state + this.#mark;
  }

  #wideEntry(state: number, char: number): number {
    return this.#edgeOf(char) === 0 ? 0 : this.#entryOf(this.#stepWide(state, char));
  }

  /** Adds the keywords whose heads end here, if the rest of them follows. */
  #report(text: string, { state, end }: { readonly state: number; readonly end: number }, hits: Hits): void {
    const c = end < text.length ? text.charCodeAt(end) : NONE;
    const letter = c < 128 ? LETTERS[c] ?? 0 : WIDE;
    let at = this.#ending[state] ?? 0;
    while (at !== 0) {
      const last = this.#last[at] ?? 0;
      for (let i = this.#first[at] ?? 0; i < last; i++) {
        const word = this.#order[i] ?? 0;
        const after = this.#after[word];
        if (after === NONE) hits.add(word, end);
        else if (after === letter && this.#goesOn(text, end, word)) {
          hits.add(word, end - HEAD_CHARS + this.lengthOf(word));
        }
      }
      at = this.#ending[this.#fail[at] ?? 0] ?? 0;
    }
  }

  /** True where what follows the head of a keyword is the rest of it. */
  #goesOn(text: string, end: number, keyword: number): boolean {
    const word = this.keywords[keyword] ?? "";
    const offset = end - HEAD_CHARS;
    if (offset + word.length > text.length) return false;
    for (let i = HEAD_CHARS; i < word.length; i++) {
      const own = word.charCodeAt(i);
      const c = text.charCodeAt(offset + i);
      if (c === own) continue;
      if (own < 128 || c < 128 ? LETTERS[c] !== own : !casesOf(own).includes(c)) return false;
    }
    return true;
  }

  #stepWide(from: number, char: number): number {
    const edge = this.#edgeOf(char);
    if (edge === 0) return 0;
    for (let state = from;; state = this.#fail[state] ?? 0) {
      const to = this.#edges.get(this.#key(state, edge));
      if (to !== 0 || state === 0) return to;
    }
  }

  /** The number of the edges of a character beyond ASCII; 0 where it is in no keyword. */
  #edgeOf(char: number): number {
    return this.#wide === null ? 0 : this.#wide[char] ?? 0;
  }

  #key(state: number, edge: number): number {
    return (state * this.#spellings.length + edge) | 0;
  }

  /** Gives each ASCII character of a head a column, shared by both cases; returns the number of columns. */
  #assignColumns(): number {
    const used = new Uint8Array(128);
    for (const word of this.keywords) {
      const length = Math.min(word.length, HEAD_CHARS);
      for (let i = 0; i < length; i++) {
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

  /** All cases of a character share one edge. */
  #markWide(char: number): void {
    const wide = this.#wide ??= new Uint16Array(0x10000);
    if (wide[char] !== 0) return;
    if (isCaseless(char)) {
      wide[char] = this.#spellings.push(char) - 1;
      return;
    }
    const group = [char, ...casesOf(char)];
    const edge = group.map((other) => wide[other] ?? 0).find((known) => known !== 0) ?? this.#spellings.push(char) - 1;
    for (const other of group) wide[other] = edge;
  }

  /** The numbers of all keywords, in the order of their letters; letters that share an edge are the same letter. */
  #sorted(): Uint32Array {
    const { keywords } = this;
    const order = Uint32Array.from(keywords.keys());
    const spelled = this.#wide === null ? keywords : keywords.map((word) => this.#spell(word));
    let isSorted = true;
    for (let i = 1; i < spelled.length && isSorted; i++) isSorted = (spelled[i - 1] ?? "") <= (spelled[i] ?? "");
    if (isSorted) return order;
    return order.sort((a, b) => {
      const [one = "", other = ""] = [spelled[a], spelled[b]];
      return one < other ? -1 : one > other ? 1 : 0;
    });
  }

  /** A word with one spelling for all letters of an edge. */
  #spell(word: string): string {
    let out = "";
    let done = 0;
    for (let i = 0; i < word.length; i++) {
      const c = word.charCodeAt(i);
      if (c < 128) continue;
      out += word.slice(done, i) + String.fromCharCode(this.#spellings[this.#wide?.[c] ?? 0] ?? c);
      done = i + 1;
    }
    return out + word.slice(done);
  }

  /**
   * Builds the trie of the heads, level by level, so that the states near the root, which most characters lead to, lie close together in
   * memory. Every state stands for a stretch of the sorted keywords; its children are the stretches of one next letter.
   */
  #plant(): Trie {
    const { keywords } = this;
    const order = this.#order;
    const statesMax = keywords.reduce((total, { length }) => total + Math.min(length, HEAD_CHARS), 1);
    const trie: Trie = {
      chars: new Uint16Array(statesMax),
      children: new Uint32Array(statesMax + 1),
      first: new Uint32Array(statesMax),
      last: new Uint32Array(statesMax),
      count: 1,
    };
    const stretches = new Uint32Array(statesMax);
    trie.last[0] = keywords.length;
    stretches[0] = keywords.length;
    for (let state = 0, depth = 0, levelEnd = 1; state < trie.count; state++) {
      if (state === levelEnd) {
        depth++;
        levelEnd = trie.count;
      }
      trie.children[state] = trie.count;
      const end = stretches[state] ?? 0;
      let at = trie.first[state] ?? 0;
      if (depth < HEAD_CHARS) {
        // What ends here stands before what goes on.
        while (at < end && (this.#lengths[order[at] ?? 0] ?? 0) === depth) at++;
        trie.last[state] = at;
        for (let from = at; from < end; from = at) {
          const char = this.#charAt(order[from] ?? 0, depth);
          while (at < end && this.#charAt(order[at] ?? 0, depth) === char) at++;
          const child = trie.count++;
          trie.chars[child] = char;
          trie.first[child] = from;
          stretches[child] = at;
        }
      } else trie.last[state] = end;
    }
    trie.children[trie.count] = trie.count;
    return trie;
  }

  /** A letter of a keyword, as all letters of its edge are spelled. */
  #charAt(keyword: number, at: number): number {
    const c = (this.keywords[keyword] ?? "").charCodeAt(at);
    return c < 128 ? c : this.#spellings[this.#wide?.[c] ?? 0] ?? c;
  }

  #addWideEdges(trie: Trie, state: number): void {
    const end = trie.children[state + 1] ?? 0;
    for (let child = trie.children[state] ?? 0; child < end; child++) {
      const char = trie.chars[child] ?? 0;
      if (char >= 128) this.#edges.set(this.#key(state, this.#edgeOf(char)), child);
    }
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
      const end = trie.children[state + 1] ?? 0;
      for (let child = trie.children[state] ?? 0; child < end; child++) {
        const char = trie.chars[child] ?? 0;
        const place = row + (char < 128 ? this.#columns[char] ?? 0 : 0);
        const suffix = state === 0 ? 0 : char < 128 ? this.#stateOf(next[place] ?? 0) : this.#stepWide(fail, char);
        this.#fail[child] = suffix;
        this.#ending[child] = this.#first[child] !== this.#last[child] ? child : this.#ending[suffix] ?? 0;
        if (char < 128) next[place] = this.#entryOf(child);
      }
    }
  }
}

/** What is the same letter in any case; characters that share a case are, as both small sigmas do. */
function casesOf(char: number): readonly number[] {
  const cases = wideCases(char);
  return [...cases, ...cases.flatMap(wideCases)].filter((other) => other < 0x10000);
}

/** Signs of East Asian scripts, most of the characters beyond ASCII that keywords hold: they need not be asked for their cases. */
function isCaseless(char: number): boolean {
  return char >= 0x3040 && char < 0xa000 || char >= 0xac00 && char < 0xd800;
}

interface Trie {
  /** The letter that leads to each state. */
  readonly chars: Uint16Array;
  /** The first child of each state; the next state's first child is behind the last. */
  readonly children: Uint32Array;
  /** See the gate's own. */
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  count: number;
}
