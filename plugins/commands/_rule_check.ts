/** Runs rules over their own examples, through the engine that reads the traffic. */
import type { Example, Rule } from "../../core/contract/rule.ts";
import { reasonOf } from "../../core/errors.ts";
import { checkRule, partOf } from "../../core/matching/check.ts";
import { compileEngine } from "../../core/matching/engine.ts";

/** An example that does not do what it should, or a rule that cannot be loaded. */
export interface ExampleFailure {
  readonly rule: string;
  /** "flags 1": which list, and where in it; "the rule" for the rule itself. */
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
    for (const { name, problem } of outcomesOf(rule)) {
      if (problem === null) passed++;
      else failures.push({ rule: rule.id, example: name, problem });
    }
    // Lets a signal through between two rules.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { rules: rules.length, passed, failures };
}

interface Outcome {
  readonly name: string;
  readonly problem: string | null;
}

function outcomesOf(rule: Rule): readonly Outcome[] {
  const { flags, passes } = rule.examples;
  const examples = [
    ...flags.map((example, index) => ({ name: `flags ${index + 1}`, example, mustFlag: true })),
    ...passes.map((example, index) => ({ name: `passes ${index + 1}`, example, mustFlag: false })),
  ];
  const outcomes = examples.map(({ name, example, mustFlag }) => ({
    name,
    problem: tryExample(rule, example, mustFlag),
  }));
  if (outcomes.some(({ problem }) => problem !== null)) return outcomes;
  // Its examples are right; what is left is its shape, without which it would not be loaded.
  return [...outcomes, ...checkRule(rule).map((problem) => ({ name: "the rule", problem }))];
}

function tryExample(rule: Rule, example: Example, mustFlag: boolean): string | null {
  let thrown: string | null = null;
  try {
    const engine = compileEngine([rule], { onError: (_, error) => thrown = reasonOf(error) });
    const { part, tool } = partOf(rule, example);
    const { findings, failure } = engine.scanNow([part], { tool });
    if (thrown !== null) return `the rule failed: ${thrown}`;
    if (failure) return `the scan ended with ${failure}`;
    const didFlag = findings.some((finding) => finding.rule === rule.id);
    if (didFlag === mustFlag) return null;
    return mustFlag ? "it should be flagged and is not" : "it should pass and is flagged";
  } catch (error) {
    return reasonOf(error);
  }
}
