/**
 * The keyword gate: one Aho–Corasick pass over UTF-16 finds every occurrence of every keyword of every rule.
 * ASCII is matched in any case through a table of transitions; characters beyond it through a hash of edges with failure links,
 * which stays linear because a failure link always leads to a shorter prefix.
 *
 * The automaton knows the first letters of each keyword only, and what begins so is compared to its end. Its states are made when a text
 * first leads to them: ten thousand keywords have tens of thousands, of which the texts of one program visit a few thousand, and a proxy that
 * starts with every tool server of a user may not wait for the rest.
 */

/** Children on characters beyond ASCII: an open-addressing hash from (state, letter) to state that grows as it is filled. */
class WideEdges {
  #keys = new Float64Array(64).fill(-1);
  #states = new Uint32Array(64);
  #count = 0;

  /** The state that the edge leads to, or 0. */
  get(state: number, letter: number): number {
    return this.#states[this.#slot(state * 0x10000 + letter)] ?? 0;
  }

  set(state: number, letter: number, child: number): void {
    if (++this.#count * 2 > this.#keys.length) this.#grow();
    const key = state * 0x10000 + letter;
    const slot = this.#slot(key);
    this.#keys[slot] = key;
    this.#states[slot] = child;
  }

  /** Where the key stands, or would. */
  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    const mixed = Math.imul(key, 0x9e3779b1) ^ Math.imul(Math.floor(key / 0x10000), 0x85ebca6b);
    for (let slot = (mixed ^ (mixed >>> 15)) & mask;; slot = (slot + 1) & mask) {
      const found = this.#keys[slot];
      if (found === key || found === -1) return slot;
    }
  }

  #grow(): void {
    const keys = this.#keys;
    const states = this.#states;
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#states = new Uint32Array(keys.length * 2);
    for (const [from, key] of keys.entries()) {
      if (key < 0) continue;
      const slot = this.#slot(key);
      this.#keys[slot] = key;
      this.#states[slot] = states[from] ?? 0;
    }
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
/** Entries of the table: a state in 15 bits, with the mark of a hit in the sixteenth; in 30 bits once there are more states. */
const SMALL_MARK = 0x8000;
const LARGE_MARK = 0x40000000;

/** A letter beyond ASCII, and none at all, where a table has room for ASCII. */
const WIDE = 0x80;
const NONE = 0xff;

/** ASCII in lower case. */
const LETTERS: Uint8Array = new Uint8Array(128);
for (let c = 0; c < 128; c++) LETTERS[c] = c >= 0x41 && c <= 0x5a ? c + 0x20 : c;

/** The column of each ASCII character; the most frequent ones of running text first: they share one line of the processor's cache in each row. */
const COLUMNS: Uint8Array = new Uint8Array(128);
const FREQUENT = " etaoinsrhldcumfpgwyb.,v0k-_/1:\"'2=()[]{}";
const columnOrder = new Set([...FREQUENT].map((char) => char.charCodeAt(0)));
for (let c = 0; c < 128; c++) columnOrder.add(LETTERS[c] ?? c);
[...columnOrder].forEach((c, column) => COLUMNS[c] = column);
for (let c = 0; c < 128; c++) COLUMNS[c] = COLUMNS[LETTERS[c] ?? c] ?? 0;
const WIDTH = columnOrder.size;

const ROWS_FIRST = 128;
/** More than there can be keywords: what tells a letter from a keyword in one number. */
const KEYWORDS_MAX = 0x1000000;

/** The automaton. What it finds never changes, so that scans may share it; it grows as they lead it to new states. */
export class Gate {
  /** The keywords, by the number that hits name. */
  readonly keywords: readonly string[];
  /** All keywords; those that share the letters of a state stand side by side once the state is made. */
  readonly #order: Uint32Array;
  /** The letter behind the head of each keyword, or WIDE, or NONE; set when the head is first met. */
  readonly #after: Uint8Array;
  /** A row for each state. An entry is the next state, with the mark where a head ends in it; or unknown, which is above the mark too. */
  #next: Uint16Array | Uint32Array = new Uint16Array(ROWS_FIRST * WIDTH);
  #mark = SMALL_MARK;
  #unknown = SMALL_MARK * 2 - 1;
  /** How many states there are. The first is the root. */
  #count = 0;
  /** By state: how many letters lead to it. */
  #depth: Uint8Array = new Uint8Array(ROWS_FIRST);
  /** By state: the places in `#order` of the keywords that begin with its letters, from `#first` up to `#end`. Those whose heads end with them stand before `#last`. */
  #first: Uint32Array = new Uint32Array(ROWS_FIRST);
  #last: Uint32Array = new Uint32Array(ROWS_FIRST);
  #end: Uint32Array = new Uint32Array(ROWS_FIRST);
  /** The longest proper suffix of each state that is a state too. */
  #fail: Uint32Array = new Uint32Array(ROWS_FIRST);
  /** The state itself or its longest suffix in which a head ends; 0 where there is none. */
  #ending: Uint32Array = new Uint32Array(ROWS_FIRST);
  /** Whether the children of a state beyond ASCII have been made. */
  #isWide: Uint8Array = new Uint8Array(ROWS_FIRST);
  readonly #edges: WideEdges = new WideEdges();

