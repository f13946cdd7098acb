/** `oktsec rules test`: runs rules over their own examples, and over variants of them. */
import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { startProgress } from "../../core/cli/progress.ts";
import { CONFIG_FLAG, defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import type { Rule } from "../../core/contract/rule.ts";
import { kindOf } from "../../core/custom_rules/folder.ts";
import { refusalText } from "../../core/custom_rules/set.ts";
import { fail } from "../../core/errors.ts";
import { suggestion } from "../../core/nearest.ts";
import { allRules, loadOwnRules, named, type OwnRules } from "./_own_rules.ts";
import { checkRules, type ExampleFailure, type RuleReport } from "./_rule_check.ts";
import { type MutationScore, mutationScores } from "./_rule_mutation.ts";

/** Words of `oktsec rules test`. */
export const TEST = defineCommand({
  name: "rules test",
  summary: "Run rules over their own examples, and over variants of them",
  about: [
    "The score says how many variants of the examples (other spellings, spacing, look-alike letters, encodings) a rule still finds. It is a measure, not a bar: 100 % is rare, and a rule for an exact token need not reach it.",
  ],
  operands: { target: { help: "A rule's id, a rule file or a folder of them; all loaded rules when left out" } },
  flags: {
    quick: { kind: "switch", help: "Examples only, no variants" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec rules test", does: "all rules, your own too" },
    { run: "oktsec rules test IAP-001", does: "one rule" },
    { run: "oktsec rules test ./rules/acme_001.ts", does: "one file, before it is put into force" },
  ],
  exits: { 0: "every example does what it should", 1: "an example failed, or a rule is refused" },
});

/** Runs them. */
export async function testRules(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, TEST);
  const { own, rules, only } = await pick(operands.target, app, flags);
  try {
    using progress = startProgress(app.now);
    const show = (what: string) => (done: number) =>
      progress.show(`${what} ${done} of ${counted(rules.length, "rule")}`);
    const report = withRefused(await checkRules(rules.filter(runsHere(own)), show("Examples:")), { own, only });
    const good = rules.filter(({ id }) => !report.failures.some(({ rule }) => rule === id));
    const scores = flags.quick ? [] : await mutationScores(good, { own, onProgress: show("Variants:") });
    return print(app, { report, scores, isJson: flags.json });
  } finally {
    own?.[Symbol.dispose]();
  }
}

interface Picked {
  readonly own: OwnRules | null;
  readonly rules: readonly Rule[];
  /** Refusals of other files than this one are not asked for; null: all are. */
  readonly only: string | null;
}

async function pick(
  target: string | null,
  app: App,
  flags: { readonly config: string | null; readonly json: boolean },
): Promise<Picked> {
  const builtIn = target === null ? null : named(target, app.registry.rules);
  if (builtIn) return { own: null, rules: [builtIn], only: null };
  const path = target === null ? null : resolve(app.surroundings.cwd, target);
  const found = path === null ? null : await stat(path).catch(() => null);
  if (path !== null && found) {
    if (found.isFile() && kindOf(basename(path)) === null) {
      throw fail("rule/unreadable", [path, "a rule file ends in .ts, .yaml or .yml"]);
    }
    const dir = found.isFile() ? dirname(path) : path;
    const own = await loadOwnRules(app, dir);
    const only = found.isFile() ? basename(path) : null;
    const rules = own?.set.rules.filter(({ file }) => only === null || file === only).map(({ rule }) => rule) ?? [];
    return { own, rules, only };
  }
  const { config } = await loadLocalConfig(app, flags);
  const own = await loadOwnRules(app, config.custom_rules_dir);
  const rules = allRules(app, own);
  if (target === null) return { own, rules, only: null };
  const rule = named(target, rules);
  if (rule) return { own, rules: [rule], only: own?.fileOf(rule.id) ?? null };
  const refused = own?.set.refused.find(({ rule }) => rule === target.toUpperCase());
  if (refused) return { own, rules: [], only: refused.file };
  own?.[Symbol.dispose]();
  throw fail("rule/unknown", [target, suggestion(target, rules.map(({ id }) => id))]);
}

/** Examples of rules in the host were run when they were loaded; here only a process of their own could run them again. */
function runsHere(own: OwnRules | null): (rule: Rule) => boolean {
  const hosted = hostedIds(own);
  return ({ id }) => !hosted.has(id);
}

function hostedIds(own: OwnRules | null): ReadonlySet<string> {
  return new Set(own?.set.rules.filter(({ runsIn }) => runsIn === "host").map(({ rule }) => rule.id));
}

function withRefused(
  report: RuleReport,
  { own, only }: { readonly own: OwnRules | null; readonly only: string | null },
): RuleReport {
  if (!own) return report;
  const isAsked = (file: string) => only === null || file === only;
  const hosted = own.set.rules.filter(({ runsIn, file }) => runsIn === "host" && isAsked(file));
  const refused = own.set.refused.filter(({ file }) => isAsked(file));
  const failures = refused.map((refusal): ExampleFailure => ({
    rule: refusal.rule ?? refusal.file,
    example: "the rule",
    problem: refusalText({ ...refusal, rule: null }),
  }));
  const examples = hosted.flatMap(({ rule }) => [...rule.examples.flags, ...rule.examples.passes]);
  return {
    rules: report.rules + hosted.length + refused.length,
    passed: report.passed + examples.length,
    failures: [...report.failures, ...failures],
  };
}

/** Rules with a weak score that are named; the JSON has all. */
const WEAK_MAX = 10;

function print(
  app: App,
  { report, scores, isJson }: {
    readonly report: RuleReport;
    readonly scores: readonly MutationScore[];
    readonly isJson: boolean;
  },
): number {
  const code = report.failures.length === 0 ? 0 : 1;
  const fired = scores.reduce((sum, score) => sum + score.fired, 0);
  const variants = scores.reduce((sum, score) => sum + score.variants, 0);
  if (isJson) {
    app.out.json({ ...report, variants: variants === 0 ? null : { fired, variants, rules: scores } });
    return code;
  }
  app.out.table(
    ["RULE", "EXAMPLE", "PROBLEM"],
    report.failures.map(({ rule, example, problem }) => [rule, example, problem]),
    { empty: "Every example does what it should" },
  );
  app.out.print(
    `${counted(report.rules, "rule")}, ${counted(report.passed, "example")} passed, ${report.failures.length} failed`,
  );
  if (variants === 0) return code;
  app.out.print(`Mutation score ${percent(fired, variants)}: ${fired} of ${counted(variants, "variant")} still found`);
  const weak = scores.filter(({ missed }) => missed.length > 0)
    .toSorted((a, b) => a.fired / a.variants - b.fired / b.variants).slice(0, WEAK_MAX);
  if (weak.length > 0) {
    app.out.table(
      ["RULE", "SCORE", "NOT FOUND WHEN"],
      weak.map((score) => [score.rule, percent(score.fired, score.variants), score.missed.join(", ")]),
      { empty: "" },
    );
  }
  return code;
}

function percent(part: number, whole: number): string {
  return `${Math.floor(part / whole * 100)} %`;
}
