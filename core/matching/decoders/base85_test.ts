import assert from "node:assert/strict";
import { assertLinear } from "../../../tests/growth.ts";
import { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import { base85 } from "./base85.ts";
import { Survey } from "./runs.ts";

function found(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  base85.find(new Survey(text), edits, new Meter());
  return edits;
}

Deno.test("Ascii85 between its brackets is read, in its place, with line breaks inside", () => {
  const code = "<~9jqo^BlbD-BleB1DJ+*+F(f,q~>";
  const [edit] = found(`see ${code}, thanks`);
  assert.deepEqual([edit?.text, edit?.way, edit?.start, edit?.end], [
    "Man is distinguished",
    "base85",
    4,
    4 + code.length,
  ]);
  assert.equal(found(code.replace("BleB1", "Ble\nB1"))[0]?.text, "Man is distinguished");
});

Deno.test("the alphabet of RFC 1924 is read only where the text names it", () => {
  const token = "bZBKDadl~9Yan8BZ+C7WW^Z^PYISXJb0BYaWpV";
  assert.equal(found(`base85: ${token}`)[0]?.text, "the quick brown fox jumps over");
  assert.deepEqual(found(`here: ${token}`), []);
});

Deno.test("what is no base85 is left alone", () => {
  for (
    const text of [
      "<~ not closed",
      "<~short~>",
      "base85 is a code with 85 letters and few friends",
      "a <~~~~~~~~~~~~~~> b",
    ]
  ) {
    assert.deepEqual(found(text), [], text);
  }
});

Deno.test("work grows with the text", () => {
  for (const piece of ["<~", "<~9jqo^BlbD-BleB1DJ+*+F(f,q~>", "base85 bZBKDadl~9Yan8BZ+C7WW^Z^PY ", "85"]) {
    assertLinear((size) => void found(piece.repeat(Math.ceil(size / piece.length))), 20_000);
  }
});
