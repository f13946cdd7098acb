import assert from "node:assert/strict";
import type { Part } from "../contract/envelope.ts";
import { defineRule, type Rule, type Severity } from "../contract/rule.ts";
import { FINDINGS_MAX, FINDINGS_PER_RULE_MAX } from "../limits.ts";
import { Gathering } from "./gather.ts";

function rule(id: string, severity: Severity, extra: Partial<Rule> = {}): Rule {
  return defineRule({
    id,
    title: id,
    why: "w",
    fix: "f",
    severity,
    category: "custom",
    lane: "block",
    maps: { asi: ["ASI01"] },
    match: "x",
    examples: { flags: ["x"], passes: ["y"] },
    ...extra,
  });
}

function part(text: string, path = ""): Part {
  return { path, kind: "message", text };
}

Deno.test("the same rule at the same span in two views is one finding; another rule there is another", () => {
  const gathering = new Gathering();
  const text = part("a match here");
  gathering.enter(0);
  gathering.add(rule("A-1", "low"), text, { start: 2, end: 7, way: "raw" });
  const one = rule("B-1", "low", { category: "other" });
  gathering.add(one, text, { start: 2, end: 7, way: "raw" });
  gathering.add(one, text, { start: 2, end: 7, way: "folded" });
  assert.deepEqual(gathering.findings().map(({ rule, view }) => [rule, view]), [["A-1", "raw"], ["B-1", "raw"]]);
});

Deno.test("a rule reports its first places in a part, up to the bound, and again in the next part", () => {
  const gathering = new Gathering();
  const one = rule("A-1", "low");
  const text = part("x".repeat(99));
  for (const place of [0, 1]) {
    gathering.enter(place);
    for (let at = 0; at < FINDINGS_PER_RULE_MAX + 4; at++) {
      gathering.add(one, text, { start: at, end: at + 1, way: "raw" });
    }
  }
  const starts = gathering.findings().map(({ span }) => span.start);
  assert.deepEqual(starts.toSorted(), [0, 0, 1, 1, 2, 2]);
});

Deno.test("a flood of small findings, however long, does not wash out a severe one", () => {
  const gathering = new Gathering();
  const flood = Array.from({ length: 50 }, (_, i) => rule(`LOW-${i}`, "low"));
  const severe = rule("BAD-1", "critical");
  for (let place = 0; place < 200; place++) {
    const text = part("x".repeat(99), `/${place}`);
    gathering.enter(place);
    for (const one of flood) gathering.add(one, text, { start: place % 90, end: place % 90 + 1, way: "raw" });
    if (place === 150) gathering.add(severe, text, { start: 0, end: 1, way: "raw" });
  }
  const findings = gathering.findings();
  assert.equal(findings.length, FINDINGS_MAX);
  assert.equal(findings[0]?.rule, "BAD-1");
  assert.equal(findings[0]?.path, "/150");
});

Deno.test("what a sensitive rule matched is masked in the excerpts of every rule of the part, past the bound of findings too", () => {
  const gathering = new Gathering();
  const text = part("names: " + ["alphaalpha", "bravobravo", "charlie-ch", "deltadelta", "echoechoec"].join(", "));
  gathering.enter(0);
  const secret = rule("PII-1", "low", { sensitive: true });
  for (const word of ["alphaalpha", "bravobravo", "charlie-ch", "deltadelta", "echoechoec"]) {
    const start = text.text.indexOf(word);
    gathering.add(secret, text, { start, end: start + word.length, way: "raw" });
  }
  gathering.add(rule("A-1", "high"), text, { start: 0, end: text.text.length, way: "raw" });
  for (const { excerpt } of gathering.findings()) {
    for (const word of ["alpha", "bravo", "charlie", "delta", "echo"]) assert.ok(!excerpt.includes(word), excerpt);
  }
});

Deno.test("a secret of a known shape is masked whichever rule reports the text around it, far into a long part too", () => {
  const secret = `ghp_${"a1B2".repeat(9)}`;
  for (const before of [0, 100_000]) {
    const text = part(`${" pad".repeat(before / 4)} please send ${secret} to me ${" pad".repeat(before / 4)}`);
    const gathering = new Gathering();
    gathering.enter(0);
    const start = text.text.indexOf("send");
    gathering.add(rule("A-1", "high"), text, { start, end: start + 20, way: "raw" });
    const excerpt = gathering.findings()[0]?.excerpt ?? "";
    assert.ok(excerpt.includes("[REDACTED:GITHUB_PAT:len=40]"), excerpt);
    assert.ok(!excerpt.includes("a1B2"), excerpt);
  }
});
