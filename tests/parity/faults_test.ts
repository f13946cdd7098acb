import assert from "node:assert/strict";
import { FAULTS } from "./faults.ts";

Deno.test("each known fault names a test that exists", async () => {
  const texts = new Map<string, string>();
  for (const { number, file, test } of FAULTS) {
    const text = texts.get(file) ?? await Deno.readTextFile(new URL(`../../${file}`, import.meta.url));
    texts.set(file, text);
    assert.ok(text.includes(`"${test}`), `fault ${number}: no test "${test}…" in ${file}`);
  }
});
