/**
 * Measures detection: recall for each bench and source, false positives, with the bars and the reference beside them.
 *
 * `deno task eval` scores the development corpus; `deno task eval --in ROWS.jsonl --out PREDICTIONS.jsonl` only says, line
 * by line, what the engine says. `deno task eval --help` lists the rest.
 */
import { parseArgs } from "node:util";
import type { Rule } from "../core/contract/rule.ts";
import { atLeast } from "../core/contract/verdict.ts";
import { startProgress } from "../core/cli/progress.ts";
import { makeLogger } from "../core/log.ts";
import { redact } from "../core/matching/redact.ts";
import { loadRegistry } from "../core/registry/loader.ts";
import { builtins } from "../plugins/mod.ts";
import { BENCHES, BENIGN } from "./bars.ts";
import { type CorpusFile, readRows, type Row } from "./corpus.ts";
import { type Judgement, makeJudge, withoutExpected } from "./judge.ts";
import { writePredictions } from "./predict.ts";
import { hashOfRules, rulesOnDisk } from "./rules.ts";
import { type Outcome, scoreBench } from "./score.ts";
import { benchTable, ruleTable, sourceTable } from "./table.ts";

const HELP = `deno task eval [options]

  --corpus DIR        folder of the corpus (else OKTSEC_SHARED/corpus, else ../shared/corpus)
  --bench A,B         only these benches
  --source NAME,…     only these sources
  --leave-out NAME,…  without these sources: an idea is worth what it finds in a source it was not made for
  --sources           a line for each source
  --by-rule           a line for each rule: lines found and stopped in attacks and in benign traffic
  --misses BENCH      the lines of a bench that were not stopped (benign: that have findings), on the terminal only
  --on-disk           the rule files as they are now, not the generated list
  --json              the report on stdout instead of tables
  --in FILE --out FILE   one line {id, verdict, findings, us} for each line of FILE; scores nothing
`;

/** A judged line of the corpus. */
interface Judged {
  readonly row: Row;
  readonly judgement: Judgement;
}

const encoder = new TextEncoder();
const print = (text: string) => void Deno.stdout.writeSync(encoder.encode(text + "\n"));
const say = (text: string) => void Deno.stderr.writeSync(encoder.encode(text + "\n"));

const { values: flags } = parseArgs({
  args: Deno.args,
  options: {
    "corpus": { type: "string" },
    "bench": { type: "string" },
    "source": { type: "string" },
    "leave-out": { type: "string" },
    "sources": { type: "boolean", default: false },
    "by-rule": { type: "boolean", default: false },
    "misses": { type: "string" },
    "on-disk": { type: "boolean", default: false },
    "json": { type: "boolean", default: false },
    "in": { type: "string" },
    "out": { type: "string" },
    "help": { type: "boolean", default: false },
  },
});

async function run(): Promise<number> {
  const log = makeLogger({ level: "warn", format: "text", write: say });
  const { rules: builtIn } = await import("../rules/mod.gen.ts");
  const rules = flags["on-disk"] ? await rulesOnDisk(say) : builtIn;
  const registry = await loadRegistry(builtins, { log, rules: () => Promise.resolve(rules) });
  const failed = new Map<string, string>();
  const judge = makeJudge(registry.rules, registry.detectors, (rule, error) => failed.set(rule, String(error)));
  await warmUp(judge, registry.rules);
  const progress = startProgress(() => performance.now());
  try {
    if (flags.in !== undefined || flags.out !== undefined) {
      if (flags.in === undefined || flags.out === undefined) return usage("--in and --out go together");
      await writePredictions({ from: flags.in, to: flags.out, judge, progress });
      return 0;
    }
    const corpus = await readCorpus();
    if (!corpus) return 3;
    const judged: Judged[] = [];
    const rows = corpus.flatMap(({ rows }) => rows).filter(isWanted);
    for (const row of rows) {
      judged.push({ row, judgement: withoutExpected(await judge(row), row.expected) });
      progress.show(`${judged.length} of ${rows.length} lines`);
    }
    progress[Symbol.dispose]();
    await report(judged, { corpus, rulesHash: hashOfRules(registry.rules), rules: registry.rules.length });
    return 0;
  } finally {
    progress[Symbol.dispose]();
    for (const [rule, error] of failed) say(`${rule} failed: ${error}`);
  }
}

/** The rules' own examples first: what is timed is a running program, not its first second. */
async function warmUp(judge: ReturnType<typeof makeJudge>, rules: readonly Rule[]): Promise<void> {
  for (const { examples } of rules) {
    for (const example of [...examples.flags, ...examples.passes]) {
      await judge({ context: "message", text: typeof example === "string" ? example : example.text });
    }
  }
}

