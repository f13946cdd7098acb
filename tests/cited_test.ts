/** What a rule passes over because it is only cited, another one flags: a frame of words never makes an attack vanish. */
import assert from "node:assert/strict";
import { partOf } from "../core/matching/check.ts";
import { compileEngine } from "../core/matching/engine.ts";
import { verdictOf } from "../core/stages/weigh.ts";
import type { Verdict } from "../core/contract/verdict.ts";
import { evidenceRules } from "../plugins/detect_evidence/rules.ts";
import { rules } from "../rules/mod.gen.ts";

const engine = compileEngine([...rules, ...evidenceRules]);
await engine.prepare();

const TOLD: ReadonlySet<string> = new Set(["message", "prompt", "tool_result", "resource", "document"]);
const TEXT_CHARS_MAX = 350;

/** A report, and the same marks without one. */
const FRAMES: readonly (readonly [cited: (text: string) => string, said: (text: string) => string])[] = [
  [(text) => `One page said "${text}" in small print.`, (text) => `One page. "${text}" In small print.`],
  [(text) => `In the log an attacker pasted \`${text}\` twice.`, (text) => `In the log. \`${text}\` Twice.`],
];

const isStopped = (verdict: Verdict) => verdict === "block" || verdict === "quarantine";

Deno.test("an example that would stop traffic is flagged at least when it is cited", () => {
  const passed: string[] = [];
  let looked = 0;
  for (const rule of rules) {
    for (const example of rule.examples.flags) {
      const { part, tool } = partOf(rule, example);
      if (!TOLD.has(part.kind) || part.text.length > TEXT_CHARS_MAX || /["'`“\n]/.test(part.text)) continue;
      const verdict = (text: string) => verdictOf(engine.scanNow([{ ...part, text }], { tool }).findings);
      for (const [cited, said] of FRAMES) {
        if (!isStopped(verdict(said(part.text)))) continue;
        looked++;
        if (verdict(cited(part.text)) === "clean") passed.push(`${rule.id}: ${cited(part.text)}`);
      }
    }
  }
  assert.deepEqual(passed, []);
  assert.ok(looked > 300, `${looked}`);
});
