import assert from "node:assert/strict";
import { cyclesOf, Graph } from "./graph.ts";
import { parsePattern } from "./pattern.ts";

function graphOf(pattern: RegExp, keepsCounts = false): Graph {
  return new Graph(parsePattern(pattern), { keepsCounts });
}

Deno.test("cyclesOf() finds loops of one and of several, and nothing that leads nowhere back", () => {
  const cycles = cyclesOf([[1], [2, 1], [3], [4], [2], [0]]);
  assert.deepEqual(cycles.map((members) => members.toSorted()).toSorted(), [[1], [2, 3, 4]]);
});

Deno.test("a pattern has one loop in front and one for each unbounded repeat", () => {
  assert.equal(cyclesOf(graphOf(/ab/).edges).length, 1);
  assert.equal(cyclesOf(graphOf(/a+b*/).edges).length, 3);
});

Deno.test("a short repeat is written out, a long one is a loop that knows its bound", () => {
  assert.equal(cyclesOf(graphOf(/a{1,4}/).edges).length, 1);
  const graph = graphOf(/a{1,5}/);
  const loop = cyclesOf(graph.edges).find(([first]) => (first ?? 0) >= graph.startCount);
  assert.equal(graph.positions[loop?.[0] ?? 0]?.leaf.bound, 5);
});

Deno.test("a counted group is a loop only where it is asked for", () => {
  assert.equal(cyclesOf(graphOf(/(?:ab){0,9}/, false).edges).length, 1);
  assert.equal(cyclesOf(graphOf(/(?:ab){0,9}/, true).edges).length, 2);
});

Deno.test("a word boundary leaves only the ways between a word character and another", () => {
  const graph = graphOf(/a\b[a ]/);
  const from = graph.positions.findIndex(({ leaf }) => leaf.source === "a");
  const to = (graph.edges[from] ?? []).map((position) => graph.positions[position]?.isWord);
  assert.deepEqual(to, [false]);
});

Deno.test("two ways between positions are two entries", () => {
  const graph = graphOf(/(?:a*)*/);
  const at = graph.positions.findIndex(({ leaf }) => leaf.source === "a");
  assert.ok((graph.edges[at] ?? []).filter((to) => to === at).length >= 2);
});
