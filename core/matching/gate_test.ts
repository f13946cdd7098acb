import assert from "node:assert/strict";
import { Gate, Hits } from "./gate.ts";

/** All hits as "keyword@start", in order of their ends. */
function hitsOf(keywords: readonly string[], text: string): readonly string[] {
  const gate = new Gate(keywords);
  const hits = new Hits(keywords.length);
  gate.scan(text, hits);
  const out: [number, string][] = [];
  keywords.forEach((word, keyword) => {
    for (let hit = hits.last[keyword] ?? -1; hit >= 0; hit = hits.previous[hit] ?? -1) {
      out.push([hits.ends[hit] ?? 0, `${word}@${(hits.ends[hit] ?? 0) - gate.lengthOf(keyword)}`]);
    }
  });
  return out.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).map(([, name]) => name);
}

/** The same by brute force. */
function expectedOf(keywords: readonly string[], text: string): readonly string[] {
  const lower = text.replace(/[A-Z]/g, (c) => c.toLowerCase());
  const out: [number, string][] = [];
  for (const word of keywords) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      out.push([at + word.length, `${word}@${at}`]);
    }
  }
  return out.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).map(([, name]) => name);
}

Deno.test("overlapping and nested keywords are all found, in any ASCII case", () => {
  assert.deepEqual(hitsOf(["he", "she", "his", "hers"], "uSHErs"), ["he@2", "she@1", "hers@2"]);
});

Deno.test("the gate agrees with a plain search over random words and texts", () => {
  let seed = 42;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  const letters = ["a", "b", "A", "é", "я", "漢", "-", "😀"];
  const word = (length: number) => Array.from({ length }, () => letters[next(letters.length)] ?? "").join("");
  for (let round = 0; round < 300; round++) {
    const keywords = [...new Set(Array.from({ length: 6 }, () => word(1 + next(4)).replaceAll("A", "a")))];
    const text = word(40);
    assert.deepEqual(hitsOf(keywords, text), expectedOf(keywords, text), `round ${round}: ${keywords} in ${text}`);
  }
});

Deno.test("keywords longer than what the automaton knows are told apart to their ends, up to the end of the text", () => {
  const words = ["instruct", "instruction", "instructions", "instructed", "instruçãox", "системный", "системныйσ"];
  const text = "INSTRUCTIONS instructe instruÇÃOX СИСТЕМНЫЙΣ системны instruct";
  const expected = ["instruct", "instruction", "instructions"].map((word) => `${word}@0`);
  assert.deepEqual(hitsOf(words, text), [
    ...expected,
    "instruct@13",
    "instruçãox@23",
    "системный@34",
    "системныйσ@34",
    `instruct@${text.length - 8}`,
  ]);
});

Deno.test("thousands of keywords agree with a plain search", () => {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  const letters = "abcdé-";
  const word = (length: number) => Array.from({ length }, () => letters[next(letters.length)] ?? "").join("");
  const keywords = [...new Set(Array.from({ length: 40_000 }, () => word(1 + next(12))))];
  const text = word(2_000);
  assert.deepEqual(hitsOf(keywords, text), expectedOf(keywords, text));
});

Deno.test("letters beyond ASCII are found in either case", () => {
  assert.deepEqual(hitsOf(["игнор"], "ИГНОРИРУЙ игнор"), ["игнор@0", "игнор@10"]);
});

Deno.test("two keywords that differ in the case of a letter beyond ASCII only are both reported", () => {
  assert.deepEqual(hitsOf(["aσ", "aς"], "AΣ"), ["aς@0", "aσ@0"]);
});

Deno.test("clear() forgets what was found and keeps the room for it", () => {
  const gate = new Gate(["ab"]);
  const hits = new Hits(1);
  gate.scan("ab".repeat(1_000), hits);
  assert.equal(hits.counts[0], 1_000);
  hits.clear();
  assert.equal(hits.count + hits.foundCount + (hits.counts[0] ?? 0) + hits.bits, 0);
  gate.scan("é", hits);
  assert.equal(hits.foundCount, 0);
  assert.ok(hits.bits >= 0x80, "the text was not plain ASCII");
});

Deno.test("a gate without keywords finds nothing and still tells ASCII from the rest", () => {
  const hits = new Hits(0);
  new Gate([]).scan("plain", hits);
  assert.equal(hits.count, 0);
  assert.ok(hits.bits < 0x80);
});

Deno.test("a text that leads to more states than a small table has room for is read like any other", () => {
  const keywords = Array.from({ length: 12_000 }, (_, i) => `${String.fromCharCode(0x4e00 + i)}${i % 97}é`);
  const text = keywords.join("");
  const gate = new Gate(keywords);
  const [first, again] = [new Hits(keywords.length), new Hits(keywords.length)];
  gate.scan(text, first);
  gate.scan(text, again);
  assert.equal(first.foundCount, keywords.length);
  assert.deepEqual(again.ends.slice(0, again.count), first.ends.slice(0, first.count));
});

Deno.test("a letter is met in every case that the flag i knows, and never by one of ASCII", () => {
  assert.deepEqual(hitsOf(["ας", "k", "s", "ß"], "ΑΣ ασ \u212a \u017f ß"), ["ας@0", "ας@3", "ß@10"]);
});
