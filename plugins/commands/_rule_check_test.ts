import assert from "node:assert/strict";
import type { Rule } from "../../core/contract/rule.ts";
import { checkRules } from "./_rule_check.ts";

const RULE: Rule = {
  id: "ACME-001",
  title: "Internal host in traffic",
  why: "It tells where we are.",
  fix: "Take it out.",
  severity: "medium",
  category: "custom",
  lane: "flag",
  maps: { asi: ["ASI02"] },
  reads: ["tool_result"],
  match: /corp\.acme\.internal/,
  examples: { flags: ["see wiki.corp.acme.internal"], passes: ["see the wiki"] },
};
const check = (rule: Rule) => checkRules([rule], () => {});

Deno.test("checkRules() passes a rule whose examples do what they should", async () => {
  assert.deepEqual(await check(RULE), { rules: 1, passed: 2, failures: [] });
});

Deno.test("checkRules() tells of an example that is not flagged, and of one that is and should not be", async () => {
  const { passed, failures } = await check({
    ...RULE,
    examples: { flags: ["see wiki.corp.acme.internal", "nothing"], passes: ["at corp.acme.internal"] },
  });
  assert.equal(passed, 1);
  assert.deepEqual(failures.map(({ rule, example }) => [rule, example]), [["ACME-001", "flags 2"], [
    "ACME-001",
    "passes 1",
  ]]);
});

Deno.test("checkRules() reads an example in the place that it names", async () => {
  const elsewhere = { text: "see wiki.corp.acme.internal", kind: "message" } as const;
  const { failures } = await check({ ...RULE, examples: { flags: [elsewhere], passes: [elsewhere] } });
  assert.deepEqual(failures.map(({ example }) => example), ["flags 1"]);
});

Deno.test("checkRules() tells of a rule that throws instead of calling it quiet", async () => {
  const { failures } = await check({
    ...RULE,
    match: () => {
      throw new Error("broken");
    },
  });
  assert.equal(failures.length, 2);
  assert.match(failures[0]?.problem ?? "", /the rule failed: broken/);
});

Deno.test("checkRules() tells of a rule that would not be loaded although its examples are right", async () => {
  const { passed, failures } = await check({ ...RULE, id: "acme" });
  assert.equal(passed, 2);
  assert.deepEqual(failures.map(({ example }) => example), ["the rule"]);
});
