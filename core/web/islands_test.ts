import assert from "node:assert/strict";
import { encodeProps } from "./islands.ts";

Deno.test("encodeProps() gives props back as they were", () => {
  const props = { text: 'a "b" <c>', list: [1, null, true, { deep: "x" }], none: null };
  assert.deepEqual(JSON.parse(encodeProps("Feed", props)), props);
});

Deno.test("encodeProps() leaves out a key without a value, as every component reads it", () => {
  assert.equal(encodeProps("Feed", { a: 1, b: undefined }), '{"a":1}');
});

for (
  const [what, value] of [
    ["a function", () => {}],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["NaN", Number.NaN],
    ["infinity", Infinity],
    ["a bigint", 1n],
    ["undefined in a list", [undefined]],
    ["a symbol", Symbol("x")],
  ] as const
) {
  Deno.test(`encodeProps() refuses ${what}, which would not come out as it went in`, () => {
    assert.throws(() => encodeProps("Feed", { deep: { value } }), {
      code: "web/island-props",
      message: /\/deep\/value/,
    });
  });
}
