import assert from "node:assert/strict";
import { findWords, WORDS_MAX } from "./words.ts";

Deno.test("words are runs of letters and digits of any script, with joints inside", () => {
  const text = "Don't e-mail naïve_user 42 漢字 привет! --x";
  assert.deepEqual(findWords(text).map((word) => word.text), [
    "Don't",
    "e-mail",
    "naïve_user",
    "42",
    "漢字",
    "привет",
    "x",
  ]);
  for (const { start, end, text: word } of findWords(text)) assert.equal(text.slice(start, end), word);
});

Deno.test("words are kept up to the bound and not past it", () => {
  assert.equal(findWords("a ".repeat(WORDS_MAX - 1)).length, WORDS_MAX - 1);
  assert.equal(findWords("a ".repeat(WORDS_MAX + 5)).length, WORDS_MAX);
});
