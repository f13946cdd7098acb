/** Every built-in rule: its examples, its gate, its cost, and that none is dead weight. */
import assert from "node:assert/strict";
import type { Part } from "../core/contract/envelope.ts";
import type { Rule } from "../core/contract/rule.ts";
import { checkRule, partOf } from "../core/matching/check.ts";
import { compileEngine, type Engine } from "../core/matching/engine.ts";
import { Meter } from "../core/matching/meter.ts";
import { matchersOf, patternOf } from "../core/matching/plan.ts";
import { LazySample } from "../core/matching/sample.ts";
import { evidenceRules } from "../plugins/detect_evidence/rules.ts";
import { rules } from "../rules/mod.gen.ts";
import { assertLinear } from "./growth.ts";

const errors: string[] = [];
const all = compileEngine(rules, { onError: (rule, error) => errors.push(`${rule}: ${error}`) });
await all.prepare();

function textOf(rule: Rule, example: Rule["examples"]["flags"][number]): string {
  return partOf(rule, example).part.text;
}

Deno.test("every rule passes its own check", async (t) => {
  for (const rule of rules) await t.step(rule.id, () => assert.deepEqual(checkRule(rule), []));
});

Deno.test("no two rules share an id", () => {
  const ids = rules.map((rule) => rule.id);
  assert.equal(new Set(ids).size, ids.length);
});

Deno.test("no two rules share a title: a person could not tell their findings apart", () => {
  const titles = rules.map((rule) => rule.title);
  assert.deepEqual(titles.filter((title, index) => titles.indexOf(title) !== index), []);
});

Deno.test("a rule in the full set fires on its own examples, whatever the other rules say", async (t) => {
  for (const rule of rules) {
    await t.step(rule.id, () => {
      for (const example of rule.examples.flags) {
        const { part, tool } = partOf(rule, example);
        const { findings, failure } = all.scanNow([part], { tool });
        assert.equal(failure, null);
        assert.ok(findings.some((finding) => finding.rule === rule.id), `silent on: ${part.text.slice(0, 120)}`);
      }
    });
  }
  assert.deepEqual(errors, []);
});

Deno.test("a rule that was made ready before finds the same as one that was not", async (t) => {
  for (const rule of rules) {
    await t.step(rule.id, async () => {
      const cold = compileEngine([rule]);
      const warm = compileEngine([rule]);
      await warm.prepare();
      for (const example of [...rule.examples.flags, ...rule.examples.passes]) {
        const { part, tool } = partOf(rule, example);
        assert.deepEqual(warm.scanNow([part], { tool }).findings, cold.scanNow([part], { tool }).findings);
      }
    });
  }
});

// 100 KB of what a rule looks for, and of what it looks for but for the last characters.
const PUMP_CHARS = 50_000;

/** Texts that make a rule work hard: its examples and keywords again and again, whole and cut short. */
function pumps(rule: Rule): readonly string[] {
  const examples = rule.examples.flags.map((example) => textOf(rule, example));
  const cut = examples.map((text) => text.slice(0, Math.max(1, Math.floor(text.length * 0.7))));
  const words = rule.keywords ?? [];
  return [examples.join("\n"), cut.join(" "), words.join(" "), words.join("")].filter((text) => text !== "");
}

function fill(text: string, chars: number): string {
  return text.repeat(Math.ceil(chars / text.length)).slice(0, chars);
}

function workOf(engine: Engine, part: Part): number {
  const { work, failure } = engine.scanNow([part], { tool: null, workMax: Infinity });
  assert.notEqual(failure, "scan_error");
  return work;
}

Deno.test("twice the hostile text costs a rule at most 2.5 times the work", async (t) => {
  for (const rule of rules) {
    await t.step(rule.id, async () => {
      // The clock is stopped: only counted work, so that a busy machine fails nothing.
      const engine = compileEngine([rule], { now: () => 0 });
      await engine.prepare();
      const kind = rule.reads?.[0] ?? "message";
      for (const pump of pumps(rule)) {
        const once = workOf(engine, { path: "", kind, text: fill(pump, PUMP_CHARS) });
        const twice = workOf(engine, { path: "", kind, text: fill(pump, PUMP_CHARS * 2) });
        assert.ok(twice <= once * 2.5, `${once} units became ${twice} for ${pump.slice(0, 60)}`);
      }
    });
  }
});

/** What a text may consist of, again and again: white space, quotes, brackets, and what begins commands, links and lists. */
const UNITS = [
  " ",
  "\n",
  " \n",
  "\r\n",
  "\t",
  "a",
  "a ",
  "a\n",
  "0",
  "1. ",
  ".",
  ",",
  "-",
  "--a ",
  "/",
  "../",
  "\\",
  "'",
  '"',
  "`",
  "`a`",
  "(",
  "](",
  "[",
  "{",
  "<",
  "<a ",
  "<!--",
  "$(",
  "${a}",
  "| a ",
  "; a ",
  "a=b ",
  "&a=",
  '{"a":',
  "a.b@",
  "http://a",
  "not ",
  "\u200b",
  "\u00e9",
  "\u4e00",
] as const;
const UNIT_CHARS = 16_000;
/** What is done within this is no danger, however it grows. */
const UNIT_MS_MAX = 40;

Deno.test("a function of a rule takes linear time for one thing again and again, or next to none", () => {
  const functions = [...rules, ...evidenceRules].flatMap((rule) =>
    matchersOf(rule).flatMap((matcher) =>
      typeof matcher === "function" && !patternOf(matcher) ? [{ rule, matcher }] : []
    )
  );
  for (const unit of UNITS) {
    // What is read of a text once serves all rules, as in a scan.
    const samples = new Map<string, LazySample>();
    const sampleOf = (rule: Rule, chars: number) => {
      const kind = rule.reads?.[0] ?? "message";
      const text = fill(unit, chars);
      const known = samples.get(`${kind} ${chars}`) ??
        new LazySample({ part: { path: "", kind }, text, view: "raw", tool: null, meter: new Meter() });
      samples.set(`${kind} ${chars}`, known);
      return known;
    };
    for (const { rule, matcher } of functions) {
      const run = (chars: number) => {
        const spans = matcher(sampleOf(rule, chars));
        if (typeof spans !== "boolean") [...spans];
      };
      run(UNIT_CHARS);
      const started = performance.now();
      run(UNIT_CHARS);
      if (performance.now() - started > UNIT_MS_MAX) assertLinear(run, UNIT_CHARS / 2);
    }
  }
});
