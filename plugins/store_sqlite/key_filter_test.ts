import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { KeyFilter } from "./key_filter.ts";

const keyOf = (n: number) => createHash("sha256").update(String(n)).digest("hex");

Deno.test("a key is known for its whole life, whenever it was added", () => {
  const filter = new KeyFilter(100);
  for (let at = 0; at < 1_000; at += 7) {
    filter.add(keyOf(at), at);
    for (let before = 0; before <= at; before += 7) {
      if (before + 100 > at) assert.ok(filter.mayHave(keyOf(before)), `added at ${before}, asked at ${at}`);
    }
  }
});

Deno.test("most keys that were never added are told at once", () => {
  const filter = new KeyFilter(1_000);
  for (let n = 0; n < 10_000; n++) filter.add(keyOf(n), 0);
  let mistaken = 0;
  for (let n = 10_000; n < 20_000; n++) if (filter.mayHave(keyOf(n))) mistaken++;
  assert.ok(mistaken < 100, `${mistaken} of 10,000`);
});

Deno.test("keys are forgotten after two lives", () => {
  const filter = new KeyFilter(10);
  filter.add(keyOf(1), 0);
  filter.add(keyOf(2), 10);
  filter.add(keyOf(3), 20);
  assert.equal(filter.mayHave(keyOf(1)), false);
});
