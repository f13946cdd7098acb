import assert from "node:assert/strict";
import { REASONS, STATUSES } from "../contract/decision.ts";
import { duration, exactTime, explain, outcome, percent } from "./format.ts";

Deno.test("every status has a word of its own, and what was delivered with findings is told from what was clean", () => {
  const words = STATUSES.map((status) => outcome(status, "clean").word);
  assert.equal(new Set(words).size, STATUSES.length);
  assert.deepEqual(outcome("delivered", "flag"), { tone: "flag", word: "Flagged" });
  assert.equal(outcome("delivered", "clean").tone, "clean");
});

Deno.test("only what findings explain has no explanation of its own", () => {
  const without = REASONS.filter((reason) => explain(reason) === null);
  assert.deepEqual(without, ["allow", "content_flagged", "content_quarantined", "content_blocked"]);
});

Deno.test("percent() never rounds something to nothing, and has an answer where there is nothing", () => {
  assert.equal(percent(0, 0), "0 %");
  assert.equal(percent(0, 10), "0 %");
  assert.equal(percent(1, 1_000_000), "0.1 %");
  assert.equal(percent(99, 1000), "9.9 %");
  assert.equal(percent(1, 3), "33 %");
});

Deno.test("times and durations are exact and short", () => {
  assert.equal(exactTime(Date.UTC(2026, 0, 31, 9, 5, 7)), "2026-01-31 09:05:07 UTC");
  assert.equal(duration(0.44), "0.4 ms");
  assert.equal(duration(12.4), "12 ms");
  assert.equal(duration(1340), "1.3 s");
});
