/**
 * Proves that a backtracking engine matches a pattern in linear time, or names the piece that prevents it.
 *
 * The pattern becomes a graph of positions (one for each leaf), with one more loop in front that stands for "the search
 * starts again at each character". Two questions decide (Weideman et al., "Analyzing Matching Time Behavior of
 * Backtracking Regular Expression Matchers", 2016):
 * - can one text lead from a position back to it in two ways? Then the time is exponential;
 * - can one text stay in a loop, stay in a later loop, and lead from the one to the other? Then the two share their
 *   text in many ways, and the time is a power of the length; a bounded loop makes it a factor instead.
 */
import type { CharSet } from "./charset.ts";
import { cyclesOf, Graph, TooLarge } from "./graph.ts";
import type { Node } from "./pattern.ts";

/** What was proved. */
export type Proof =
  /** Linear; a character costs at most about `cost` steps. */
  | { readonly kind: "linear"; readonly cost: number }
  | { readonly kind: "exponential" | "polynomial"; readonly piece: string }
  /** Too large for the proof. */
  | { readonly kind: "unknown" };

/** Steps of all searches for one pattern. */
const STEPS_MAX = 20_000_000;

/** Examines a pattern's tree. */
export function proveLinear(tree: Node): Proof {
  try {
    const loops = new Graph(tree, { keepsCounts: true });
    const ambiguous = findAmbiguousLoop(loops);
    if (ambiguous) return { kind: "exponential", piece: ambiguous };
    return weigh(new Graph(tree, { keepsCounts: false }));
  } catch (error) {
    if (error instanceof TooLarge) return { kind: "unknown" };
    throw error;
  }
}

function meet(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true;
  return false;
}

function meetThree(a: Uint32Array, b: Uint32Array, c: Uint32Array): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] ?? 0) & (b[i] ?? 0) & (c[i] ?? 0)) !== 0) return true;
  return false;
}

/** A loop in which one text can go round in two ways; the source of a leaf of it. */
function findAmbiguousLoop(graph: Graph): string | null {
  let steps = 0;
  for (const cycle of cyclesOf(graph.edges)) {
    if ((cycle[0] ?? 0) < graph.startCount) continue;
    const members = new Set(cycle);
    const inner = (position: number) => (graph.edges[position] ?? []).filter((to) => members.has(to));
    for (const position of cycle) {
      const targets = inner(position);
      if (new Set(targets).size < targets.length) return graph.positions[position]?.leaf.source ?? "";
    }
    // Pairs reachable from a diagonal pair, off the diagonal, from which a diagonal pair can be reached again.
    const forward = new Map<number, number[]>();
    const queue = cycle.map((position) => position * graph.positions.length + position);
    for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
      if (forward.has(pair)) continue;
      const next: number[] = [];
      forward.set(pair, next);
      const left = Math.floor(pair / graph.positions.length);
      const right = pair % graph.positions.length;
      for (const a of inner(left)) {
        for (const b of inner(right)) {
          if (++steps > STEPS_MAX) throw new TooLarge();
          const first = graph.positions[a];
          const second = graph.positions[b];
          if (!first || !second || !meet(first.atoms, second.atoms)) continue;
          next.push(a * graph.positions.length + b);
          queue.push(a * graph.positions.length + b);
        }
      }
    }
    const found = backToDiagonal(forward, graph.positions.length);
    if (found !== null) return graph.positions[found]?.leaf.source ?? "";
  }
  return null;
}

/** The first of a pair off the diagonal that leads back to it. */
function backToDiagonal(forward: ReadonlyMap<number, readonly number[]>, size: number): number | null {
  const numbers = [...forward.keys()];
  const order = new Map(numbers.map((pair, i) => [pair, i]));
  const edges = numbers.map((pair) => (forward.get(pair) ?? []).map((to) => order.get(to) ?? 0));
  for (const component of cyclesOf(edges)) {
    const pairs = component.map((i) => numbers[i] ?? 0);
    const isDiagonal = (pair: number) => Math.floor(pair / size) === pair % size;
    if (!pairs.some(isDiagonal)) continue;
    const off = pairs.find((pair) => !isDiagonal(pair));
    if (off !== undefined) return Math.floor(off / size);
  }
  return null;
}

/** A loop at the end of a chain of loops that share text. */
interface Chain {
  /** Ways to arrive at and to go round the loop, for each entry into the chain. */
  readonly ways: number;
  /** Characters that the chain takes up; an entry cannot come more often. 1 where every character is an entry. */
  readonly length: number;
}

