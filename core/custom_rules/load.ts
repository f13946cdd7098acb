/**
 * Reads a folder of rules. Every file stands or falls alone: what is wrong is refused by name, with line and reason, and
 * harms neither the other files nor the built-in rules. Where a file was good before, its last good version stays.
 */
import type { Logger } from "../contract/plugin.ts";
import type { Rule } from "../contract/rule.ts";
import { readRegular } from "../edits/read.ts";
import { reasonOf } from "../errors.ts";
import { CUSTOM_RULES_MAX, RULE_FILE_BYTES_MAX, YAML_RULES_BYTES_MAX } from "../limits.ts";
import { checkRule, checkShape, partOf } from "../matching/check.ts";
import { redact } from "../matching/redact.ts";
import { type HostOptions, type LoadOutcome, RuleHost, type Vetted } from "../rule_host/host.ts";
import { HostScanner } from "../rule_host/scan.ts";
import { listRuleFiles, type RuleFile } from "./folder.ts";
import type { CustomRule, CustomRules, FileOutcome, Refusal } from "./set.ts";
import { shapeRule } from "./shape.ts";
import { lineOf, vet } from "./vet.ts";

/** What loading needs. */
export interface LoadOptions {
  readonly log: Logger;
  /** Ids that are taken: those of the built-in rules. */
  readonly taken: ReadonlySet<string>;
  /** The set before; its files that did not change are not read again. */
  readonly before?: CustomRules | null;
  readonly host?: Omit<HostOptions, "log">;
}

/** Loads all rules of a folder. Never throws for what is in it. */
export async function loadCustomRules(dir: string, options: LoadOptions): Promise<CustomRules> {
  const listing = await listRuleFiles(dir);
  const { before } = options;
  // A folder that is gone or cannot be read says nothing about the rules that were in it.
  if (listing.problem !== null && listing.files.length === 0 && before && before.rules.length > 0) {
    return { ...before, refused: [folderRefusal(listing.problem, true)] };
  }
  const loading = new Loading(options);
  const outcomes = await loading.all(listing.files);
  const chosen = withoutDuplicates(outcomes, options.taken);
  const refused = [...outcomes.values()].flatMap((outcome) => outcome.refused);
  if (listing.problem !== null) refused.unshift(folderRefusal(listing.problem, false));
  const host = loading.hostFor(chosen.kept, outcomes);
  return { dir, rules: chosen.kept, refused: [...refused, ...chosen.refused], host, files: outcomes };
}

function folderRefusal(reason: string, isStale: boolean): Refusal {
  return { file: "custom_rules_dir", rule: null, line: null, reason, isStale };
}

/** One run over the files of a folder. */
class Loading {
  readonly #options: LoadOptions;
  #host: RuleHost | null = null;

  constructor(options: LoadOptions) {
    this.#options = options;
  }

  async all(files: readonly RuleFile[]): Promise<Map<string, FileOutcome>> {
    const outcomes = new Map<string, FileOutcome>();
    const scripts: { file: RuleFile; source: string; vetted: Vetted }[] = [];
    for (const file of files) {
      const known = this.#options.before?.files.get(file.name);
      if (known && known.stamp === file.stamp) {
        outcomes.set(file.name, known);
        continue;
      }
      const source = await readSource(file);
      if (typeof source !== "string") outcomes.set(file.name, this.#fallen(file, [source]));
      else if (file.kind === "yaml") outcomes.set(file.name, await this.#yaml(file, source));
      else {
        const verdict = await vet(source);
        if (verdict.kind === "vetted") {
          scripts.push({ file, source, vetted: { name: file.name, pieces: verdict.pieces } });
        } else {
          const told = verdict.line === null ? await this.#open().explain(source) : null;
          outcomes.set(file.name, this.#fallen(file, [refusalOf(file, told ?? verdict)]));
        }
      }
    }
    await this.#scripts(scripts, outcomes);
    // In the order of the files, so that of two rules with one id the same one stays every time.
    return new Map(files.flatMap(({ name }) => {
      const outcome = outcomes.get(name);
      return outcome ? [[name, outcome] as const] : [];
    }));
  }

  #open(): RuleHost {
    return this.#host ??= new RuleHost({ ...this.#options.host, log: QUIET });
  }

  /** A file that is refused: what was good before stays. */
  #fallen(file: RuleFile, refused: readonly Refusal[]): FileOutcome {
    const before = this.#options.before?.files.get(file.name);
    if (!before || before.rules.length === 0) return { stamp: file.stamp, rules: [], refused, vetted: null };
    return { ...before, stamp: file.stamp, refused: refused.map((refusal) => ({ ...refusal, isStale: true })) };
  }

  async #yaml(file: RuleFile, source: string): Promise<FileOutcome> {
    const { readYamlRules } = await import("./yaml_rule.ts");
    const rules: CustomRule[] = [];
    const refused: Refusal[] = [];
    for (const outcome of await readYamlRules(source)) {
      if (outcome.kind === "refused") {
        refused.push(refusalOf(file, outcome));
        continue;
      }
      const [problem] = tryCheck(outcome.rule);
      if (problem === undefined) {
        rules.push({ rule: outcome.rule, file: file.name, line: outcome.line, runsIn: "engine" });
      } else refused.push(refusalOf(file, { rule: outcome.rule.id, line: outcome.line, reason: problem }));
    }
    // One bad document of a file that was good: the rule that is missing now stays in its last good version.
    const missing = new Set(refused.map(({ rule }) => rule));
    const stays = this.#options.before?.files.get(file.name)?.rules.filter(({ rule }) => missing.has(rule.id)) ?? [];
    const stale = new Set(stays.map(({ rule }) => rule.id));
    return {
      stamp: file.stamp,
      rules: [...rules, ...stays.filter(({ rule }) => !rules.some((other) => other.rule.id === rule.id))],
      refused: refused.map((refusal) =>
        refusal.rule !== null && stale.has(refusal.rule) ? { ...refusal, isStale: true } : refusal
      ),
      vetted: null,
    };
  }

