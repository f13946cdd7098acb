/** A rule for tests of what runs rules. */
import { defineRule, type Rule } from "../../core/contract/rule.ts";

/** A high rule of the block lane that matches nothing, but for what is given. */
export function testRule(extra: Partial<Rule> & Pick<Rule, "id">): Rule {
  return defineRule({
    title: extra.id,
    why: "w",
    fix: "f",
    severity: "high",
    category: "custom",
    lane: "block",
    maps: { asi: ["ASI01"] },
    match: /never matches this/,
    examples: { flags: ["x"], passes: ["y"] },
    ...extra,
  });
}
