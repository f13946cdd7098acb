/** Posture checks as data: what each asks of a product, and how the answers become the list that commands print. */
import type { Check, CheckFacts } from "../contract/check.ts";
import type { NonEmpty } from "../contract/rule.ts";
import { SEVERITIES, type Severity } from "../contract/verdict.ts";
import { reasonOf } from "../errors.ts";
import { CHECK_PLACE_CHARS_MAX, CHECK_PLACES_MAX } from "../limits.ts";
import { redact } from "../matching/redact.ts";

/** One place where a check does not hold: the file or key, its value, never a secret. */
export interface Seen {
  readonly detail: string;
  /** Left out: the check's own. */
  readonly severity?: Severity;
}

/** One check of a product. `Facts` is what the product's plugin has gathered. */
export interface CheckSpec<Facts> extends CheckFacts {
  readonly maps: NonEmpty<string>;
  /** Ids of the product's own audit whose points it makes; `*` stands for one name. */
  readonly covers?: readonly string[];
  /** Every place where it does not hold; none where it passes. Throws nothing. */
  test(facts: Facts): readonly Seen[];
}

/** Returns its argument with the type of its facts. */
export function defineCheck<Facts>(spec: CheckSpec<Facts>): CheckSpec<Facts> {
  return spec;
}

/** What the answers are given about. */
export interface JudgeOptions {
  /** Id of the platform. */
  readonly product: string;
  /** The file that was read, shown with every check that fails. */
  readonly path: string;
}

/** Runs every check over the facts. One that throws has not passed: its fault is told in its place. */
export function judge<Facts>(
  specs: readonly CheckSpec<Facts>[],
  facts: Facts,
  { product, path }: JudgeOptions,
): readonly Check[] {
  return specs.map((spec): Check => {
    const seen = answersOf(spec, facts);
    return {
      id: spec.id,
      product,
      severity: seen.reduce<Severity>(
        (most, { severity = spec.severity }) => worse(most, severity),
        seen[0]?.severity ?? spec.severity,
      ),
      passed: seen.length === 0,
      title: spec.title,
      why: spec.why,
      detail: detailOf(seen, path),
      fix: spec.fix,
      maps: spec.maps,
    };
  });
}

function answersOf<Facts>(spec: CheckSpec<Facts>, facts: Facts): readonly Seen[] {
  try {
    return spec.test(facts);
  } catch (error) {
    return [{ detail: `the check itself failed: ${reasonOf(error)}` }];
  }
}

function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}

function detailOf(seen: readonly Seen[], path: string): string {
  if (seen.length === 0) return path;
  const more = seen.length - CHECK_PLACES_MAX;
  // A value of a stranger's file may be long, and a secret may stand where none belongs.
  const shown = ({ detail }: Seen) =>
    redact(detail.length > CHECK_PLACE_CHARS_MAX ? `${detail.slice(0, CHECK_PLACE_CHARS_MAX)}…` : detail);
  const places = seen.slice(0, CHECK_PLACES_MAX).map(shown).join("; ");
  return `${path}: ${places}${more > 0 ? `; and ${more} more` : ""}`;
}

/** True for a check that failed and should end a command with 1. */
export function isSevere({ passed, severity }: Check): boolean {
  return !passed && (severity === "high" || severity === "critical");
}
