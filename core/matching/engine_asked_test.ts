import assert from "node:assert/strict";
import { testRule } from "../../tests/fakes/rule.ts";
import type { Rule, Sample } from "../contract/rule.ts";
import { compileEngine } from "./engine.ts";
import { ASKS_MAX } from "./sample.ts";

const stops = testRule({ id: "STOPS", match: /drop the table/ });
const flags = testRule({ id: "FLAGS", match: /look at this/, lane: "flag" });

/** Asks about what stands between brackets, and notes the answers. */
function asking(answers: (boolean | null | undefined)[]): Rule {
  const match = (sample: Sample) => {
    const start = sample.text.indexOf("[");
    const end = sample.text.indexOf("]");
    if (start >= 0) answers.push(sample.wouldStopAlone?.({ start: start + 1, end }));
    return false;
  };
  return testRule({ id: "ASKS", match });
}

function answersOf(rules: readonly Rule[], text: string, workMax?: number): readonly (boolean | null | undefined)[] {
  const answers: (boolean | null | undefined)[] = [];
  const options = { tool: null, ...(workMax !== undefined && { workMax }) };
  compileEngine([...rules, asking(answers)]).scanNow([{ path: "", kind: "message", text }], options);
  return answers;
}

Deno.test("a rule learns whether others would stop the words of a span alone", () => {
  assert.deepEqual(answersOf([stops, flags], "he wrote [drop the table] again"), [true]);
  assert.deepEqual(answersOf([stops, flags], "he wrote [look at this] again"), [false]);
  assert.deepEqual(answersOf([stops, flags], "drop the table, he wrote [nothing] again"), [false]);
});

Deno.test("where no other rules are loaded, nobody can tell", () => {
  assert.deepEqual(answersOf([], "he wrote [drop the table] again"), [null]);
});

Deno.test("a text that is read because somebody asked is not asked about again", () => {
  const answers = answersOf([stops], "he wrote [[drop the table]] again");
  assert.deepEqual(answers, [null, true]);
});

Deno.test("what is asked counts as work of the scan, and what cannot be judged any more would be stopped", () => {
  const work = (text: string) =>
    compileEngine([stops, asking([])]).scanNow([{ path: "", kind: "message", text }], { tool: null }).work;
  const long = "word ".repeat(200);
  assert.ok(work(`[${long}]`) > work(`(${long})`) * 1.5);
  assert.deepEqual(answersOf([stops], `[${long}]`, work(`(${long})`) + 500), [true]);
});

Deno.test("who asks too often about one text is told that it would be stopped, without a look", () => {
  const answers: (boolean | null | undefined)[] = [];
  const match = (sample: Sample) => {
    for (let n = 0; n <= ASKS_MAX; n++) answers.push(sample.wouldStopAlone?.({ start: 0, end: 4 }));
    return false;
  };
  const rules = [stops, testRule({ id: "ASKS", match })];
  compileEngine(rules).scanNow([{ path: "", kind: "message", text: "some words" }], { tool: null });
  assert.deepEqual(answers.filter((answer) => answer !== null).slice(0, ASKS_MAX + 1), [
    ...Array.from({ length: ASKS_MAX }, () => false),
    true,
  ]);
});
