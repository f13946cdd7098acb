import assert from "node:assert/strict";
import { YAML_PATTERN_CHARS_MAX } from "../limits.ts";
import { checkRule } from "../matching/check.ts";
import { compileEngine } from "../matching/engine.ts";
import { readsOf, readYamlRules } from "./yaml_rule.ts";

const GOOD = `id: ORG-001
name: Codename in traffic
description: >
  Nobody outside
  may know it.
severity: HIGH
category: custom
targets: ["*.md"]
match_mode: any
patterns:
  - {type: regex, value: '(?i)project\\s+(?:blue|red)bird'}
exclude_patterns:
  - {type: contains, value: "published"}
examples:
  true_positive: ["about Project  Bluebird"]
  false_positive: ["a blue bird", "the published project bluebird"]
remediation: Leave it out.
sensitive: true
`;

async function ruleOf(text: string) {
  const [outcome] = await readYamlRules(text);
  if (outcome?.kind !== "rule") throw new Error(JSON.stringify(outcome));
  assert.deepEqual(checkRule(outcome.rule), []);
  const engine = compileEngine([outcome.rule]);
  return {
    rule: outcome.rule,
    finds: (words: string) =>
      engine.scanNow([{ path: "", kind: "message", text: words }], { tool: null }).findings.length > 0,
  };
}

async function refusalOf(text: string) {
  const [outcome] = await readYamlRules(text);
  if (outcome?.kind !== "refused") throw new Error("it is not refused");
  return outcome;
}

Deno.test("a rule in the older product's format means what it says", async () => {
  const { rule, finds } = await ruleOf(GOOD);
  assert.equal(rule.title, "Codename in traffic");
  assert.equal(rule.why, "Nobody outside may know it.");
  assert.equal(rule.fix, "Leave it out.");
  assert.deepEqual([rule.severity, rule.lane, rule.sensitive], ["high", "block", true]);
  assert.ok(finds("PROJECT REDBIRD"));
});

Deno.test("an exclusion counts on the line of the match, and nowhere else", async () => {
  const { finds } = await ruleOf(GOOD);
  assert.ok(!finds("published: project bluebird"));
  assert.ok(finds("published\nproject bluebird"));
  assert.ok(finds("project bluebird\npublished"));
});

Deno.test("contains ignores case, and means itself", async () => {
  const { finds } = await ruleOf(
    `id: ORG-002\nname: x\nseverity: low\npatterns: [{type: contains, value: "a.b (C)"}]\nexamples: {true_positive: ["A.B (c)"]}\n`,
  );
  assert.ok(finds("x a.B (c) y"));
  assert.ok(!finds("axb (c)"));
});

Deno.test("match_mode all wants every pattern, in any order", async () => {
  const { finds } = await ruleOf(
    `id: ORG-003
name: x
severity: low
match_mode: all
patterns: [{type: contains, value: alpha}, {type: regex, value: '(\\w+\\s+)+omega'}]
examples: {true_positive: ["alpha and omega"], false_positive: ["alpha alone", "just omega"]}
`,
  );
  assert.ok(finds("so omega and then alpha"));
});

Deno.test("a pattern that is not linear runs on RE2, where a word of it occurs", async () => {
  const { rule, finds } = await ruleOf(
    `id: ORG-004\nname: x\nseverity: low\npatterns: [{type: regex, value: '(?m)^(\\w+\\s*)+secretword$'}]\nexamples: {true_positive: ["a\\nb secretword\\nc"]}\n`,
  );
  assert.deepEqual(rule.keywords, ["secretword"]);
  assert.ok(finds("some words and secretword"));
  assert.ok(!finds(`${"a ".repeat(5_000)}secretword!`));
});

Deno.test("each document stands or falls alone, with the lines of the file", async () => {
  const outcomes = await readYamlRules(
    `${GOOD}---\n# nothing here\n---\nid: BAD-001\nname: x\ncolour: red\n---\n${GOOD.replace("001", "009")}`,
  );
  assert.deepEqual(outcomes.map(({ kind, line }) => [kind, line]), [["rule", 1], ["refused", 22], ["rule", 26]]);
});

Deno.test("what cannot be used is refused with its line", async () => {
  const change = (from: string, to: string) => refusalOf(GOOD.replace(from, to));
  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    ["severity: HIGH", "severity: dire", 6, /severity/],
    ["match_mode: any", "match_mode: some", 9, /any, all/],
    ["type: regex", "type: glob", 11, /regex, contains/],
    ["(?i)project", "(?<=x)project", 11, /patterns\[0\]/],
    ["(?i)project\\s+(?:blue|red)bird", "([a-z0-9]+=*)+$", 11, /bounds/],
    [
      "(?i)project\\s+(?:blue|red)bird",
      `x{1,${YAML_PATTERN_CHARS_MAX}}${"y".repeat(YAML_PATTERN_CHARS_MAX)}`,
      11,
      /patterns/,
    ],
    ['  true_positive: ["about Project  Bluebird"]\n', "", 15, /true_positive is missing/],
    ["remediation:", "remedy:", 17, /unknown key "remedy"/],
    ["id: ORG-001", "id: [1]", 1, /id/],
    ["severity: HIGH", "severity: HIGH\nseverity: LOW", 7, /given twice/],
    ["name: Codename in traffic", "name: *nothing", 1, /alias/],
  ];
  for (const [from, to, line, reason] of cases) {
    const refusal = await change(from, to);
    assert.match(refusal.reason, reason, to.slice(0, 40));
    if (!to.includes("*")) assert.equal(refusal.line, line, to.slice(0, 40));
  }
});

Deno.test("targets become kinds of text: what was scanned as a message reads everything", () => {
  assert.equal(readsOf([]), null);
  assert.equal(readsOf(["*.json", "*.md"]), null);
  assert.equal(readsOf(["*"]), null);
  assert.deepEqual(readsOf(["*.json", "config.yaml"]), ["document", "config"]);
  assert.deepEqual(readsOf(["*.sh"]), ["document", "command"]);
  assert.deepEqual(readsOf(["Dockerfile"]), ["document", "config", "command"]);
});