  async #scripts(
    scripts: readonly { readonly file: RuleFile; readonly source: string; readonly vetted: Vetted }[],
    outcomes: Map<string, FileOutcome>,
  ): Promise<void> {
    if (scripts.length === 0) return;
    let told: ReadonlyMap<string, LoadOutcome>;
    try {
      told = await this.#open().load(scripts.map(({ vetted }) => vetted));
    } catch (error) {
      told = new Map(scripts.map(({ file }) => {
        const reason = `the rule host cannot be started: ${reasonOf(error)}`;
        return [file.name, { kind: "refused", reason, line: null }];
      }));
    }
    const shaped = scripts.map((script) => ({ ...script, ...shapeScript(script, told.get(script.file.name)) }));
    // Functions are asked in one host; each rule answers for its own examples alone.
    const asked = shaped.filter(({ rule, isData }) => rule !== null && !isData);
    if (asked.length > 0) this.#open().keep(asked.map(({ vetted }) => vetted));
    for (const { file, source, vetted, rule, isData, refusal } of shaped) {
      const problem = refusal ??
        (rule === null ? null : isData ? tryCheck(rule)[0] : await this.#checkInHost(rule, file.name));
      if (problem) {
        const told = typeof problem === "string"
          ? { rule: rule?.id ?? null, line: lineFor(source, problem), reason: problem }
          : problem;
        outcomes.set(file.name, this.#fallen(file, [refusalOf(file, told)]));
      } else if (rule !== null) {
        const own: CustomRule = {
          rule,
          file: file.name,
          line: fieldLine(source, "id"),
          runsIn: isData ? "engine" : "host",
        };
        outcomes.set(file.name, { stamp: file.stamp, rules: [own], refused: [], vetted: isData ? null : vetted });
      }
    }
  }

  /** What is wrong with a rule whose functions are in the host; null for one that may be loaded. */
  async #checkInHost(rule: Rule, name: string): Promise<string | null> {
    try {
      const [problem] = checkShape(rule);
      if (problem !== undefined) return problem;
      const scanner = new HostScanner([rule], (_id, sample) => this.#open().ask(name, sample));
      for (const [list, mustFlag] of [[rule.examples.flags, true], [rule.examples.passes, false]] as const) {
        for (const example of list) {
          const { part, tool } = partOf(rule, example);
          const scan = await scanner.scan([part], { tool });
          if (scan.problem !== null) return `it fails on the example "${short(part.text)}": ${scan.problem}`;
          if (scan.findings.length > 0 === mustFlag) continue;
          return mustFlag
            ? `it does not fire on its example "${short(part.text)}"`
            : `it fires on "${short(part.text)}", which it should let pass`;
        }
      }
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  }

  /** The host that the kept rules are asked in; the one before where nothing changed for it. */
  hostFor(kept: readonly CustomRule[], outcomes: ReadonlyMap<string, FileOutcome>): RuleHost | null {
    this.#host?.[Symbol.dispose]();
    const files = kept.filter(({ runsIn }) => runsIn === "host").map(({ file }) => file);
    const vetted = files.flatMap((file) => outcomes.get(file)?.vetted ?? []);
    if (vetted.length === 0) return null;
    const before = this.#options.before?.host ?? null;
    if (before && before.holds(vetted)) return before;
    const host = new RuleHost({ ...this.#options.host, log: this.#options.log });
    host.keep(vetted);
    return host;
  }
}

/** While examples run, a failure is told once, with its file and line. */
const QUIET: Logger = { debug() {}, info() {}, warn() {}, error() {} };

interface Told {
  readonly rule?: string | null;
  readonly line: number | null;
  readonly reason: string;
}

function refusalOf({ name }: RuleFile, { rule = null, line, reason }: Told): Refusal {
  // A reason quotes examples, and an example may hold what looks like a secret, or is one.
  return { file: name, rule, line, reason: redact(reason), isStale: false };
}

async function readSource(file: RuleFile): Promise<string | Refusal> {
  const bytesMax = file.kind === "yaml" ? YAML_RULES_BYTES_MAX : RULE_FILE_BYTES_MAX;
  const read = await readRegular(file.path, { bytesMax });
  if (read.kind === "missing") return refusalOf(file, { line: null, reason: "it is gone" });
  if (read.kind === "refused") return refusalOf(file, { line: null, reason: read.reason });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(read.bytes);
  } catch {
    return refusalOf(file, { line: null, reason: "it is not UTF-8 text" });
  }
}

interface ShapedScript {
  readonly rule: Rule | null;
  readonly isData: boolean;
  readonly refusal: Told | null;
}

function shapeScript({ source }: { readonly source: string }, outcome: LoadOutcome | undefined): ShapedScript {
  if (!outcome) return { rule: null, isData: false, refusal: { line: null, reason: "it was not loaded" } };
  if (outcome.kind === "refused") return { rule: null, isData: false, refusal: outcome };
  const shaped = shapeRule(outcome.rule, outcome.matchers);
  if (shaped.kind === "rule") return { rule: shaped.rule, isData: shaped.isData, refusal: null };
  const line = shaped.field === null ? null : fieldLine(source, shaped.field);
  return { rule: null, isData: false, refusal: { rule: shaped.rule, line, reason: shaped.reason } };
}

/** A sentence of the checks that names a field, or is about the examples, belongs to its line. */
function lineFor(source: string, problem: string): number | null {
  const [, field] = /^(?:"(\w+)"|the (\w+) )/.exec(problem) ?? [];
  if (/example|let pass/.test(problem)) return fieldLine(source, "examples");
  if (/keyword/.test(problem)) return fieldLine(source, "keywords");
  if (/^"?\//.test(problem)) return fieldLine(source, "match");
  return fieldLine(source, field ?? "id") ?? fieldLine(source, "id");
}

/** Where a field is written, as far as that can be seen from outside. */
function fieldLine(source: string, field: string): number | null {
  const found = new RegExp(String.raw`(?:^|[\s{,])["']?${field.replaceAll(/[^\w$]/g, "\\$&")}["']?\s{0,8}[:(]`).exec(
    source,
  );
  return found ? lineOf(source, found.index + 1) : null;
}

function tryCheck(rule: Rule): readonly string[] {
  try {
    return checkRule(rule);
  } catch (error) {
    return [reasonOf(error)];
  }
}

/** Of rules with one id the built-in one stays, then the first by the name of its file. */
function withoutDuplicates(
  outcomes: ReadonlyMap<string, FileOutcome>,
  taken: ReadonlySet<string>,
): { readonly kept: readonly CustomRule[]; readonly refused: readonly Refusal[] } {
  const first = new Map<string, CustomRule>();
  const refused: Refusal[] = [];
  for (const { rules } of outcomes.values()) {
    for (const own of rules) {
      const { rule, file, line } = own;
      const other = first.get(rule.id);
      const reason = taken.has(rule.id)
        ? "a built-in rule has this id"
        : other
        ? `a rule of ${other.file} has this id`
        : first.size >= CUSTOM_RULES_MAX
        ? `there are more than ${CUSTOM_RULES_MAX} rules`
        : null;
      if (reason === null) first.set(rule.id, own);
      else refused.push({ file, rule: rule.id, line, reason, isStale: false });
    }
  }
  return { kept: [...first.values()], refused };
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
