import assert from "node:assert/strict";
import { distance } from "./distance.ts";

Deno.test("distance() counts inserts, deletes, replacements and swaps of neighbours as one each", () => {
  assert.equal(distance("read_file", "read_file", 2), 0);
  assert.equal(distance("read_file", "read_flie", 2), 1);
  assert.equal(distance("read_file", "read_fle", 2), 1);
  assert.equal(distance("read_file", "read_filee", 2), 1);
  assert.equal(distance("read_file", "raed_fi1e", 2), 2);
});
Deno.test("distance() stops at the bound", () => {
  assert.equal(distance("abc", "xyz", 2), 3);
  assert.equal(distance("abc", "xyz", 3), 3);
  assert.equal(distance("a", "a".repeat(1000), 2), 3);
});
Deno.test("distance() is symmetric and 0 only for equal texts", () => {
  const words = ["", "a", "ab", "ba", "abc", "acb", "search"];
  for (const a of words) {
    for (const b of words) {
      assert.equal(distance(a, b, 9), distance(b, a, 9));
      assert.equal(distance(a, b, 9) === 0, a === b);
    }
  }
});
