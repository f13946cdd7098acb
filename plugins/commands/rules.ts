/** `oktsec rules`: lists, explains and tests the loaded rules. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags, pickAction } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { startProgress } from "../../core/cli/progress.ts";
import { CONFIG_FLAG, defineCommand, defineGroup, JSON_FLAG } from "../../core/cli/spec.ts";
import type { Style } from "../../core/cli/text.ts";
import { ruleIdOf } from "../../core/config/checks.ts";
import type { Config } from "../../core/config/schema.ts";
import type { Rule } from "../../core/contract/rule.ts";
import { fail } from "../../core/errors.ts";
import { suggestion } from "../../core/nearest.ts";
import { explainText, ruleJson } from "./_rule_text.ts";
import { checkRules } from "./_rule_check.ts";

const LIST = defineCommand({
  name: "rules list",
  summary: "List the loaded rules, or explain one",
  flags: {
    explain: { kind: "text", value: "ID", help: "Say what one rule looks for, why, and what to do" },
    category: { kind: "text", value: "NAME", help: "Only rules of this category" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  exclusive: [["explain", "category"]],
  examples: [
    { run: "oktsec rules", does: "all rules, with your overrides" },
    { run: "oktsec rules --explain IAP-001", does: "one rule with its examples" },
    { run: "oktsec rules --category ssrf-cloud --json", does: "one category, for a program" },
  ],
});

const TEST = defineCommand({
  name: "rules test",
  summary: "Run every rule over its own examples",
  operands: { id: { help: "One rule; all when left out" } },
  flags: { json: JSON_FLAG },
  examples: [
    { run: "oktsec rules test", does: "all rules" },
    { run: "oktsec rules test IAP-001", does: "one rule" },
  ],
  exits: { 0: "every example does what it should", 1: "an example failed" },
});

/** Words of `oktsec rules`. */
export const spec = defineGroup({
  name: "rules",
  summary: "List, explain and test detection rules",
  actions: { list: LIST, test: TEST },
  fallback: "list",
});

/** Lists, explains or tests. */
export function run(argv: readonly string[], app: App): Promise<number> {
  const picked = pickAction(argv, spec);
  return picked.action === "test" ? test(picked.argv, app) : list(picked.argv, app);
}

async function list(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, LIST);
  const { config } = await loadLocalConfig(app, flags);
  if (flags.explain !== null) {
    const rule = find(flags.explain, app.registry.rules);
    const override = overrideOf(config, rule.id);
    if (flags.json) app.out.json({ ...ruleJson(rule), override });
    else app.out.print(explainText(rule, override, app.out.color));
    return 0;
  }
  const rules = ofCategory(flags.category, app.registry.rules);
  if (flags.json) {
    app.out.json(rules.map(({ id, title, severity, category, lane }) => ({
      id,
      title,
      severity,
      category,
      lane,
      action: overrideOf(config, id)?.action ?? null,
    })));
    return 0;
  }
  app.out.table(
    ["ID", "SEVERITY", "LANE", "CATEGORY", "OVERRIDE", "TITLE"],
    rules.map((
      { id, severity, lane, category, title },
    ) => [id, severity, lane, category, overrideOf(config, id)?.action ?? "", title]),
    { empty: "No rules", style: (cell, column) => column === 1 ? styleOf(cell) : null },
  );
  app.out.say(counted(rules.length, "rule"));
  return 0;
}

function styleOf(severity: string): Style | null {
  return severity === "critical" ? "red" : severity === "high" ? "yellow" : null;
}

function find(id: string, rules: readonly Rule[]): Rule {
  const wanted = [ruleIdOf(id), id.toUpperCase()];
  const rule = rules.find((rule) => wanted.includes(rule.id));
  if (!rule) throw fail("rule/unknown", [id, suggestion(id, rules.map(({ id }) => id))]);
  return rule;
}

function ofCategory(category: string | null, rules: readonly Rule[]): readonly Rule[] {
  if (category === null) return rules;
  const own = rules.filter((rule) => rule.category === category);
  const known = new Set(rules.map((rule) => rule.category));
  if (own.length === 0) {
    throw fail("cli/bad-arguments", [`Cannot find category "${category}"${suggestion(category, known)}`]);
  }
  return own;
}

/** What the config says of a rule; the last word counts. */
function overrideOf(config: Config, id: string) {
  return config.rules.findLast((override) => override.id === id) ?? null;
}

async function test(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, TEST);
  const rules = operands.id === null ? app.registry.rules : [find(operands.id, app.registry.rules)];
  using progress = startProgress(app.now);
  const report = await checkRules(rules, (done) => progress.show(`${counted(done, "rule")} of ${rules.length} tested`));
  if (flags.json) {
    app.out.json(report);
    return report.failures.length === 0 ? 0 : 1;
  }
  app.out.table(
    ["RULE", "EXAMPLE", "PROBLEM"],
    report.failures.map(({ rule, example, problem }) => [rule, example, problem]),
    { empty: "Every example does what it should" },
  );
  app.out.print(
    `${counted(report.rules, "rule")}, ${counted(report.passed, "example")} passed, ${report.failures.length} failed`,
  );
  return report.failures.length === 0 ? 0 : 1;
}