  /** `keywords` are lower-case, not empty and without duplicates. */
  constructor(keywords: readonly string[]) {
    this.keywords = keywords;
    this.#order = Uint32Array.from(keywords.keys());
    this.#after = new Uint8Array(keywords.length);
    this.#makeState({ depth: 0, from: 0, end: keywords.length }, 0);
  }

  /** Length of a keyword in code units. */
  lengthOf(keyword: number): number {
    return this.keywords[keyword]?.length ?? 0;
  }

  /** Reads the whole text and adds what it finds to `hits`. */
  scan(text: string, hits: Hits): void {
    let next = this.#next;
    let mark = this.#mark;
    const length = text.length;
    let bits = 0;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(i);
      bits |= c;
      if (c < 128) {
        const entry = next[state * WIDTH + COLUMNS[c]!]!; // both tables cover every index that can arise
        if (entry < mark) {
          state = entry;
          continue;
        }
      }
      const entry = c < 128 ? this.#entry(state, c) : this.#wideEntry(state, c);
      state = this.#stateOf(entry);
      if (entry !== state) this.#report(text, { state, end: i + 1 }, hits);
      next = this.#next;
      mark = this.#mark;
    }
    hits.bits |= bits;
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
      if (c !== own && letterOf(c) !== letterOf(own)) return false;
    }
    return true;
  }

  /** Where an ASCII character leads to: the state's own child, else what its longest suffix says. */
  #entry(state: number, char: number): number {
    const place = state * WIDTH + (COLUMNS[char] ?? 0);
    const known = this.#next[place] ?? 0;
    if (known !== this.#unknown) return known;
    const suffix = state === 0 ? 0 : this.#entry(this.#fail[state] ?? 0, char);
    const stretch = this.#stretch(state, LETTERS[char] ?? char);
    const entry = stretch ? this.#entryOf(this.#makeState(stretch, this.#stateOf(suffix))) : suffix;
    return this.#next[place] = entry;
  }

  #stateOf(entry: number): number {
    return entry < this.#mark ? entry : entry - this.#mark;
  }

  #entryOf(state: number): number {
    return this.#ending[state] === 0 ? state : state + this.#mark;
  }

  #wideEntry(from: number, char: number): number {
    const letter = letterOf(char);
    for (let state = from;; state = this.#fail[state] ?? 0) {
      const child = this.#wideChild(state, letter);
      if (child !== 0) return this.#entryOf(child);
      if (state === 0) return 0;
    }
  }

  /** The child of a state on a letter beyond ASCII; 0 where there is none. */
  #wideChild(state: number, letter: number): number {
    if (this.#isWide[state] === 0) {
      this.#isWide[state] = 1;
      this.#makeWideChildren(state);
    }
    return this.#edges.get(state, letter);
  }

  #makeWideChildren(state: number): void {
    const depth = this.#depth[state] ?? 0;
    let at = this.#lowerBound(state, WIDE);
    for (const end = this.#end[state] ?? 0; at < end;) {
      const letter = this.#letterAt(at, depth);
      const stretch = this.#stretch(state, letter);
      if (!stretch) return;
      const suffix = state === 0 ? 0 : this.#stateOf(this.#wideEntry(this.#fail[state] ?? 0, letter));
      this.#edges.set(state, letter, this.#makeState(stretch, suffix));
      at = stretch.end;
    }
  }

  /** The keywords below a state that go on with a letter; null where there are none. */
  #stretch(state: number, letter: number): Stretch | null {
    const depth = this.#depth[state] ?? 0;
    const from = this.#lowerBound(state, letter);
    if (from === this.#end[state] || this.#letterAt(from, depth) !== letter) return null;
    return { depth: depth + 1, from, end: this.#lowerBound(state, letter + 1) };
  }

  /** The first place below a state whose keyword goes on with this letter or a later one. */
  #lowerBound(state: number, letter: number): number {
    const depth = this.#depth[state] ?? 0;
    let low = this.#last[state] ?? 0;
    let high = this.#end[state] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#letterAt(middle, depth) < letter) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #letterAt(place: number, depth: number): number {
    return letterOf((this.keywords[this.#order[place] ?? 0] ?? "").charCodeAt(depth));
  }

  #makeState({ depth, from, end }: Stretch, fail: number): number {
    const state = this.#count++;
    if (state === this.#depth.length) this.#grow();
    const last = depth === HEAD_CHARS ? end : this.#arrange(depth, from, end);
    for (let at = from; at < last; at++) this.#noteAfter(this.#order[at] ?? 0);
    this.#depth[state] = depth;
    this.#first[state] = from;
    this.#last[state] = last;
    this.#end[state] = end;
    this.#fail[state] = fail;
    this.#ending[state] = last > from ? state : this.#ending[fail] ?? 0;
    this.#next.fill(this.#unknown, state * WIDTH, (state + 1) * WIDTH);
    return state;
  }

  /** Orders keywords that share `depth` letters by the next one. Returns where those that have no other letter end: they stand first. */
  #arrange(depth: number, from: number, end: number): number {
    const keys = new Float64Array(end - from);
    let whole = 0;
    for (let at = from; at < end; at++) {
      const keyword = this.#order[at] ?? 0;
      const word = this.keywords[keyword] ?? "";
      if (word.length === depth) whole++;
      keys[at - from] = (word.length === depth ? 0 : letterOf(word.charCodeAt(depth)) + 1) * KEYWORDS_MAX + keyword;
    }
    if (keys.length > 1) keys.sort();
    for (let at = from; at < end; at++) this.#order[at] = (keys[at - from] ?? 0) % KEYWORDS_MAX;
    return from + whole;
  }

  #noteAfter(keyword: number): void {
    const word = this.keywords[keyword] ?? "";
    this.#after[keyword] = word.length <= HEAD_CHARS ? NONE : Math.min(word.charCodeAt(HEAD_CHARS), WIDE);
  }

  #grow(): void {
    const size = this.#depth.length * 2;
    this.#depth = copied(this.#depth, new Uint8Array(size));
    this.#isWide = copied(this.#isWide, new Uint8Array(size));
    this.#first = copied(this.#first, new Uint32Array(size));
    this.#last = copied(this.#last, new Uint32Array(size));
    this.#end = copied(this.#end, new Uint32Array(size));
    this.#fail = copied(this.#fail, new Uint32Array(size));
    this.#ending = copied(this.#ending, new Uint32Array(size));
    if (this.#mark === SMALL_MARK && size <= SMALL_MARK) {
      this.#next = copied(this.#next, new Uint16Array(size * WIDTH));
      return;
    }
    const large = new Uint32Array(size * WIDTH);
    for (const [place, entry] of this.#next.entries()) large[place] = this.#enlarged(entry);
    this.#mark = LARGE_MARK;
    this.#unknown = LARGE_MARK * 2 - 1;
    this.#next = large;
  }

  #enlarged(entry: number): number {
    if (entry === this.#unknown) return LARGE_MARK * 2 - 1;
    return entry < this.#mark ? entry : entry - this.#mark + LARGE_MARK;
  }
}