function usage(text: string): number {
  say(`${text}\n\n${HELP}`);
  return 2;
}

/** The two files of the corpus, or null and a sentence on stderr. */
async function readCorpus(): Promise<readonly CorpusFile[] | null> {
  const shared = Deno.env.get("OKTSEC_SHARED");
  const folder = flags.corpus ??
    (shared ? `${shared}/corpus` : new URL("../../shared/corpus", import.meta.url).pathname);
  try {
    return await Promise.all(["dev-attack", "dev-benign"].map((name) => readRows(`${folder}/${name}.jsonl.gz`)));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    say(
      `Cannot find the corpus in "${folder}"\nIt is not part of the project: pass --corpus DIR, or set OKTSEC_SHARED`,
    );
    return null;
  }
}

function isWanted({ bench, source }: Row): boolean {
  const benches = flags.misses !== undefined ? [flags.misses] : flags.bench?.split(",");
  if (benches && !benches.includes(bench)) return false;
  if (flags.source && !flags.source.split(",").includes(source)) return false;
  return !flags["leave-out"]?.split(",").includes(source);
}

function isStopped({ judgement }: Judged): boolean {
  return atLeast(judgement.verdict, "quarantine");
}

interface Facts {
  readonly corpus: readonly CorpusFile[];
  readonly rulesHash: string;
  readonly rules: number;
}

async function report(judged: readonly Judged[], facts: Facts): Promise<void> {
  const outcomes = judged.map((one): Outcome => ({
    row: one.row,
    isStopped: isStopped(one),
    hasFinding: one.judgement.findings.length > 0 || one.judgement.verdict !== "clean",
  }));
  const present = new Set(judged.map(({ row }) => row.bench));
  const scores = [...BENCHES, ...BENIGN].filter(({ id }) => present.has(id)).map((bench) => ({
    ...bench,
    score: scoreBench(bench.id, outcomes),
    isBenign: BENIGN.includes(bench),
  }));
  const json = {
    commit: await git("rev-parse", "HEAD"),
    isDirty: (await git("status", "--porcelain")) !== "",
    corpus: facts.corpus.map(({ sha256, rows }) => ({ sha256, rows: rows.length })),
    rules: { count: facts.rules, sha256: facts.rulesHash },
    at: new Date().toISOString(),
    lines: judged.length,
    benches: scores.map(({ id, title, bar, reference, score }) => ({ ...score, bench: id, title, bar, reference })),
  };
  const isWhole = flags.bench === undefined && flags.source === undefined && flags["leave-out"] === undefined &&
    flags.misses === undefined;
  // A part of the corpus is a question, not a result.
  if (isWhole) {
    await Deno.mkdir(new URL("../dist/", import.meta.url), { recursive: true });
    await Deno.writeTextFile(new URL("../dist/eval.json", import.meta.url), JSON.stringify(json, null, 2) + "\n");
  }
  if (flags.json) return print(JSON.stringify(json, null, 2));
  if (flags.misses !== undefined) return showMisses(judged);
  print(benchTable(scores));
  if (flags.sources) print("\n" + sourceTable(scores));
  if (flags["by-rule"]) {
    print(
      "\n" +
        ruleTable(judged.map((one) => ({ ...one.row, findings: one.judgement.findings, isStopped: isStopped(one) }))),
    );
  }
  print(`\n${facts.rules} rules, ${judged.length} lines${isWhole ? ", dist/eval.json" : ""}`);
}

const SHOWN_CHARS = 160;

/** For whoever writes rules. Shown on the terminal, one line each, secrets masked; never written to a file. */
function showMisses(judged: readonly Judged[]): void {
  for (const one of judged) {
    const { row, judgement } = one;
    const isMiss = row.label === "attack" ? !isStopped(one) : judgement.findings.length > 0;
    if (!isMiss) continue;
    const found = judgement.findings.map(({ rule, excerpt }) => row.label === "benign" ? `${rule} <${excerpt}>` : rule);
    const text = redact(row.text).replaceAll(/\s+/g, " ").slice(0, SHOWN_CHARS);
    print(`${row.id}  ${row.source}  ${judgement.verdict}  ${found.join(" ") || "-"}\n    ${text}`);
  }
}

async function git(...args: string[]): Promise<string> {
  const { stdout } = await new Deno.Command("git", { args, stderr: "null" }).output();
  return new TextDecoder().decode(stdout).trim();
}

if (flags.help) print(HELP);
Deno.exit(flags.help ? 0 : await run());
