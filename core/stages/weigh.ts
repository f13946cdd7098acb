import type { Finding } from "../contract/finding.ts";
import type { Reason } from "../contract/decision.ts";
import { type Severity, type Verdict, worst } from "../contract/verdict.ts";
import { PASS, type Stage } from "../pipeline/stage.ts";

/** From findings to verdict. The only table that says what a severity is worth. */
export function weigh(): Stage {
  return {
    name: "weigh",
    run(_envelope, { findings }) {
      const to = verdictOf(findings);
      return to === "clean" ? PASS : { kind: "raise", to, reason: CONTENT_REASONS[to] };
    },
  };
}

/** Why content led to a verdict, in the wire's words. */
export const CONTENT_REASONS = {
  flag: "content_flagged",
  quarantine: "content_quarantined",
  block: "content_blocked",
} as const satisfies Record<Exclude<Verdict, "clean">, Reason>;

const BLOCK_LANE: Readonly<Record<Severity, Verdict>> = {
  critical: "block",
  high: "quarantine",
  medium: "flag",
  low: "clean",
  info: "clean",
};
const ACTIONS: Readonly<Record<NonNullable<Finding["action"]>, Verdict>> = {
  block: "block",
  quarantine: "quarantine",
  "allow-and-flag": "flag",
};
/** What one rule of the flag lane adds to the aggregate. */
const FLAG_WEIGHT: Readonly<Record<Severity, number>> = { critical: 4, high: 3, medium: 2, low: 1, info: 0 };
/** Three high-severity signals, or more milder ones, from at least two categories. */
const AGGREGATE_AT = 8;

/** Pure: the verdict of a set of findings. One flag-lane finding never stops; several, of different kinds, may be held. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  let verdict: Verdict = "clean";
  const weights = new Map<string, number>();
  const categories = new Set<string>();
  for (const finding of findings) {
    verdict = worst(verdict, contribution(finding));
    if (finding.lane === "flag" && !finding.action) {
      weights.set(finding.rule, FLAG_WEIGHT[finding.severity]);
      categories.add(finding.category);
    }
  }
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum >= AGGREGATE_AT && categories.size > 1 ? worst(verdict, "quarantine") : verdict;
}

function contribution({ action, lane, severity }: Finding): Verdict {
  if (action) return ACTIONS[action];
  if (lane === "block") return BLOCK_LANE[severity];
  return BLOCK_LANE[severity] === "clean" ? "clean" : "flag";
}
