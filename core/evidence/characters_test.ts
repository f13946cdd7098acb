import assert from "node:assert/strict";
import { characters } from "./characters.ts";

Deno.test("characters() lists both ends of each range, once and in lower case", () => {
  assert.deepEqual(characters([0x41, 0x42], [0x61, 0x63]), ["a", "b", "c"]);
  assert.deepEqual(characters([0x200b, 0x200b]), ["\u200b"]);
});
