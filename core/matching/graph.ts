/**
 * A pattern as a graph of positions, one for each leaf, with one more loop in front that stands for "the search starts
 * again at each character". `linear.ts` asks it what one text can do in two ways.
 */
import { CHAR_MAX, type CharSet, has, WORD } from "./charset.ts";
import type { Node } from "./pattern.ts";

// Repeats up to this are written out; more are loops.
const UNROLL_MAX = 4;
const POSITIONS_MAX = 24_000;

/** The pattern is too large for a proof. */
export class TooLarge extends Error {}

/** Condition that a way between two positions puts on the characters around it. */
const FREE = 0;
const BOUNDARY = 1;
const INSIDE = 2;
const AT_START = 3;

interface State {
  /** Set where the state consumes a character. */
  readonly leaf: Leaf | null;
  readonly ways: { to: number; condition: number }[];
}

/** One character of a pattern. */
export interface Leaf {
  readonly set: CharSet;
  readonly source: string;
  /** How many times it may repeat around itself; 1 outside of loops, Infinity in an unbounded one. */
  readonly bound: number;
}

/** A position: a leaf, split into its word and its other characters where the pattern asks for word boundaries. */
export interface Position {
  readonly state: number;
  readonly leaf: Leaf;
  readonly atoms: Uint32Array;
  readonly isWord: boolean | null;
}

/** `keepsCounts`: counted groups are loops too, to find ambiguity inside them; else they are written out up to a few times. */
export interface GraphOptions {
  readonly keepsCounts: boolean;
}

/** Positions of a pattern and the ways between them. */
export class Graph {
  readonly positions: Position[] = [];
  /** Targets of each position, one entry for each way: two entries are two ways. */
  readonly edges: number[][] = [];
  /** How many of the first positions are the loop in front. */
  readonly startCount: number;
  readonly #states: State[] = [];
  readonly #options: GraphOptions;
  readonly #byState: Map<number, number[]> = new Map();

  constructor(tree: Node, options: GraphOptions) {
    this.#options = options;
    const front = this.#state({ set: [0, CHAR_MAX], source: "the start", bound: Infinity });
    const begin = this.#state(null);
    this.#way(front, front);
    this.#way(front, begin);
    this.#build(tree, begin, { bound: 1 });
    const sets = this.#states.flatMap((state) => (state.leaf ? [state.leaf.set] : []));
    const cells = atomsOf([...sets, WORD]);
    const asksForWords = this.#states.some((state) =>
      state.ways.some(({ condition }) => condition === BOUNDARY || condition === INSIDE)
    );
    this.#states.forEach((state, number) => {
      if (state.leaf) this.#split(state.leaf, number, cells, asksForWords);
    });
    this.startCount = this.#byState.get(front)?.length ?? 0;
    for (const position of this.positions) this.edges.push(this.#targets(position));
  }

  #state(leaf: Leaf | null): number {
    if (this.#states.length > POSITIONS_MAX) throw new TooLarge();
    return this.#states.push({ leaf, ways: [] }) - 1;
  }

  #way(from: number, to: number, condition = FREE): void {
    this.#states[from]?.ways.push({ to, condition });
  }

  /** Adds a node behind `from`; returns the state behind the node. */
  #build(node: Node, from: number, loop: { readonly bound: number }): number {
    switch (node.kind) {
      case "chars": {
        const to = this.#state({ set: node.set, source: node.source, bound: loop.bound });
        this.#way(from, to);
        return to;
      }
      case "assert": {
        const to = this.#state(null);
        // Nothing is consumed behind `$`, so nothing can cost there.
        if (node.what !== "$") {
          this.#way(from, to, node.what === "\\b" ? BOUNDARY : node.what === "\\B" ? INSIDE : AT_START);
        }
        return to;
      }
      case "group":
        return this.#build(node.body, from, loop);
      case "seq":
        return node.items.reduce((at, item) => this.#build(item, at, loop), from);
      case "alt": {
        const to = this.#state(null);
        for (const item of node.items) this.#way(this.#build(item, from, loop), to);
        return to;
      }
      case "repeat":
        return this.#repeat(node, from, loop);
    }
  }

  #repeat(node: Node & { kind: "repeat" }, from: number, loop: { readonly bound: number }): number {
    const { min, max, body } = node;
    if (max === 0) return from;
    const isLeaf = body.kind === "chars";
    const isWrittenOut = max <= UNROLL_MAX || max !== Infinity && !isLeaf && !this.#options.keepsCounts;
    const to = this.#state(null);
    if (isWrittenOut) {
      let at = from;
      const copies = Math.min(max, max <= UNROLL_MAX ? max : 3);
      for (let copy = 1; copy <= copies; copy++) {
        if (copy > min) this.#way(at, to);
        at = this.#build(body, at, loop);
      }
      this.#way(at, to);
      return to;
    }
    const entry = this.#state(null);
    this.#way(from, entry);
    const exit = this.#build(body, entry, { bound: Math.max(loop.bound, max) });
    this.#way(exit, entry);
    this.#way(exit, to);
    if (min === 0) this.#way(from, to);
    return to;
  }

  #split(leaf: Leaf, state: number, cells: readonly number[], asksForWords: boolean): void {
    const numbers: number[] = [];
    for (const isWord of asksForWords ? [true, false] : [null]) {
      const atoms = new Uint32Array((cells.length >> 5) + 1);
      let isEmpty = true;
      cells.forEach((lo, i) => {
        if (!has(leaf.set, lo) || isWord !== null && has(WORD, lo) !== isWord) return;
        atoms[i >> 5] = (atoms[i >> 5] ?? 0) | (1 << (i & 31));
        isEmpty = false;
      });
      if (!isEmpty) numbers.push(this.positions.push({ state, leaf, atoms, isWord }) - 1);
    }
    this.#byState.set(state, numbers);
  }

  /** Positions that can consume the next character. Each state is entered twice at most: "two ways" is all that must be known. */
  #targets(from: Position): number[] {
    const out: number[] = [];
    const visits = new Map<number, number>();
    const stack: { state: number; condition: number }[] = [];
    const push = (state: number, before: number) => {
      for (const way of this.#states[state]?.ways ?? []) {
        const condition = both(before, way.condition);
        if (condition === null) continue;
        const key = way.to * 4 + condition;
        const seen = visits.get(key) ?? 0;
        if (seen >= 2) continue;
        visits.set(key, seen + 1);
        stack.push({ state: way.to, condition });
      }
    };
    push(from.state, FREE);
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (!this.#states[next.state]?.leaf) {
        push(next.state, next.condition);
        continue;
      }
      for (const target of this.#byState.get(next.state) ?? []) {
        if (allows(next.condition, from.isWord, this.positions[target]?.isWord ?? null)) out.push(target);
      }
    }
    return out;
  }
}

