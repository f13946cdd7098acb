import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { canonicalBytes, canonicalJson, type Json } from "./canonical.ts";
import { vectors } from "./_test_vectors.ts";

Deno.test("keys are ordered by UTF-16 code units, not by code points", () => {
  // U+10000 is D800 DC00 in UTF-16, which sorts before U+FFFD.
  assert.equal(canonicalJson({ "\ufffd": 1, "\u{10000}": 2, a: 3 }), `{"a":3,"\u{10000}":2,"\ufffd":1}`);
});

Deno.test("what has no canonical form is refused, not replaced", () => {
  for (const bad of ["\ud800", { "\udc00": 1 }, [Number.NaN], Number.POSITIVE_INFINITY] satisfies Json[]) {
    assert.throws(() => canonicalBytes(bad));
  }
});

Deno.test("RFC 8785: every vector gives its exact bytes", async (t) => {
  const file = await vectors<Record<string, { readonly input: string; readonly output_hex: string }>>(
    "jcs-rfc8785.json",
  );
  if (!file) return void await t.step({ name: "skipped: no shared/vectors", ignore: true, fn: () => {} });
  assert.equal(Object.keys(file).length, 6);
  for (const [name, { input, output_hex }] of Object.entries(file)) {
    assert.equal(Buffer.from(canonicalBytes(JSON.parse(input))).toString("hex"), output_hex, name);
  }
});
