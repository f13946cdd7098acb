import assert from "node:assert/strict";
import { defineRule, type Rule } from "../contract/rule.ts";
import { checkRule, partOf } from "./check.ts";

function rule(extra: Partial<Rule> = {}): Rule {
  return defineRule({
    id: "TEST-001",
    title: "An order to forget orders",
    why: "It takes the agent from its owner.",
    fix: "Do not deliver it.",
    severity: "high",
    category: "prompt-injection",
    lane: "block",
    maps: { asi: ["ASI01"] },
    keywords: ["ignore"],
    match: /\bignore\s+previous\b/i,
    examples: { flags: ["Ignore previous orders"], passes: ["ignore the noise"] },
    ...extra,
  });
}

function assertProblem(extra: Partial<Rule>, problem: RegExp): void {
  const problems = checkRule(rule(extra));
  assert.ok(problems.some((text) => problem.test(text)), `${problem} not in ${JSON.stringify(problems)}`);
}

Deno.test("a sound rule has no problem", () => {
  assert.deepEqual(checkRule(rule()), []);
  assert.deepEqual(checkRule(rule({ aliases: ["OLD_007", "old-name"] })), []);
});

Deno.test("fields that are empty, unknown or of the wrong form are named", () => {
  assertProblem({ id: "lower-1" }, /the id "lower-1"/);
  assertProblem({ title: " " }, /"title" is empty/);
  assertProblem({ fix: "two\nlines" }, /more than one line/);
  assertProblem({ aliases: ["two words"] }, /the alias "two words"/);
  assertProblem({ aliases: ["TEST-001"] }, /the alias "TEST-001"/);
  assertProblem({ maps: { asi: ["ASI11"] } }, /"ASI11"/);
  assertProblem({ maps: { asi: ["ASI01"], mcp: ["MCP00"], cwe: ["79"] } }, /"MCP00"/);
});

Deno.test("keywords must be in lower case, worth their name, once, and in every example that flags", () => {
  assertProblem({ keywords: ["Ignore"] }, /not in lower case/);
  assertProblem({ keywords: [""] }, /empty/);
  assertProblem({ keywords: ["e"] }, /occurs everywhere/);
  assertProblem({ keywords: ["ignore", "ignore"] }, /twice/);
  assertProblem({ keywords: ["absent"] }, /no keyword occurs/);
});

Deno.test("a keyword may be in the example's folded text only", () => {
  assert.deepEqual(checkRule(rule({ examples: { flags: ["ｉｇｎｏｒｅ previous"], passes: ["x"] } })), []);
});

Deno.test("patterns that are not linear, match nothing, or say what no linear matcher can are named", () => {
  assertProblem({ match: /ignore.*previous.*x/i }, /can begin again/);
  assertProblem({ match: /ignore (?:\w+\s?)*previous/i }, /several ways/);
  assertProblem({ match: /(?:ignore)?/i }, /empty text/);
  assertProblem({ match: /ignore(?= previous)/i }, /look-around/);
  assertProblem({ match: /(ignore) \1/i }, /back-references/);
  assertProblem({ match: /ignore/gi }, /flag "g"/);
  assertProblem({ match: /i[^!]{0,900}g[^!]{0,900}p/i }, /steps for one character/);
  assertProblem({ match: "" }, /literal is empty/);
});

Deno.test("the pattern behind a second look is examined too", () => {
  const matcher = Object.assign(() => [], { pattern: /ignore.*x.*y/, accept: () => true });
  assertProblem({ match: matcher }, /can begin again/);
});

Deno.test("examples must behave: what flags fires, what passes does not, and nothing throws", () => {
  assertProblem({ examples: { flags: ["ignore me"], passes: ["x"] } }, /does not fire on its example "ignore me"/);
  assertProblem(
    { examples: { flags: ["ignore previous"], passes: ["please ignore previous mail"] } },
    /should let pass/,
  );
  assertProblem({
    match: () => {
      throw new Error("boom");
    },
  }, /it throws: boom/);
});

Deno.test("an example without a kind is of a kind that the rule reads", () => {
  assert.equal(partOf(rule(), "x").part.kind, "message");
  assert.equal(partOf(rule({ reads: ["config", "url"] }), "x").part.kind, "config");
  assert.equal(partOf(rule({ reads: ["config", "message"] }), "x").part.kind, "message");
  assert.deepEqual(partOf(rule(), { text: "t", kind: "url", tool: "Bash" }), {
    part: { path: "", kind: "url", text: "t" },
    tool: "Bash",
  });
});
