import assert from "node:assert/strict";
import { placeOf } from "../matching/literals.ts";
import { parsePattern } from "../matching/pattern.ts";
import { beside, joint, jointWords } from "./joints.ts";

Deno.test("joint() matches a digit, a mark and a digit, and nothing else", () => {
  const pattern = new RegExp(`^${joint(" -")}$`);
  for (const text of ["4-1", "0 9", "5-5"]) assert.ok(pattern.test(text), text);
  for (const text of ["4.1", "41", "4-x", "4--1"]) assert.ok(!pattern.test(text), text);
  assert.ok(!new RegExp(`^${joint(".")}$`).test("4x1"));
});

Deno.test("the engine can look for a joint by its words, at one place", () => {
  const tree = parsePattern(new RegExp(String.raw`\b\d{2}${joint(" -")}\d`));
  assert.deepEqual(placeOf(tree, jointWords(" -")), { min: 2, max: 2 });
  assert.equal(placeOf(tree, jointWords("-")), null);
  assert.equal(jointWords(" -").length, 200);
  const hex = "0123456789abcdef";
  assert.deepEqual(placeOf(parsePattern(new RegExp(joint(":", hex), "i")), jointWords(":", hex)), { min: 0, max: 0 });
});

Deno.test("beside() reaches as far as it says, on one line and either side", () => {
  const [behind, before] = beside(String.raw`\b\d{9}\b`, "ssn|tax id", 10);
  assert.ok(new RegExp(behind).test("ssn is 536228145"));
  assert.ok(new RegExp(before).test("536228145 (tax id)"));
  for (const text of ["ssn\n536228145", "ssn of the person 536228145"]) {
    assert.ok(!new RegExp(behind).test(text), text);
  }
});
