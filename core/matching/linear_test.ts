import assert from "node:assert/strict";
import { has, WORD } from "./charset.ts";
import { proveLinear } from "./linear.ts";
import { type Node, parsePattern } from "./pattern.ts";

function kindOf(pattern: RegExp): string {
  return proveLinear(parsePattern(pattern)).kind;
}

function costOf(pattern: RegExp): number {
  const proof = proveLinear(parsePattern(pattern));
  return proof.kind === "linear" ? proof.cost : Infinity;
}

Deno.test("a repeat that can go round in two ways is exponential", () => {
  for (const pattern of [/(a+)+$/, /(?:a|a)*b/, /(?:\w|\d)+x/, /(?:\w+\s?){1,40}x/, /(?:(?:a?)?b)*c/, /(?:a*)*b/]) {
    assert.equal(kindOf(pattern), "exponential", String(pattern));
  }
});

Deno.test("a repeat that can begin again inside what it has read is a power", () => {
  for (
    const pattern of [
      /foo.*bar/,
      /\w+@/,
      /\s+$/,
      /a\s*\s*x/,
      /curl\s+[^|\n]+\|\s*sh/,
      /https?:\/\/\S+x/,
      /[a-z]+_[a-z_]+!/,
    ]
  ) {
    assert.equal(kindOf(pattern), "polynomial", String(pattern));
  }
});

Deno.test("repeats that are kept apart by what must stand between them are linear", () => {
  for (
    const pattern of [
      /ignore\s+all\s+prev/i,
      /\b\w+@/,
      /^\s*foo/,
      /(?:\d{1,3}\.){3}\d/,
      /#(?:,[a-z]+)+;/,
      /\bfoo (?:\w+\s+){0,20}bar/,
    ]
  ) {
    assert.equal(costOf(pattern), 1, String(pattern));
  }
});

Deno.test("a bounded gap is a factor, and gaps multiply", () => {
  assert.equal(costOf(/[\w.]{1,64}@/), 64);
  assert.ok(costOf(/foo.{0,80}bar/) <= 80);
  const [one, two] = [costOf(/foo.{0,80}bar/), costOf(/foo.{0,80}bar.{0,80}baz/)];
  assert.ok(two > one * 10 && two < Infinity, `${one} and ${two}`);
});

type Next = (at: number) => boolean;

/** Steps that a plain backtracking matcher takes to search a text: the ground truth for the proofs. */
function stepsOf(pattern: RegExp, text: string): number {
  let steps = 0;
  const word = (at: number) => has(WORD, text.charCodeAt(at));
  const run = (node: Node, at: number, next: Next): boolean => {
    steps++;
    switch (node.kind) {
      case "chars":
        return at < text.length && has(node.set, text.charCodeAt(at)) && next(at + 1);
      case "assert":
        if (node.what === "^") return at === 0 && next(at);
        if (node.what === "$") return at === text.length && next(at);
        return (word(at - 1) !== word(at)) === (node.what === "\\b") && next(at);
      case "group":
        return run(node.body, at, next);
      case "seq":
        return sequence(node.items, at, next);
      case "alt":
        return node.items.some((item) => run(item, at, next));
      case "repeat":
        return repeat(node, 0, at, next);
    }
  };
  const sequence = (items: readonly Node[], at: number, next: Next): boolean => {
    const [first, ...rest] = items;
    return first ? run(first, at, (end) => sequence(rest, end, next)) : next(at);
  };
  const repeat = (node: Node & { kind: "repeat" }, count: number, at: number, next: Next): boolean => {
    const more = () => count < node.max && run(node.body, at, (end) => end > at && repeat(node, count + 1, end, next));
    return count < node.min ? more() : more() || next(at);
  };
  const tree = parsePattern(pattern);
  for (let start = 0; start <= text.length; start++) if (run(tree, start, () => true)) return steps;
  return steps;
}

Deno.test("the proofs agree with the steps that a backtracking matcher takes", () => {
  const cases: readonly (readonly [RegExp, string])[] = [
    [/foo.*bar/, "foo "],
    [/\w+@/, "a"],
    [/\b\w+@/, "a"],
    [/foo.{0,20}bar/, "foo "],
    [/ignore\s+all/, "ignore "],
    [/#(?:,[a-z]+)+;/, "#,a"],
    [/x(?:,[a-z]+)+;/, "x,"],
    [/[a-z]{1,20}@/, "a"],
    [/\s*\s*x/, " "],
    [/\bfoo (?:\w+\s+){0,5}bar/, "foo "],
    [/(?:\d{1,3}\.){3}\d{1,3}x/, "1."],
  ];
  for (const [pattern, pump] of cases) {
    const growth = stepsOf(pattern, pump.repeat(120)) / stepsOf(pattern, pump.repeat(60));
    assert.equal(growth < 2.5 ? "linear" : "polynomial", kindOf(pattern), `${pattern} grew ${growth}`);
  }
});

Deno.test("a pattern too large to prove is unknown, not linear", () => {
  assert.equal(kindOf(new RegExp("(?:[a-z]{4}){4}".repeat(2_000))), "unknown");
});
