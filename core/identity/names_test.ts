import assert from "node:assert/strict";
import { checkInternalName, checkName } from "./names.ts";

Deno.test("checkName() accepts letters, digits, dot, dash and underscore", () => {
  for (const name of ["a", "7", "research-agent", "A.b_c-9", "x_", "console", "com", "com10", "nulls", "constructor"]) {
    assert.equal(checkName(name), null, name);
  }
});

Deno.test("checkName() refuses what could leave a folder, split a line or look like another name", () => {
  for (
    const name of [
      "",
      ".",
      "..",
      "../a",
      "a/b",
      "a\\b",
      "a b",
      "a\nb",
      "a\0",
      "-a",
      ".a",
      "a.",
      "é",
      "аgent",
      "a:b",
      "*",
      "a@b",
      "😀",
    ]
  ) {
    assert.notEqual(checkName(name), null, JSON.stringify(name));
  }
});

Deno.test("checkName() refuses reserved names, checkInternalName() does not", () => {
  for (const name of ["_proxy", "_", "__proto__"]) {
    assert.match(checkName(name) ?? "", /reserved/);
    assert.equal(checkInternalName(name), null);
  }
});

Deno.test("checkName() refuses Windows device names in any case, with any ending", () => {
  for (const name of ["CON", "con", "Prn", "aux", "NUL", "com1", "COM9.key", "lpt1", "LPT9.a.b", "nul.txt"]) {
    assert.match(checkName(name) ?? "", /Windows/, name);
  }
});

Deno.test("checkName() takes 128 characters and not 129", () => {
  assert.equal(checkName("a".repeat(128)), null);
  assert.notEqual(checkName("a".repeat(129)), null);
});
