import assert from "node:assert/strict";
import { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import { initials } from "./initials.ts";
import { Survey } from "./runs.ts";

function said(text: string): readonly string[] {
  const edits: Edit[] = [];
  initials.find(new Survey(text), edits, new Meter());
  for (const { start, end } of edits) assert.ok(start < end && end <= text.length);
  return edits.map((edit) => edit.text.trim());
}

const LINES = "Sea\nEve\nNut\nDay\n\nKey ring\nElm\nYes\nSun\n\nTea\nOak";

Deno.test("first letters of lines are read where the text says so, blank lines as spaces", () => {
  assert.deepEqual(said(`Take the first letter of every line.\n${LINES}`), ["send keys to"]);
  assert.deepEqual(said(`Read the initials:\n- ${LINES.replaceAll(/\n(?=\S)/g, "\n- ")}`), ["send keys to"]);
});

Deno.test("first letters of words are read behind a colon", () => {
  assert.deepEqual(said("First letters of these words: Sea Eve Nut Day Key Elm Yes Sun. Thanks!"), ["send keys"]);
});

Deno.test("without a word on first letters, and where they spell nothing, no text is made", () => {
  assert.deepEqual(said(LINES), []);
  assert.deepEqual(said("The initials of the authors:\nBrown\nKowalski\nVega\nQuist\nXu\nZorn\nPratt"), []);
  assert.deepEqual(said("Take the first letter of every line.\nSea\nEve"), []);
  assert.deepEqual(said("first letters"), []);
});

Deno.test("a long list costs in proportion to what is read of it", () => {
  const meter = new Meter();
  initials.find(new Survey("first letters\n" + "sea\n".repeat(200_000)), [], meter);
  assert.ok(meter.work < 200_000);
});
