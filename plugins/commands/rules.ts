/** `oktsec rules`: lists, explains, tests and writes rules, and scans files with them. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags, pickAction } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { CONFIG_FLAG, defineCommand, defineGroup, JSON_FLAG } from "../../core/cli/spec.ts";
import type { Style } from "../../core/cli/text.ts";
import type { Config } from "../../core/config/schema.ts";
import type { RuleFacts } from "../../core/contract/rule.ts";
import { fail } from "../../core/errors.ts";
import { suggestion } from "../../core/nearest.ts";
import { allFacts, loadOwnRules, named, type OwnRules, tellRefused } from "./_own_rules.ts";
import { NEW } from "./_rule_new.ts";
import { explainText, ruleJson } from "./_rule_text.ts";
import { TEST } from "./_rule_trial.ts";
import { SCAN } from "./_scan.ts";

const LIST = defineCommand({
  name: "rules list",
  summary: "List the loaded rules, or explain one",
  flags: {
    explain: { kind: "text", value: "ID", help: "Say what one rule looks for, why, and what to do" },
    category: { kind: "text", value: "NAME", help: "Only rules of this category" },
    refused: { kind: "switch", help: "Only rules of custom_rules_dir that are refused, and why" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  exclusive: [["explain", "category", "refused"]],
  examples: [
    { run: "oktsec rules", does: "all rules, with your overrides" },
    { run: "oktsec rules --explain IAP-001", does: "one rule with its examples" },
    { run: "oktsec rules --category ssrf-cloud --json", does: "one category, for a program" },
    { run: "oktsec rules --refused", does: "what is wrong with your own rules" },
  ],
});

const SHOW = defineCommand({
  name: "rules show",
  summary: "Say what one rule looks for, why, and what to do",
  operands: { id: { help: "The rule, or the posture check of a product", required: true } },
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [
    { run: "oktsec rules show IAP-001", does: "one rule with its examples" },
    { run: "oktsec rules show OC-DM-001", does: "a posture check of OpenClaw, as scan-openclaw makes it" },
  ],
});

/** Words of `oktsec rules`. */
export const spec = defineGroup({
  name: "rules",
  summary: "List, explain, test and write detection rules, and scan files with them",
  actions: { list: LIST, show: SHOW, test: TEST, new: NEW, scan: SCAN },
  fallback: "list",
});

/** Does one of them. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const picked = pickAction(argv, spec);
  switch (picked.action) {
    case "list":
      return await list(picked.argv, app);
    case "show": {
      const { flags, operands } = parseFlags(picked.argv, SHOW);
      return await show(operands.id, app, flags);
    }
    case "test":
      return await (await import("./_rule_trial.ts")).testRules(picked.argv, app);
    case "new":
      return await (await import("./_rule_new.ts")).newRule(picked.argv, app);
    case "scan":
      return await (await import("./_scan.ts")).scan(picked.argv, app);
  }
}

async function list(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, LIST);
  if (flags.explain !== null) return await show(flags.explain, app, flags);
  const { config } = await loadLocalConfig(app, flags);
  using own = await loadOwnRules(app, config.custom_rules_dir);
  if (flags.refused) return listRefused(app, own, flags.json);
  const rules = ofCategory(flags.category, allFacts(app, own));
  const detectors = new Map(
    app.registry.detectors.flatMap(({ name, reports = [] }) => reports.map(({ id }) => [id, name] as const)),
  );
  if (flags.json) {
    app.out.json(rules.map(({ id, aliases = [], title, severity, category, lane }) => ({
      id,
      aliases,
      title,
      severity,
      category,
      lane,
      action: overrideOf(config, id)?.action ?? null,
      detector: detectors.get(id) ?? null,
      ...sourceOf(own, id),
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
  tellRefused(app, own);
  const ownCount = own?.set.rules.length ?? 0;
  const reportCount = rules.filter(({ id }) => detectors.has(id)).length;
  app.out.say([
    counted(rules.length - reportCount, "rule"),
    ...(ownCount > 0 && flags.category === null ? [`${ownCount} your own`] : []),
    ...(reportCount > 0 ? [`${reportCount} of detectors`] : []),
  ].join(", "));
  return 0;
}

/** Built-in rules have no source to look into. */
function sourceOf(own: OwnRules | null, id: string): { readonly source?: string } {
  const file = own?.fileOf(id) ?? null;
  return file === null ? {} : { source: file };
}

function listRefused(app: App, own: OwnRules | null, isJson: boolean): number {
  const refused = own?.set.refused ?? [];
  if (isJson) app.out.json(refused.map(({ isStale, ...refusal }) => ({ ...refusal, stale: isStale })));
  else {
    app.out.table(
      ["FILE", "LINE", "RULE", "REASON"],
      refused.map(({ file, line, rule, reason }) => [file, line === null ? "" : String(line), rule ?? "", reason]),
      { empty: "No rule is refused" },
    );
  }
  return refused.length === 0 ? 0 : 1;
}

async function show(
  id: string,
  app: App,
  flags: { readonly config: string | null; readonly json: boolean },
): Promise<number> {
  const { config } = await loadLocalConfig(app, flags);
  const builtIn = named(id, allFacts(app, null));
  using own = builtIn ? null : await loadOwnRules(app, config.custom_rules_dir);
  const rules = allFacts(app, own);
  const rule = builtIn ?? named(id, rules);
  // Ids of posture checks are printed as those of rules are, and asked for in the same place; a few name both.
  const { checkFactsJson, checkText, knownChecks } = await import("./_check_text.ts");
  const checks = await knownChecks(app);
  const check = checks.find(({ check }) => check.id === id.toUpperCase()) ?? null;
  if (!rule && !check) {
    tellRefused(app, own);
    const ids = [...rules, ...checks.map(({ check }) => check)].map(({ id }) => id);
    throw fail("rule/unknown", [id, suggestion(id, ids)]);
  }
  const override = rule ? overrideOf(config, rule.id) : null;
  if (flags.json) {
    const of = check === null ? {} : { posture_check: checkFactsJson(check) };
    app.out.json(rule ? { ...ruleJson(rule), override, ...of } : of.posture_check);
    return 0;
  }
  const texts = [
    ...(rule ? [explainText(rule, override, app.out.color)] : []),
    ...(check ? [checkText(check, app.out.color)] : []),
  ];
  app.out.print(texts.join("\n\n"));
  return 0;
}

function styleOf(severity: string): Style | null {
  return severity === "critical" ? "red" : severity === "high" ? "yellow" : null;
}

function ofCategory(category: string | null, rules: readonly RuleFacts[]): readonly RuleFacts[] {
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
