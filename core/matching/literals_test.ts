import assert from "node:assert/strict";
import { extentOf, gateSetsOf, gateWordsOf, isAnchored, placeOf, stringsOf } from "./literals.ts";
import { parsePattern } from "./pattern.ts";

const tree = (pattern: RegExp) => parsePattern(pattern);

Deno.test("extentOf() counts code units, and an astral character as two", () => {
  assert.deepEqual(extentOf(tree(/ab?c{2,5}/)), { min: 3, max: 7 });
  assert.deepEqual(extentOf(tree(/a|bcd|/)), { min: 0, max: 3 });
  assert.deepEqual(extentOf(tree(/a+/)), { min: 1, max: Infinity });
  assert.deepEqual(extentOf(tree(/\u{1F600}[a😀]/u)), { min: 3, max: 4 });
  assert.deepEqual(extentOf(tree(/\bab$/)), { min: 2, max: 2 });
});

Deno.test("stringsOf() lists all strings in lower case, and gives up where they are many", () => {
  assert.deepEqual(stringsOf(tree(/(?:Pass|pwd)s?/i))?.toSorted(), ["pass", "passs", "pwd", "pwds"]);
  assert.deepEqual(stringsOf(tree(/[ИИ]гнор/i)), ["игнор"]);
  assert.equal(stringsOf(tree(/\w\w/)), null);
});

Deno.test("placeOf() says how far behind the start a keyword begins", () => {
  assert.deepEqual(placeOf(tree(/ignore\s+all/i), ["ignore"]), { min: 0, max: 0 });
  assert.deepEqual(placeOf(tree(/[a-z]{1,8}@corp/), ["@corp"]), { min: 1, max: 8 });
  assert.deepEqual(placeOf(tree(/(?:x|foo) ?key/), ["key"]), { min: 1, max: 4 });
  assert.deepEqual(placeOf(tree(/(?:my-api|the-api)-key/), ["api"]), { min: 3, max: 4 });
});

Deno.test("placeOf() is null where a match may do without a keyword", () => {
  assert.equal(placeOf(tree(/(?:ignore|forget) all/), ["ignore"]), null);
  assert.equal(placeOf(tree(/(?:ignore)?all/), ["ignore"]), null);
  assert.equal(placeOf(tree(/\w+@x/), ["@x"]), null, "unbounded on the left");
});

Deno.test("gateWordsOf() finds words that every match holds one of, the longer the better", () => {
  assert.deepEqual(
    gateWordsOf(tree(/\bthe [a-z]{1,9} (?:password|passphrase)\b/i)),
    ["password", "passphrase"].map((w) => ` ${w}`),
  );
  assert.equal(gateWordsOf(tree(/\d{3}-\d{2}/)), null);
  assert.equal(gateWordsOf(tree(/(?:secret)?\d/)), null);
});

Deno.test("gateSetsOf() finds two sets in different places of a match, through groups and alternatives", () => {
  assert.deepEqual(gateSetsOf(tree(/(?:ignore|forget) \w{1,9} instructions/i)), [[" instructions"], [
    "ignore ",
    "forget ",
  ]]);
  assert.deepEqual(gateSetsOf(tree(/(?:upload\s{1,3}secret|secret\s{1,3}upload)/)), [["upload", "secret"], [
    "secret",
    "upload",
  ]]);
  assert.deepEqual(gateSetsOf(tree(/(?:upload\s{1,3}secret|token)/)), [["upload", "token"]]);
  assert.deepEqual(gateSetsOf(tree(/(?:upload)?secret/)), [["secret"]]);
});

Deno.test("isAnchored() sees an anchor at any depth", () => {
  assert.equal(isAnchored(tree(/a(?:b|(c$))/)), true);
  assert.equal(isAnchored(tree(/\ba\b/)), false);
});