function both(a: number, b: number): number | null {
  if (b === AT_START) return null; // never after a character
  if (a === FREE) return b;
  return b === FREE || a === b ? a : null;
}

function allows(condition: number, before: boolean | null, after: boolean | null): boolean {
  if (condition === FREE || before === null || after === null) return true;
  return condition === BOUNDARY ? before !== after : before === after;
}

/** First characters of the smallest cells that no set divides. */
function atomsOf(sets: readonly CharSet[]): readonly number[] {
  const cuts = new Set<number>([0]);
  for (const set of sets) {
    for (let i = 0; i + 1 < set.length; i += 2) {
      cuts.add(set[i] ?? 0);
      if ((set[i + 1] ?? 0) < CHAR_MAX) cuts.add((set[i + 1] ?? 0) + 1);
    }
  }
  return [...cuts].sort((a, b) => a - b);
}

/** Strongly connected components that are cycles, by Tarjan's algorithm without recursion. */
export function cyclesOf(edges: readonly (readonly number[])[]): number[][] {
  const index = new Int32Array(edges.length).fill(-1);
  const low = new Int32Array(edges.length);
  const onStack = new Uint8Array(edges.length);
  const stack: number[] = [];
  const out: number[][] = [];
  let counter = 0;
  for (let root = 0; root < edges.length; root++) {
    if (index[root] !== -1) continue;
    const work: { node: number; next: number }[] = [{ node: root, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1];
      if (!frame) break;
      const { node } = frame;
      if (frame.next === 0) {
        index[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = 1;
      }
      const to = edges[node]?.[frame.next++];
      if (to !== undefined) {
        if (index[to] === -1) work.push({ node: to, next: 0 });
        else if (onStack[to]) low[node] = Math.min(low[node] ?? 0, index[to] ?? 0);
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent) low[parent.node] = Math.min(low[parent.node] ?? 0, low[node] ?? 0);
      if (low[node] !== index[node]) continue;
      const members = stack.splice(stack.lastIndexOf(node));
      for (const member of members) onStack[member] = 0;
      if (members.length > 1 || edges[node]?.includes(node)) out.push(members);
    }
  }
  return out;
}
