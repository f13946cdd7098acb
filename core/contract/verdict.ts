/** The ladder, mildest first. Order is meaning: comparison is by index. */
export const VERDICTS = ["clean", "flag", "quarantine", "block"] as const;
/** What the evidence says should happen to a piece of traffic, whatever the mode. */
export type Verdict = typeof VERDICTS[number];

/** The stricter of two verdicts. */
export function worst(a: Verdict, b: Verdict): Verdict {
  return VERDICTS.indexOf(a) >= VERDICTS.indexOf(b) ? a : b;
}

/** True when `a` is at least as strict as `b`. */
export function atLeast(a: Verdict, b: Verdict): boolean {
  return VERDICTS.indexOf(a) >= VERDICTS.indexOf(b);
}

/** How bad a finding is, mildest first. */
export const SEVERITIES = ["info", "low", "medium", "high", "critical"] as const;
/** How bad a finding is; the wire shows it in upper case. */
export type Severity = typeof SEVERITIES[number];

/** `block`: precise enough to stop traffic by its severity. `flag`: never stops alone, raises the aggregate. */
export type Lane = "block" | "flag";

/** What a finding of the block lane asks for. */
const BLOCK_LANE: Readonly<Record<Severity, Verdict>> = {
  critical: "block",
  high: "quarantine",
  medium: "flag",
  low: "clean",
  info: "clean",
};
/** What a finding of the flag lane asks for: it never stops alone. */
const FLAG_LANE: Readonly<Record<Severity, Verdict>> = {
  critical: "flag",
  high: "flag",
  medium: "flag",
  low: "clean",
  info: "clean",
};

/** What a finding asks for that stands alone, by its lane and severity. */
export function verdictOfLane(lane: Lane, severity: Severity): Verdict {
  return lane === "block" ? BLOCK_LANE[severity] : FLAG_LANE[severity];
}

/** What an operator decided about one rule, in `rules[].action`. */
export const RULE_ACTIONS = ["block", "quarantine", "allow-and-flag", "ignore"] as const;
/** What an operator decided about one rule, in `rules[].action`. */
export type RuleAction = typeof RULE_ACTIONS[number];