/** Follows chains of loops that share text: an unbounded one behind a start or an unbounded one is a power, the rest factors. */
function weigh(graph: Graph): Proof {
  const cycles = cyclesOf(graph.edges).sort((a, b) => Math.min(...a) - Math.min(...b));
  const budget = { steps: 0 };
  const chains = new Map<readonly number[], Chain>();
  let most = 1;
  for (const later of cycles) {
    const leaf = graph.positions[later[0] ?? 0]?.leaf;
    if ((later[0] ?? 0) < graph.startCount || !leaf) continue;
    const bound = leaf.bound === Infinity ? 1 : leaf.bound;
    let best: Chain = { ways: 1, length: 1 };
    for (const earlier of cycles) {
      if (earlier === later) break;
      if (!share(graph, { earlier, later }, budget)) continue;
      const isStart = (earlier[0] ?? 0) < graph.startCount;
      const earlierBound = isStart ? Infinity : graph.positions[earlier[0] ?? 0]?.leaf.bound ?? 1;
      if (leaf.bound === Infinity && earlierBound === Infinity) return { kind: "polynomial", piece: leaf.source };
      const before = isStart ? { ways: 1, length: 1 } : chains.get(earlier) ?? { ways: 1, length: 1 };
      // A chain that is entered at any character costs that much at each; one behind a word only once in its own length.
      const own = !isStart && before.ways === 1 ? earlierBound : 1;
      const ways = before.ways * own * bound / distance(graph, earlier, later);
      const length = isStart || before.ways > 1 && before.length === 1 ? 1 : Math.max(before.length, own) + bound;
      if (ways / length > best.ways / best.length) best = { ways, length };
    }
    chains.set(later, best);
    most = Math.max(most, Math.round(best.ways / best.length));
  }
  return { kind: "linear", cost: most };
}

// A piece of text that begins with one of this many characters is taken for a word, which cannot begin inside itself.
const NARROW_CHARS_MAX = 12;

/** How many characters lie at least between two entries from one loop into the next: the words between them. */
function distance(graph: Graph, earlier: readonly number[], later: readonly number[]): number {
  const targets = new Set(later);
  const own = new Set(earlier);
  let level = earlier.flatMap((position) => graph.edges[position] ?? []).filter((position) => !own.has(position));
  if (
    level.some((position) => targets.has(position) || sizeOf(graph.positions[position]?.leaf.set) > NARROW_CHARS_MAX)
  ) return 1;
  const seen = new Set(level);
  for (let steps = 1; level.length > 0; steps++) {
    if (level.some((position) => targets.has(position))) return Math.max(1, steps - 1);
    level = level.flatMap((position) => graph.edges[position] ?? []).filter((position) =>
      !seen.has(position) && seen.add(position)
    );
  }
  return 1;
}

function sizeOf(set: CharSet | undefined): number {
  let size = 0;
  for (let i = 0; set && i + 1 < set.length; i += 2) size += (set[i + 1] ?? 0) - (set[i] ?? 0) + 1;
  return size;
}

/** Whether one text stays in the earlier loop, stays in the later one, and leads from the one to the other. */
function share(
  graph: Graph,
  { earlier, later }: { readonly earlier: readonly number[]; readonly later: readonly number[] },
  budget: { steps: number },
): boolean {
  const { positions, edges } = graph;
  const size = positions.length;
  const inEarlier = new Set(earlier);
  const inLater = new Set(later);
  for (const from of earlier) {
    for (const to of later) {
      const goal = (from * size + to) * size + to;
      const start = (from * size + from) * size + to;
      const seen = new Set<number>([start]);
      const queue: (readonly [number, number, number])[] = [[from, from, to]];
      for (let triple = queue.pop(); triple; triple = queue.pop()) {
        const [a, b, c] = triple;
        for (const nextB of edges[b] ?? []) {
          for (const nextA of edges[a] ?? []) {
            if (!inEarlier.has(nextA)) continue;
            for (const nextC of edges[c] ?? []) {
              if (!inLater.has(nextC)) continue;
              if (++budget.steps > STEPS_MAX) throw new TooLarge();
              const [x, y, z] = [positions[nextA], positions[nextB], positions[nextC]];
              if (!x || !y || !z || !meetThree(x.atoms, y.atoms, z.atoms)) continue;
              const key = (nextA * size + nextB) * size + nextC;
              if (key === goal) return true;
              if (seen.has(key)) continue;
              seen.add(key);
              queue.push([nextA, nextB, nextC]);
            }
          }
        }
      }
    }
  }
  return false;
}
