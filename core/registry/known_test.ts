import assert from "node:assert/strict";
import type { Detector } from "../contract/plugin.ts";
import type { Rule, RuleFacts } from "../contract/rule.ts";
import { factsOf, knownIn, namesOf } from "./known.ts";

const facts = (id: string): RuleFacts => ({
  id,
  title: "t",
  why: "w",
  fix: "f",
  severity: "low",
  category: id.toLowerCase(),
  lane: "flag",
  maps: { asi: ["ASI02"] },
});
const rule = (id: string, ...aliases: readonly string[]): Rule => ({
  ...facts(id),
  ...(aliases[0] === undefined ? {} : { aliases: [aliases[0], ...aliases.slice(1)] }),
  match: "x",
  examples: { flags: ["x"], passes: ["y"] },
});
const detector = (...reports: readonly RuleFacts[]): Detector => ({ name: "d", reports, detect: () => [] });

Deno.test("what detectors report stands among the rules, by id", () => {
  const finders = { rules: [rule("A-001"), rule("C-001")], detectors: [detector(facts("B-001"))] };
  assert.deepEqual(factsOf(finders).map(({ id }) => id), ["A-001", "B-001", "C-001"]);
});

Deno.test("a detector that reports nothing of its own adds nothing", () => {
  assert.deepEqual(factsOf({ rules: [], detectors: [{ name: "d", detect: () => [] }] }), []);
});

Deno.test("a config may use every name of a rule and of a report, and each leads to its id", () => {
  const known = knownIn({ rules: [rule("A-001", "OLD-001", "old-name")], detectors: [detector(facts("B-001"))] });
  assert.deepEqual([...known.rules], ["A-001", "B-001"]);
  assert.deepEqual([...known.aliases], [["OLD-001", "A-001"], ["old-name", "A-001"]]);
  assert.deepEqual([...known.categories], ["a-001", "b-001"]);
});

Deno.test("the id is the first of a rule's names", () => {
  assert.deepEqual(namesOf(rule("A-001", "OLD-001")), ["A-001", "OLD-001"]);
  assert.deepEqual(namesOf(rule("A-001")), ["A-001"]);
});
