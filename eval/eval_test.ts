import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { defineRule, type Rule } from "../core/contract/rule.ts";
import { finding } from "../tests/fakes/envelope.ts";
import { CONTEXTS, parseRow, readRows } from "./corpus.ts";
import { KIND_OF, makeJudge, withoutExpected } from "./judge.ts";
import { predictionLine } from "./predict.ts";
import { hashOfRules } from "./rules.ts";
import { type Outcome, scoreBench, SOURCE_ROWS_MIN } from "./score.ts";
import { ruleTable } from "./table.ts";

const RULE: Rule = defineRule({
  id: "T-001",
  title: "A test rule",
  why: "To test.",
  fix: "Nothing.",
  severity: "high",
  category: "prompt-injection",
  lane: "block",
  maps: { asi: ["ASI01"] },
  reads: ["tool_description"],
  keywords: ["forbidden"],
  match: "forbidden",
  examples: { flags: ["forbidden"], passes: ["allowed"] },
});
const never = (rule: string, error: unknown) => assert.fail(`${rule}: ${error}`);

function outcomes(
  bench: string,
  source: string,
  given: Partial<Outcome["row"]>,
  shares: [rows: number, stopped: number, found: number],
) {
  const [rows, stopped, found] = shares;
  return Array.from({ length: rows }, (_, index): Outcome => ({
    row: { bench, source, fair: true, label: "attack", ...given },
    isStopped: index < stopped,
    hasFinding: index < found,
  }));
}

Deno.test("a bench is the mean of its sources, whatever their size", () => {
  const score = scoreBench("A", [
    ...outcomes("A", "large", {}, [200, 200, 200]),
    ...outcomes("A", "small", {}, [SOURCE_ROWS_MIN, 0, 10]),
    ...outcomes("B", "other", {}, [50, 0, 0]),
  ]);
  assert.deepEqual([score.stop, score.any], [50, 75]);
});

Deno.test("a source with too few lines is shown and does not count, one with just enough does", () => {
  const few = scoreBench("A", [
    ...outcomes("A", "few", {}, [SOURCE_ROWS_MIN - 1, 0, 0]),
    ...outcomes("A", "enough", {}, [SOURCE_ROWS_MIN, 20, 20]),
  ]);
  assert.deepEqual([few.stop, few.sources.map(({ isCounted }) => isCounted)], [100, [true, false]]);
});

Deno.test("only fair lines count where there are any; a bench without any counts all", () => {
  const unfair = outcomes("A", "one", { fair: false }, [30, 0, 0]);
  assert.equal(scoreBench("A", [...unfair, ...outcomes("A", "one", {}, [30, 30, 30])]).stop, 100);
  const all = scoreBench("A", unfair);
  assert.deepEqual([all.stop, all.isFairOnly], [0, false]);
  assert.equal(scoreBench("Z", unfair).stop, null);
});

Deno.test("every source of benign lines counts, however small", () => {
  const score = scoreBench("G", [
    ...outcomes("G", "large", { label: "benign" }, [100, 0, 0]),
    ...outcomes("G", "tiny", { label: "benign" }, [2, 1, 1]),
  ]);
  assert.equal(score.stop, 25);
});

Deno.test("a line is read or refused by its place; what scoring alone needs may be missing", () => {
  const row = parseRow('{"id":"a","text":"b","context":"email"}', "f:1");
  assert.deepEqual([row.id, row.context, row.fair, row.expected], ["a", "email", false, []]);
  assert.throws(() => parseRow('{"id":"a","context":"email"}', "f:7"), /f:7/);
  assert.throws(() => parseRow('{"text":"a","context":"elsewhere"}', "f:8"), /elsewhere/);
});

Deno.test("files are read plain and gzipped, and blank lines are no rows", async () => {
  const folder = await Deno.makeTempDir();
  const text = '{"id":"a","text":"b","context":"user"}\n\n{"id":"c","text":"d","context":"code"}\n';
  await Deno.writeTextFile(`${folder}/plain.jsonl`, text);
  await Deno.writeFile(`${folder}/packed.jsonl.gz`, gzipSync(text));
  const [plain, packed] = await Promise.all(
    ["plain.jsonl", "packed.jsonl.gz"].map((name) => readRows(`${folder}/${name}`)),
  );
  assert.deepEqual(plain?.rows, packed?.rows);
  assert.equal(plain?.rows.length, 2);
  assert.notEqual(plain?.sha256, packed?.sha256);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a definition that is JSON is read string by string, escapes resolved, as over stdio", async () => {
  const judge = makeJudge([RULE], [], never);
  const text = String.raw`{"name":"t","inputSchema":{"properties":{"a":{"description":"for\u0062idden"}}}}`;
  const { verdict, findings } = await judge({ context: "tool_description", text });
  assert.equal(verdict, "quarantine");
  assert.match(findings[0]?.path ?? "", /\/inputSchema\/properties\/a\/description$/);
  assert.equal((await judge({ context: "tool_description", text: "forbidden" })).verdict, "quarantine");
});

Deno.test("a context decides the kind of text, and with it which rules read it", async () => {
  const judge = makeJudge([RULE], [], never);
  for (const context of CONTEXTS) {
    const { verdict } = await judge({ context, text: "forbidden" });
    assert.equal(verdict, KIND_OF[context] === "tool_description" ? "quarantine" : "clean", context);
  }
});

Deno.test("what could not be judged counts as stopped, as it would be in enforce", async () => {
  const failed: string[] = [];
  const broken: Rule = {
    ...RULE,
    id: "T-002",
    match: () => {
      throw new Error("broken");
    },
  };
  const judge = makeJudge([broken], [], (rule) => failed.push(rule));
  assert.equal((await judge({ context: "tool_description", text: "forbidden" })).verdict, "block");
  assert.deepEqual(failed, ["T-002"]);
});

Deno.test("findings that a benign line is known to deserve are no mistakes; others stay", () => {
  const own = finding({ category: "credential-leak" });
  const other = finding({ category: "exfiltration", severity: "medium" });
  const judged = { verdict: "block" as const, findings: [own, other], us: 1 };
  assert.deepEqual(withoutExpected(judged, ["credential_leak"]), { verdict: "flag", findings: [other], us: 1 });
  assert.equal(withoutExpected(judged, []), judged);
  assert.equal(withoutExpected(judged, ["pii"]), judged);
});

Deno.test("a prediction holds no text of the line", () => {
  const line = predictionLine({ id: "a" }, {
    verdict: "block",
    findings: [finding({ excerpt: "secret text" })],
    us: 7,
  });
  assert.deepEqual(JSON.parse(line), {
    id: "a",
    verdict: "block",
    findings: [{ rule: "T-001", category: "prompt-injection", severity: "critical" }],
    us: 7,
  });
});

Deno.test("the hash of the rules changes with a pattern", () => {
  assert.notEqual(hashOfRules([RULE]), hashOfRules([{ ...RULE, match: /forbidden/ }]));
  assert.equal(hashOfRules([RULE]), hashOfRules([{ ...RULE }]));
});

Deno.test("a rule's line counts what it found alone, and what it cost", () => {
  const table = ruleTable([
    { label: "attack", findings: [{ rule: "A" }, { rule: "B" }], isStopped: true },
    { label: "attack", findings: [{ rule: "A" }], isStopped: true },
    { label: "benign", findings: [{ rule: "A" }], isStopped: true },
  ]);
  assert.match(table, /^A +2 +1 +1 +1$/m);
  assert.match(table, /^B +1 +0 +0 +0$/m);
});
