import assert from "node:assert/strict";
import type { Sample } from "../contract/rule.ts";
import { identifier } from "./identifier.ts";

const matcher = identifier(/\d{4}/, { valid: (text) => text !== "0000", context: /\bpin\b/i });
const found = (text: string) => {
  const sample: Sample = {
    text,
    view: "raw",
    kind: "message",
    tool: null,
    path: "",
    words: [],
    urls: [],
    commands: [],
  };
  return [...matcher(sample)].map(({ start, end }) => text.slice(start, end));
};

Deno.test("identifier() wants the name of the number near it", () => {
  assert.deepEqual(found("the pin is 4711"), ["4711"]);
  assert.deepEqual(found("the year is 4711"), []);
  assert.deepEqual(found("pin " + ".".repeat(200) + " 4711"), []);
});

Deno.test("identifier() takes whole numbers only, and valid ones", () => {
  for (const text of ["pin 04711", "pin 4711.25", "pin x4711", "pin 1-4711", "pin 0000", "pin 4711-2"]) {
    assert.deepEqual(found(text), [], text);
  }
  assert.deepEqual(found("pin 4711."), ["4711"]);
});
