/** Runs rules over their own examples, through the engine that reads the traffic. */
import type { Part } from "../../core/contract/envelope.ts";
import type { Example, Rule } from "../../core/contract/rule.ts";
import { reasonOf } from "../../core/errors.ts";
import { compileEngine } from "../../core/matching/engine.ts";

/** An example that does not do what it should. */
export interface ExampleFailure {
  readonly rule: string;
  /** "flags 1": which list, and where in it. */
  readonly example: string;
  readonly problem: string;
}

/** What came out, as `rules test --json` prints it. */
export interface RuleReport {
  readonly rules: number;
  readonly passed: number;
  readonly failures: readonly ExampleFailure[];
}

/** Runs every example of these rules, each rule in an engine of its own, so that no other rule's finding helps it. */
export async function checkRules(rules: readonly Rule[], onProgress: (done: number) => void): Promise<RuleReport> {
  const failures: ExampleFailure[] = [];
  let passed = 0;
  for (const [index, rule] of rules.entries()) {
    onProgress(index);
    for (const { name, problem } of checkRule(rule)) {
      if (problem === null) passed++;
      else failures.push({ rule: rule.id, example: name, problem });
    }
    // Lets a signal through between two rules.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { rules: rules.length, passed, failures };
}

function checkRule(rule: Rule): { readonly name: string; readonly problem: string | null }[] {
  let thrown: string | null = null;
  const engine = compileEngine([rule], { onError: (_, error) => thrown = reasonOf(error) });
  const check = (example: Example, mustFlag: boolean): string | null => {
    thrown = null;
    const { part, tool } = placeOf(example, rule);
    const { findings, failure } = engine.scanNow([part], { tool, signal: new AbortController().signal });
    if (thrown !== null) return `the rule failed: ${thrown}`;
    if (failure) return `the scan ended with ${failure}`;
    const didFlag = findings.some((finding) => finding.rule === rule.id);
    if (didFlag === mustFlag) return null;
    return mustFlag ? "it should be flagged and is not" : "it should pass and is flagged";
  };
  const { flags, passes } = rule.examples;
  return [
    ...flags.map((example, index) => ({ name: `flags ${index + 1}`, problem: check(example, true) })),
    ...passes.map((example, index) => ({ name: `passes ${index + 1}`, problem: check(example, false) })),
  ];
}

/** Where an example stands: its own place, else the first that the rule reads. */
function placeOf(example: Example, rule: Rule): { readonly part: Part; readonly tool: string | null } {
  const { text, kind, tool } = typeof example === "string"
    ? { text: example, kind: undefined, tool: undefined }
    : example;
  return { part: { path: "", kind: kind ?? rule.reads?.[0] ?? "message", text }, tool: tool ?? null };
}
