import assert from "node:assert/strict";
import { casePartners, complement, DOT, has, intersect, minus, normalize, SPACE, WORD } from "./charset.ts";

Deno.test("normalize() orders ranges and joins those that touch", () => {
  assert.deepEqual(normalize([0x61, 0x63, 0x41, 0x41, 0x64, 0x66, 0x62, 0x62]), [0x41, 0x41, 0x61, 0x66]);
});

Deno.test("the named sets agree with the regular expression engine for every code unit", () => {
  for (const [set, pattern] of [[SPACE, /\s/], [WORD, /\w/], [DOT, /./], [complement(SPACE), /\S/]] as const) {
    for (let c = 0; c <= 0xffff; c++) {
      assert.equal(has(set, c), pattern.test(String.fromCharCode(c)), `${pattern} ${c}`);
    }
  }
});

Deno.test("complement() twice is the set itself, and shares nothing with it", () => {
  assert.deepEqual(complement(complement(WORD)), WORD);
  assert.deepEqual(intersect(WORD, complement(WORD)), []);
});

Deno.test("minus() takes out exactly the second set", () => {
  assert.deepEqual(minus([0x61, 0x7a], [0x63, 0x64]), [0x61, 0x62, 0x65, 0x7a]);
});

Deno.test("casePartners() gives the other case, also beyond ASCII, and never an ASCII letter for another script's", () => {
  assert.deepEqual(casePartners([0x61, 0x63]), [0x41, 0x43]);
  assert.deepEqual(casePartners([0x438, 0x438]), [0x418, 0x418]);
  assert.deepEqual(casePartners([0x212a, 0x212a]), [], "the Kelvin sign is no k");
  assert.deepEqual(casePartners([0x30, 0x39]), []);
});
