import assert from "node:assert/strict";
import { finding } from "../../tests/fakes/envelope.ts";
import { sumOf } from "./verdict_sum.ts";

Deno.test("the sum says what each rule asked for, once, and what they came to together", () => {
  const signal = (rule: string, category: string) => finding({ rule, category, lane: "flag", severity: "high" });
  const lines = sumOf([signal("A", "x"), signal("A", "x"), signal("B", "y"), finding({ rule: "C", action: "block" })]);
  assert.deepEqual(lines, [
    { label: "A", text: "high: flag, 3 points to the sum" },
    { label: "B", text: "high: flag, 3 points to the sum" },
    { label: "C", text: "by your setting: block" },
    { label: "In one place", text: "A + B: 6 of 8 points, 2 of 2 categories: clean" },
    { label: "Verdict of the content", text: "block" },
  ]);
});

Deno.test("where nothing was found there is no sum", () => {
  assert.deepEqual(sumOf([]), []);
});
