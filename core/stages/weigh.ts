import type { Reason } from "../contract/decision.ts";
import type { PartKind } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import { type Severity, type Verdict, verdictOfLane, worst } from "../contract/verdict.ts";
import { PASS, type Stage } from "../pipeline/stage.ts";

/** From findings to verdict. The only place that says what evidence is worth. */
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

/** What decides of a finding; also what an audit row keeps. */
export type Weighed = Pick<Finding, "rule" | "severity" | "category" | "lane" | "kind" | "path" | "span" | "action">;

/** One line of the sum that leads to a verdict. */
export type WeighStep =
  /** What one finding alone asks for, and what it adds to the aggregate of its place. */
  | {
    readonly kind: "finding";
    readonly rule: string;
    readonly severity: Severity;
    readonly to: Verdict;
    readonly by: "lane" | "action";
    readonly points: number;
  }
  /** The heaviest place: findings of the flag lane that stand together. */
  | {
    readonly kind: "aggregate";
    readonly path: string;
    readonly rules: readonly string[];
    readonly points: number;
    readonly pointsAt: number;
    readonly categories: number;
    readonly categoriesMin: number;
    readonly to: Verdict;
  }
  /** The stricter of all. */
  | { readonly kind: "verdict"; readonly to: Verdict };

const ACTIONS: Readonly<Record<NonNullable<Finding["action"]>, Verdict>> = {
  block: "block",
  quarantine: "quarantine",
  "allow-and-flag": "flag",
};

/** What one rule of the flag lane adds to the aggregate. */
const POINTS: Readonly<Record<Severity, number>> = { critical: 4, high: 3, medium: 2, low: 1, info: 0 };
/** Added where something tries to steer a model from a text that has no business to. */
const POINTS_FOR_DATA = 1;
const DATA: ReadonlySet<PartKind> = new Set<PartKind>(["tool_result", "tool_description", "resource", "document"]);
const STEERING: ReadonlySet<string> = new Set([
  "prompt-injection",
  "indirect-injection",
  "mcp-attack",
  "agent-trust",
  "memory-poisoning",
  "third-party-content",
]);

/** Three high signals, or more milder ones … */
const AGGREGATE_AT = 8;
/** … of at least so many categories … */
const CATEGORIES_MIN = 2;
/** … that stand no further apart than this. A long document holds a little of everything, and means nothing by it. */
const PLACE_CHARS = 2_000;

/** Pure: the verdict of a set of findings. One flag-lane finding never stops; several, of different kinds in one place, may be held. */
export function verdictOf(findings: readonly Weighed[]): Verdict {
  let verdict: Verdict = "clean";
  for (const finding of findings) verdict = worst(verdict, aloneOf(finding));
  return worst(verdict, heaviest(findings)?.to ?? "clean");
}

/** The same sum, line by line: what each finding asked for, what they came to together, and the verdict. */
export function explainVerdict(findings: readonly Weighed[]): readonly WeighStep[] {
  const aggregate = heaviest(findings);
  return [
    ...findings.map((finding): WeighStep => ({
      kind: "finding",
      rule: finding.rule,
      severity: finding.severity,
      to: aloneOf(finding),
      by: finding.action ? "action" : "lane",
      points: pointsOf(finding),
    })),
    ...(aggregate ? [aggregate] : []),
    { kind: "verdict", to: verdictOf(findings) },
  ];
}

/** The operator's word, else what the lane says of the severity. */
function aloneOf({ action, lane, severity }: Weighed): Verdict {
  if (action) return ACTIONS[action];
  return verdictOfLane(lane, severity);
}

/** Nothing for the block lane, which speaks for itself, nor where the operator decided. */
function pointsOf({ action, lane, severity, kind, category }: Weighed): number {
  if (lane !== "flag" || action) return 0;
  const points = POINTS[severity];
  return points > 0 && DATA.has(kind) && STEERING.has(category) ? points + POINTS_FOR_DATA : points;
}

type Aggregate = Extract<WeighStep, { readonly kind: "aggregate" }>;

/** The place with most points that may be held, else with most points; null where nothing is of the flag lane. */
function heaviest(findings: readonly Weighed[]): Aggregate | null {
  const signals = findings.filter((finding) => pointsOf(finding) > 0);
  let best: Aggregate | null = null;
  for (const first of signals) {
    const place = aggregateOf(first, signals);
    if (!best || rank(place) > rank(best)) best = place;
  }
  return best;
}

function rank({ to, points }: Aggregate): number {
  return to === "quarantine" ? points + 1_000_000 : points;
}

/** What stands in the stretch of text that begins with `first`. The same rule counts once, at its most. */
function aggregateOf(first: Weighed, signals: readonly Weighed[]): Aggregate {
  const byRule = new Map<string, number>();
  const categories = new Set<string>();
  for (const other of signals) {
    if (other.path !== first.path || other.span.start < first.span.start) continue;
    if (other.span.start > first.span.start + PLACE_CHARS) continue;
    byRule.set(other.rule, Math.max(byRule.get(other.rule) ?? 0, pointsOf(other)));
    categories.add(other.category);
  }
  let points = 0;
  for (const more of byRule.values()) points += more;
  const isHeld = points >= AGGREGATE_AT && categories.size >= CATEGORIES_MIN;
  return {
    kind: "aggregate",
    path: first.path,
    rules: [...byRule.keys()],
    points,
    pointsAt: AGGREGATE_AT,
    categories: categories.size,
    categoriesMin: CATEGORIES_MIN,
    to: isHeld ? "quarantine" : "clean",
  };
}
