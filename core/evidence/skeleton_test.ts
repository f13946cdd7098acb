import assert from "node:assert/strict";
import { mixesScripts, skeleton } from "./skeleton.ts";

Deno.test("skeleton() gives one result for names that look alike", () => {
  for (
    const name of [
      "read_fi1e",
      "reаd_file",
      "READ-FILE",
      "readFile",
      "ｒｅａｄ_ｆｉｌｅ",
      "réad_file",
      "read\u200b_file",
    ]
  ) {
    assert.equal(skeleton(name), skeleton("read_file"), name);
  }
});
Deno.test("skeleton() keeps names apart that do not look alike", () => {
  assert.notEqual(skeleton("read_file"), skeleton("read_files"));
  assert.notEqual(skeleton("read_file"), skeleton("write_file"));
});
Deno.test("mixesScripts() is true only for Latin words with look-alikes in them", () => {
  assert.ok(mixesScripts("pаypal"), "Cyrillic a");
  assert.ok(mixesScripts("micrοsoft"), "Greek omicron");
  for (const word of ["paypal", "привет", "café", "αβγ", "日本"]) assert.ok(!mixesScripts(word), word);
});
