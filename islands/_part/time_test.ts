import assert from "node:assert/strict";
import { ago, hourOf } from "./time.ts";

Deno.test("ago() changes its unit exactly at the unit's size, and never speaks of the future", () => {
  const cases: readonly (readonly [past: number, text: string])[] = [
    [-60_000, "now"],
    [4_999, "now"],
    [5_000, "5 s ago"],
    [59_999, "59 s ago"],
    [60_000, "1 min ago"],
    [3_599_999, "59 min ago"],
    [3_600_000, "1 h ago"],
    [86_399_999, "23 h ago"],
    [86_400_000, "1 d ago"],
  ];
  for (const [past, text] of cases) assert.equal(ago(0, past), text);
});

Deno.test("hourOf() is the hour in UTC", () => {
  assert.equal(hourOf(Date.UTC(2026, 0, 31, 9)), "09:00");
});