/** Keywords that share their first letters. */
interface Stretch {
  /** How many letters they share. */
  readonly depth: number;
  /** Where they stand in the order. */
  readonly from: number;
  readonly end: number;
}

function copied<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The letter that stands for all its cases; 0 where it has not been asked for. ASCII stands for itself, and for nothing beyond. */
const KNOWN_LETTERS: Uint16Array = new Uint16Array(0x10000);

/** The same number for every case of a letter, as the flag `i` without `u` has it: by the capital letter, so that both small sigmas are one. */
function letterOf(char: number): number {
  if (char < 128) return LETTERS[char] ?? char;
  const known = KNOWN_LETTERS[char] ?? 0;
  return known !== 0 ? known : KNOWN_LETTERS[char] = letterBeyondAscii(char);
}

function letterBeyondAscii(char: number): number {
  if (isCaseless(char)) return char;
  const upper = String.fromCharCode(char).toUpperCase();
  const lower = upper.length === 1 ? upper.toLowerCase() : "";
  const letter = lower.length === 1 ? lower.charCodeAt(0) : char;
  return letter < 128 || upper.charCodeAt(0) < 128 ? char : letter;
}

/** Signs of scripts without cases, most of the characters beyond ASCII that keywords hold: they need not be asked for their cases. */
function isCaseless(char: number): boolean {
  return char >= 0x590 && char < 0x10a0 || char >= 0x2e80 && char < 0xa640 || char >= 0xac00 && char < 0xe000;
}
