import assert from "node:assert/strict";
import { Meter } from "../meter.ts";
import { folded, isInvisible } from "./folded.ts";

function fold(text: string) {
  return folded.make(text, { isAscii: false }, new Meter())[0] ?? null;
}

/** What each character of the view came from. */
function origins(text: string): readonly string[] {
  const view = fold(text);
  if (!view) return [];
  return [...view.text].map((_, i) => {
    const { start, end } = view.toSource(i, i + 1);
    return text.slice(start, end);
  });
}

Deno.test("plain ASCII has no folded view, and neither has text that folding does not change", () => {
  assert.deepEqual(folded.make("Plain TEXT", { isAscii: true }, new Meter()), []);
  assert.equal(fold("café — “quoted” привет 漢字"), null);
});

Deno.test("full width, ligatures and mathematical letters become plain; ASCII keeps its case", () => {
  assert.equal(fold("ＩＧＮＯＲＥ 𝐚𝐥𝐥 ﬁles")?.text, "IGNORE all files");
  assert.equal(fold("Ignore ＡLL")?.text, "Ignore ALL");
});

Deno.test("what cannot be seen is gone: zero width, soft hyphen, joiners, bidi, variation selectors, tags", () => {
  const hidden = [
    "\u200b",
    "\u00ad",
    "\u200d",
    "\u202e",
    "\u2066",
    "\ufe0f",
    "\u{e0041}",
    "\u{e0100}",
    "\u3164",
    "\u115f",
    "\ufeff",
    "\u2064",
  ];
  for (const char of hidden) {
    assert.equal(fold(`ig${char}no${char}${char}re`)?.text, "ignore", char.codePointAt(0)?.toString(16));
    assert.ok(isInvisible(char));
  }
});

Deno.test("letters beyond ASCII are in lower case, composed", () => {
  assert.equal(fold("ИГНОРИРУЙ É e\u0301")?.text, "игнорируй é é");
  assert.equal(fold("\u1112\u1161\u11ab")?.text, "한");
});

Deno.test("every character maps back to the characters that it came from", () => {
  assert.deepEqual(origins("aﬃb"), ["a", "ﬃ", "ﬃ", "ﬃ", "b"]);
  assert.deepEqual(origins("x\u200b\u200by"), ["x\u200b\u200b", "y"]);
  assert.deepEqual(origins("\u200bx"), ["x"]);
  assert.deepEqual(origins("e\u0301!"), ["e\u0301", "!"]);
});

Deno.test("a span covers its source from first to last, at both ends of the text too", () => {
  const text = "\u200bｉｇｎｏｒｅ\u200b now\u200b";
  const view = fold(text);
  assert.ok(view);
  const at = view.text.indexOf("ignore");
  const span = view.toSource(at, at + 6);
  assert.ok(text.slice(span.start, span.end).startsWith("ｉｇｎｏｒｅ"));
  assert.deepEqual(view.toSource(0, view.text.length), { start: 1, end: text.length });
});

Deno.test("folding equals NFKC for text without invisible characters and capitals beyond ASCII", () => {
  let seed = 9;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  const pool = ["a", "Z", " ", "é", "ｆ", "①", "…", "ﬂ", "\u0301", "漢", "ｶ", "ﾞ", "😀", "½", "™"];
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 20 }, () => pool[next(pool.length)] ?? "").join("");
    const want = text.normalize("NFKC");
    assert.equal(
      (fold(text)?.text ?? text).normalize("NFC"),
      want.replace(/[\u0080-\uffff]/g, (c) => c.toLowerCase()),
      `round ${round}: ${text}`,
    );
  }
});

Deno.test("the work of folding is linear, also for a heap of marks on one letter", () => {
  for (const pump of ["a\u0301", "\u0301", "é\u200b", "😀", "…"]) {
    const work = (count: number) => {
      const meter = new Meter();
      folded.make(pump.repeat(count), { isAscii: false }, meter);
      return meter.work;
    };
    assert.ok(work(4_000) <= work(2_000) * 2.5, pump);
  }
});
