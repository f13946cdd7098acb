import assert from "node:assert/strict";
import { EXCERPT_CHARS_MAX } from "../limits.ts";
import { excerptOf } from "./excerpt.ts";

Deno.test("an excerpt shows the match with context on one line", () => {
  assert.equal(excerptOf("first\nline: ignore\tall of it", { start: 12, end: 22 }, []), "first line: ignore all of it");
});

Deno.test("an excerpt is never longer than its bound, wherever the match lies and however long it is", () => {
  const text = "word ".repeat(2_000);
  for (const [start, end] of [[0, 4], [0, 9_999], [5_000, 5_004], [9_990, 9_999], [4_000, 6_000]] as const) {
    assert.ok(excerptOf(text, { start, end }, []).length <= EXCERPT_CHARS_MAX);
  }
  const masks = Array.from({ length: 50 }, (_, i) => ({ start: i * 10, end: i * 10 + 5, type: "SECRET" }));
  assert.ok(excerptOf(text, { start: 0, end: 400 }, masks).length <= EXCERPT_CHARS_MAX);
});

Deno.test("a mask shows once, also where it reaches over the border of match and context", () => {
  const text = "say SECRETSECRET now";
  const mask = { start: 4, end: 16, type: "X" };
  for (const [start, end] of [[0, 8], [8, 20], [6, 10], [4, 16], [0, 20], [17, 20]] as const) {
    const excerpt = excerptOf(text, { start, end }, [mask]);
    assert.equal(excerpt.split("[REDACTED:X:len=12]").length, 2, `${start}-${end}: ${excerpt}`);
    assert.ok(!/SECRET/.test(excerpt.replaceAll("[REDACTED", "")));
  }
});

Deno.test("what cannot be seen or would steer a terminal becomes a visible mark", () => {
  const excerpt = excerptOf("a\u202eb\u200b\u200bc\x1b[31md\x00e\ud800f", { start: 0, end: 15 }, []);
  assert.equal(excerpt, "a\ufffdb\ufffdc\ufffd[31md\ufffde\ufffdf");
});
