import assert from "node:assert/strict";
import { proveLinear } from "./linear.ts";
import { parsePattern } from "./pattern.ts";

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
      /x(?:,[a-z]+)+;/,
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

Deno.test("what is called a power takes the backtracking engine at least three times the steps for twice the text", () => {
  // A plain backtracking matcher that counts: the ground truth for one loop behind a word.
  const steps = (text: string) => {
    let count = 0;
    for (let start = text.indexOf("foo"); start >= 0; start = text.indexOf("foo", start + 1)) {
      count += text.length - start;
    }
    return count;
  };
  assert.equal(kindOf(/foo.*bar/), "polynomial");
  assert.ok(steps("foo ".repeat(200)) > steps("foo ".repeat(100)) * 3);
});

Deno.test("a pattern too large to prove is unknown, not linear", () => {
  assert.equal(kindOf(new RegExp("(?:[a-z]{4}){4}".repeat(2_000))), "unknown");
});
