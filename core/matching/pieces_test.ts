import assert from "node:assert/strict";
import { isCut, OVERLAP_CHARS, pieces, SEGMENT_CHARS } from "./pieces.ts";

function cuts(...lengths: readonly number[]) {
  return [...pieces(lengths.map((length) => ({ path: "", kind: "message" as const, text: "x".repeat(length) })))];
}

Deno.test("a text up to a segment and its overlap is one piece, one more character makes two", () => {
  assert.equal(cuts(SEGMENT_CHARS + OVERLAP_CHARS).length, 1);
  assert.equal(cuts(SEGMENT_CHARS + OVERLAP_CHARS + 1).length, 2);
});

Deno.test("pieces cover their text, overlap, and end with the last one; empty parts have none", () => {
  const all = cuts(0, 5 * SEGMENT_CHARS, 3);
  assert.deepEqual(all.map(({ place }) => place).toSorted(), [1, 1, 1, 1, 1, 2]);
  const long = all.filter(({ place }) => place === 1);
  long.forEach(({ offset, text, isLast }, i) => {
    assert.equal(offset, i * SEGMENT_CHARS);
    assert.equal(isLast, offset + text.length === 5 * SEGMENT_CHARS);
  });
});

Deno.test("a match that touches a cut belongs to the neighbour, one that touches the text's own end does not", () => {
  const [first, second] = cuts(SEGMENT_CHARS * 2);
  assert.ok(first && second);
  assert.equal(isCut(first, { start: 0, end: 5 }), false);
  assert.equal(isCut(second, { start: 0, end: 5 }), true);
  assert.equal(isCut(first, { start: first.text.length - 5, end: first.text.length }), true);
  assert.equal(isCut(second, { start: second.text.length - 5, end: second.text.length }), false);
  assert.equal(
    isCut(first, { start: 0, end: first.text.length }),
    false,
    "longer than the overlap: nobody else has more of it",
  );
});
