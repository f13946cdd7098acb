import assert from "node:assert/strict";
import { assertLinear } from "../../tests/growth.ts";
import { bodyOf, type Cut, Framer, isBlank } from "./framing.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function cut(chunks: readonly Uint8Array[], limit: number): Cut[] {
  const framer = new Framer(() => limit);
  return [...chunks.flatMap((chunk) => [...framer.push(chunk)]), ...framer.flush()];
}

function shown(cuts: readonly Cut[]): string[] {
  return cuts.map(({ kind, bytes }) => `${kind} ${JSON.stringify(decoder.decode(bytes))}`);
}

Deno.test("a frame ends at its newline, and the last one without", () => {
  const chunks = ["one\ntw", "o\r\n", "\n", "three"].map((text) => encoder.encode(text));
  assert.deepEqual(shown(cut(chunks, 100)), ['frame "one\\n"', 'frame "two\\r\\n"', 'frame "\\n"', 'frame "three"']);
});

Deno.test("a frame of the limit's size is whole, one byte more comes in pieces, and the next is whole again", () => {
  assert.deepEqual(shown(cut([encoder.encode("12345\nx\n")], 5)), ['frame "12345\\n"', 'frame "x\\n"']);
  assert.deepEqual(shown(cut([encoder.encode("123456\nx\n")], 5)), ['oversized "123456\\n"', 'end ""', 'frame "x\\n"']);
  const pieces = ["1234", "56", "78", "9\nx"].map((text) => encoder.encode(text));
  assert.deepEqual(shown(cut(pieces, 5)), ['oversized "123456"', 'more "78"', 'end "9\\n"', 'frame "x"']);
});

Deno.test("an oversized frame that the stream cuts off has an end", () => {
  assert.deepEqual(shown(cut([encoder.encode("123456"), encoder.encode("7")], 5)), [
    'oversized "123456"',
    'more "7"',
    'end ""',
  ]);
});

Deno.test("any byte stream comes out equal, however it is cut, and no piece that is kept exceeds limit and chunk", () => {
  const seed = 20_261_125;
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 400; round++) {
    const limit = 1 + next(40);
    const stream = Uint8Array.from({ length: next(400) }, () => next(3) === 0 ? [0x0a, 0x0d][next(2)] ?? 0 : next(256));
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < stream.length;) {
      const size = 1 + next(30);
      chunks.push(stream.slice(at, at + size));
      at += size;
    }
    const cuts = cut(chunks, limit);
    const out = cuts.flatMap(({ bytes }) => [...bytes]);
    assert.deepEqual(out, [...stream], `seed ${seed}, round ${round}`);
    for (const { kind, bytes } of cuts) {
      if (kind === "frame") assert.ok(bytes.length <= limit + 1, `seed ${seed}, round ${round}`);
      else assert.ok(bytes.length <= limit + 30, `seed ${seed}, round ${round}`);
    }
    const opened = cuts.filter(({ kind }) => kind === "oversized").length;
    assert.equal(opened, cuts.filter(({ kind }) => kind === "end").length, `seed ${seed}, round ${round}`);
  }
});

Deno.test("cutting one long frame that comes in small chunks is work in proportion to its length", () => {
  const chunk = new Uint8Array(64).fill(0x61);
  assertLinear((count) => {
    const framer = new Framer(() => Infinity);
    for (let n = 0; n < count; n++) for (const _ of framer.push(chunk)) assert.fail("there is no newline");
    for (const _ of framer.flush()) break;
  }, 20_000);
});

Deno.test("the body is the frame without its line end", () => {
  for (const [frame, body] of [["a\n", "a"], ["a\r\n", "a"], ["a", "a"], ["a\r", "a"], ["\n", ""], ["a\n\n", "a\n"]]) {
    assert.equal(decoder.decode(bodyOf(encoder.encode(frame))), body);
  }
  assert.equal(isBlank(encoder.encode(" \t")), true);
  assert.equal(isBlank(encoder.encode(" 1")), false);
});
