import assert from "node:assert/strict";
import { finding } from "../../tests/fakes/envelope.ts";
import { PART_KINDS } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import { RULE_ACTIONS, SEVERITIES, type Verdict, VERDICTS, worst } from "../contract/verdict.ts";
import { explainVerdict, verdictOf } from "./weigh.ts";

const signal = (rule: string, category: string, given: Partial<Finding> = {}) =>
  finding({ rule, category, lane: "flag", severity: "high", ...given });

Deno.test("a severity is worth what the table says, in its lane", () => {
  const verdicts = (lane: "block" | "flag") => SEVERITIES.map((severity) => verdictOf([finding({ severity, lane })]));
  assert.deepEqual(verdicts("block"), ["clean", "clean", "flag", "quarantine", "block"]);
  assert.deepEqual(verdicts("flag"), ["clean", "clean", "flag", "flag", "flag"]);
});

Deno.test("no single finding of the flag lane stops, whatever its severity, category and kind of text", () => {
  for (const severity of SEVERITIES) {
    for (const kind of PART_KINDS) {
      for (const category of ["prompt-injection", "exfiltration", "supply-chain"]) {
        const alone = [finding({ lane: "flag", severity, kind, category })];
        assert.ok(["clean", "flag"].includes(verdictOf(alone)), `${severity} ${kind} ${category}`);
        assert.ok(["clean", "flag"].includes(verdictOf(Array.from({ length: 64 }, () => alone).flat())));
      }
    }
  }
});

Deno.test("flag-lane findings of several categories add up to a hold, of one category they never do", () => {
  const same = [signal("A", "x"), signal("B", "x"), signal("C", "x")];
  assert.equal(verdictOf(same), "flag");
  assert.equal(verdictOf([...same.slice(0, 2), signal("C", "y")]), "quarantine");
  assert.equal(verdictOf(Array.from({ length: 9 }, () => signal("A", "x"))), "flag", "the same rule counts once");
});

Deno.test("an aggregate is held at its threshold and not one point below", () => {
  const at = (...severities: Finding["severity"][]) =>
    verdictOf(severities.map((severity, index) => signal(`R${index}`, `c${index}`, { severity })));
  assert.equal(at("high", "high", "medium"), "quarantine");
  assert.equal(at("high", "high", "low"), "flag");
  assert.equal(at("critical", "critical"), "quarantine");
  assert.equal(at("info", "info", "info", "info"), "clean");
});

Deno.test("signals add up in one place: the same string, near each other", () => {
  const three = (place: (index: number) => Partial<Finding>) =>
    verdictOf(["a", "b", "c"].map((name, index) => signal(name, name, place(index))));
  assert.equal(three(() => ({})), "quarantine");
  assert.equal(three((index) => ({ path: `/${index}` })), "flag");
  assert.equal(three((index) => ({ span: { start: index * 1_000, end: index * 1_000 + 5 } })), "quarantine");
  assert.equal(three((index) => ({ span: { start: index * 1_001, end: index * 1_001 + 5 } })), "flag");
});

Deno.test("what would steer a model weighs more in a text that should only inform", () => {
  const two = (kind: Finding["kind"], category: string) =>
    verdictOf([signal("A", category, { kind }), signal("B", "agent-trust", { kind })]);
  assert.equal(two("message", "prompt-injection"), "flag");
  assert.equal(two("tool_result", "prompt-injection"), "quarantine");
  assert.equal(two("tool_result", "supply-chain"), "flag");
});

Deno.test("the operator's word decides instead of severity and lane, and adds nothing to the aggregate", () => {
  const decided = (action: Finding["action"] & string) =>
    verdictOf([finding({ severity: "low", lane: "flag", action })]);
  const words = RULE_ACTIONS.filter((action) => action !== "ignore");
  assert.deepEqual(words.map(decided), ["block", "quarantine", "flag"]);
  const allowed = ["a", "b", "c"].map((name) => signal(name, name, { action: "allow-and-flag" }));
  assert.equal(verdictOf(allowed), "flag");
});

Deno.test("another finding never lowers a verdict", () => {
  const pool = SEVERITIES.flatMap((severity) =>
    (["block", "flag"] as const).flatMap((lane) =>
      ["a", "b"].map((category) => finding({ severity, lane, category, rule: `${severity}-${lane}-${category}` }))
    )
  );
  for (const [index, more] of pool.entries()) {
    for (let size = 0; size < pool.length; size += 3) {
      const before = pool.slice(index, index + size);
      const after = verdictOf([...before, more]);
      assert.equal(worst(verdictOf(before), after), after);
    }
  }
});

Deno.test("an explanation names each finding, the heaviest place and its threshold, and ends with the verdict", () => {
  const findings = [
    signal("A", "x"),
    signal("B", "y"),
    signal("C", "z"),
    finding({ rule: "D", severity: "medium", lane: "block" }),
    finding({ rule: "E", lane: "flag", severity: "low", action: "allow-and-flag" }),
  ];
  assert.deepEqual(explainVerdict(findings), [
    { kind: "finding", rule: "A", severity: "high", to: "flag", by: "lane", points: 3 },
    { kind: "finding", rule: "B", severity: "high", to: "flag", by: "lane", points: 3 },
    { kind: "finding", rule: "C", severity: "high", to: "flag", by: "lane", points: 3 },
    { kind: "finding", rule: "D", severity: "medium", to: "flag", by: "lane", points: 0 },
    { kind: "finding", rule: "E", severity: "low", to: "flag", by: "action", points: 0 },
    {
      kind: "aggregate",
      path: "/content",
      rules: ["A", "B", "C"],
      points: 9,
      pointsAt: 8,
      categories: 3,
      categoriesMin: 2,
      to: "quarantine",
    },
    { kind: "verdict", to: "quarantine" },
  ]);
  assert.deepEqual(explainVerdict([]), [{ kind: "verdict", to: "clean" }]);
});

Deno.test("an explanation adds up: its verdict is the strictest of its lines", () => {
  const severities = [...SEVERITIES, ...SEVERITIES];
  for (let seed = 0; seed < 200; seed++) {
    const findings = severities.slice(0, seed % 10).map((severity, index) =>
      signal(`R${(seed * 7 + index) % 5}`, `c${(seed + index) % 3}`, {
        severity,
        lane: (seed >> index) & 1 ? "block" : "flag",
      })
    );
    const steps = explainVerdict(findings);
    const strictest = steps.slice(0, -1).reduce<Verdict>((verdict, { to }) => worst(verdict, to), VERDICTS[0]);
    assert.equal(steps.at(-1)?.to, strictest);
    assert.equal(verdictOf(findings), strictest);
  }
});
