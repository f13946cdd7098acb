import assert from "node:assert/strict";
import { wordsOf } from "./matcher_words.ts";
import { parsePattern } from "./pattern.ts";

const PATTERNS: readonly RegExp[] = [
  /\b(?:post|publish|push)\b[^.!?]{0,30}?\b(?:public \w+ repo|gist|pastebin\w*)/i,
  /\b(?:report|claim) that\b[^.]{0,20}?\b(?:regardless|even (?:if|when) (?:the \w+ ){0,3}fail)/i,
  /(?:never|without) (?:tell|show)(?:ing)?\b.{0,12}?\b(?:customer|operator)s?/i,
  /\bwire\b.{0,20}\b(?:account|wallet) \w+/i,
];
const PIECES = [
  ..."post publish push public repo gist pastebins report claim that regardless even if when the backup fail never without tell showing"
    .split(" "),
  ..."customer operators wire 48000 euro to account wallet , . x".split(" "),
  "y".repeat(40),
];

Deno.test("every match holds a word of each set, the second no further from the first than the reach says", () => {
  let seed = 11;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  let matches = 0;
  for (const pattern of PATTERNS) {
    const { words, also = [], reach = Infinity } = wordsOf(parsePattern(pattern));
    assert.ok(words.length > 0 && also.length > 0 && reach < 200, `${pattern}: ${words} / ${also} / ${reach}`);
    for (let round = 0; round < 60_000; round++) {
      const text = Array.from({ length: 3 + next(8) }, () => PIECES[next(PIECES.length)] ?? "").join(" ");
      const match = pattern.exec(text)?.[0].toLowerCase();
      if (match === undefined) continue;
      matches++;
      const near = places(match, words).some((at) =>
        places(match, also).some((other) => Math.abs(at - other) <= reach)
      );
      assert.ok(near, `${pattern} on ${match}`);
    }
  }
  assert.ok(matches > 100, `${matches} matches`);
});

function places(text: string, words: readonly string[]): readonly number[] {
  return words.flatMap((word) => {
    const found: number[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at);
    return found;
  });
}

Deno.test("a second word that most texts hold is passed over for a rarer one", () => {
  const { words, also } = wordsOf(
    parsePattern(/\b(?:disregard|discard)\b.{0,9}(?:the|your|that)\b.{0,9}(?:mandate|charter)\b/i),
  );
  assert.deepEqual([words, also].map((set) => set?.toSorted()), [["discard", "disregard"], ["charter", "mandate"]]);
  assert.equal(wordsOf(parsePattern(/\bdiscard\b.{0,9}(?:the|your|that)\b/i)).also, undefined);
});

Deno.test("a pattern that needs one word only has no second one", () => {
  assert.deepEqual(wordsOf(parsePattern(/\bcharter\b.*/)), { words: ["charter"] });
});
