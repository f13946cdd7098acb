import assert from "node:assert/strict";
import type { EventRow } from "../../core/queries/overview.ts";
import { receive, release, ROWS_MAX, startWith } from "./feed_state.ts";

const row = (id: string): EventRow => ({
  id,
  href: "",
  at: 0,
  time: "",
  door: "",
  from: "",
  to: "",
  isResponse: false,
  tone: "clean",
  word: "",
  isHypothetical: false,
  why: "",
  rules: [],
  took: "",
});
const ids = (rows: readonly EventRow[]) => rows.map(({ id }) => id).join(" ");

Deno.test("rows enter at the top, newest first", () => {
  const rows = receive(startWith([row("a")]), [row("b"), row("c")], false);
  assert.equal(ids(rows.shown), "c b a");
  assert.deepEqual([...rows.fresh], ["c", "b"]);
  assert.equal(rows.arrived, 2);
});

Deno.test("a row that is known already changes nothing, shown or waiting", () => {
  const start = startWith([row("a")]);
  assert.equal(receive(start, [row("a")], false), start);
  const paused = receive(start, [row("b")], true);
  assert.equal(receive(paused, [row("b")], true), paused);
});

Deno.test("while paused rows wait and the table stays; going on lets them in", () => {
  let rows = receive(startWith([row("a")]), [row("b")], true);
  rows = receive(rows, [row("c")], true);
  assert.equal(ids(rows.shown), "a");
  assert.equal(rows.waitingCount, 2);
  rows = release(rows);
  assert.equal(ids(rows.shown), "c b a");
  assert.equal(rows.waitingCount, 0);
  assert.equal(rows.arrived, 2);
});

Deno.test("neither the table nor what waits grows past its bound, and the count of what came is still true", () => {
  const many = Array.from({ length: ROWS_MAX + 1 }, (_, n) => row(`n${n}`));
  const live = receive(startWith([row("old")]), many, false);
  assert.equal(live.shown.length, ROWS_MAX);
  assert.equal(live.shown[0]?.id, `n${ROWS_MAX}`);
  assert.equal(live.fresh.size, ROWS_MAX);
  const paused = receive(startWith([row("old")]), many, true);
  assert.equal(paused.waiting.length, ROWS_MAX);
  assert.equal(paused.waitingCount, ROWS_MAX + 1);
});
