/** Posture checks of the platforms as people and programs read them. */
import type { App } from "../../core/cli/app.ts";
import { paint, plain, type Style } from "../../core/cli/text.ts";
import type { Check } from "../../core/contract/check.ts";
import { SEVERITIES, type Severity } from "../../core/contract/verdict.ts";

/** Failed checks, the most severe first. */
export function failuresOf(checks: readonly Check[]): readonly Check[] {
  return checks.filter(({ passed }) => !passed).toSorted((a, b) => rank(b.severity) - rank(a.severity));
}

/** How many failed by severity, and how many passed. */
export function countsOf(checks: readonly Check[]): Readonly<Record<Severity | "passed", number>> {
  const failed = (severity: Severity) => checks.filter((check) => !check.passed && check.severity === severity).length;
  return {
    critical: failed("critical"),
    high: failed("high"),
    medium: failed("medium"),
    low: failed("low"),
    info: failed("info"),
    passed: checks.filter(({ passed }) => passed).length,
  };
}

/** The most severe of the failed checks; "low" where there is none to worry about. */
export function riskOf(checks: readonly Check[]): Severity {
  const [worst] = failuresOf(checks);
  return worst === undefined || worst.severity === "info" ? "low" : worst.severity;
}

/** A check as JSON. */
export function checkJson({ id, product, severity, passed, title, why, detail, fix, maps }: Check) {
  return { id, product, severity, passed, title, why, detail, fix, maps };
}

/** "2 critical, 3 high, 35 passed". */
export function countsText(checks: readonly Check[]): string {
  const counts = countsOf(checks);
  return [...SEVERITIES].reverse().filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`).concat(`${counts.passed} passed`).join(", ");
}

const STYLES: Readonly<Partial<Record<Severity, Style>>> = {
  critical: "red",
  high: "yellow",
  medium: "cyan",
  info: "dim",
};

/** "[CRITICAL]", set off by how severe it is. */
export function severityText(severity: Severity, color: boolean): string {
  return paint(`[${severity.toUpperCase()}]`, STYLES[severity] ?? null, color);
}

/** Prints failed checks, what was seen and what to do. */
export function printFailures({ out }: App, checks: readonly Check[]): void {
  for (const { id, severity, title, detail, fix } of failuresOf(checks)) {
    out.print(`${severityText(severity, out.color)} ${plain(id)}  ${plain(title)}`);
    for (const place of detail.split("; ")) out.print(`    ${plain(place)}`);
    if (severity !== "info") out.print(paint(`    Fix: ${fix}`, "dim", out.color));
  }
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
