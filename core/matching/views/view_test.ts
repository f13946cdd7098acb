import assert from "node:assert/strict";
import { rawView, VIEWS } from "./mod.ts";

Deno.test("the raw view is the source, and its offsets are the source's", () => {
  const view = rawView("ｉgnore");
  assert.equal(view.text, "ｉgnore");
  assert.deepEqual(view.toSource(1, 3), { start: 1, end: 3 });
});

Deno.test("no two views share a name, and none is called raw", () => {
  const names = VIEWS.map(({ view }) => view);
  assert.equal(new Set(["raw", ...names]).size, names.length + 1);
});
