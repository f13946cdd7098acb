import assert from "node:assert/strict";
import { equalButForCase, foldKey, KeyWatch } from "./keys.ts";

Deno.test("foldKey() puts together exactly the letters that the engine's own simple folding does", () => {
  for (let code = 0x41; code < 0x1_ffff; code++) {
    const letter = String.fromCodePoint(code);
    const folded = foldKey(letter);
    assert.equal(folded.length, letter.length, code.toString(16));
    if (folded === letter) continue;
    assert.match(folded, new RegExp(`^\\u{${code.toString(16)}}$`, "iu"), code.toString(16));
  }
});

Deno.test("letters that some reader takes for one are one", () => {
  for (
    const [a, b] of [["K", "\u212a"], ["s", "\u017f"], ["\u03c3", "\u03c2"], ["\u00df", "\u1e9e"], [
      "\u{10400}",
      "\u{10428}",
    ]]
  ) {
    assert.ok(a !== undefined && b !== undefined && equalButForCase(`x${a}`, `X${b}`), `${a} ${b}`);
  }
  assert.equal(equalButForCase("@", "`"), false);
  assert.equal(equalButForCase("\u0131", "i"), false);
  assert.equal(equalButForCase("ab", "abc"), false);
});

Deno.test("KeyWatch says the same of few keys and of many", () => {
  for (const filler of [0, 100]) {
    const keys = new KeyWatch();
    for (let n = 0; n < filler; n++) assert.equal(keys.add(`filler${n}`), "new");
    assert.deepEqual(["a", "b", "A", "a", "A", "B", "c"].map((key) => keys.add(key)), [
      "new",
      "new",
      "case",
      "same",
      "same",
      "case",
      "new",
    ]);
  }
});
