/** The posture of products that are more than a client, in the few lines that `discover` gives it. */
import type { Machine } from "../../core/contract/machine.ts";
import type { Platform } from "../../core/contract/platform.ts";
import type { Check } from "../../core/contract/check.ts";
import { SEVERITIES, type Severity } from "../../core/contract/verdict.ts";
import type { FoundInstall } from "../../core/platforms/found.ts";

/** Reasons that are named; the scan names all. */
const REASONS_MAX = 5;

/** How bad a product's posture is, and why. */
export interface RiskNote {
  readonly severity: Severity;
  /** The worst ones, most severe first. */
  readonly reasons: readonly string[];
  /** Failed checks that are not among them. */
  readonly more: number;
}

/** By the id of the product; products without checks, and those that pass all, have none. */
export async function riskNotes(
  installs: readonly FoundInstall[],
  platforms: readonly Platform[],
  machine: Machine,
): Promise<ReadonlyMap<string, RiskNote>> {
  const notes = new Map<string, RiskNote>();
  const here = new Set(installs.map(({ id }) => id));
  for (const platform of platforms) {
    if (!here.has(platform.id)) continue;
    const note = noteOf(await platform.check?.(machine, {}) ?? []);
    if (note !== null) notes.set(platform.id, note);
  }
  return notes;
}

function noteOf(checks: readonly Check[]): RiskNote | null {
  const rank = ({ severity }: Check) => SEVERITIES.indexOf(severity);
  const failed = checks.filter(({ passed }) => !passed).toSorted((a, b) => rank(b) - rank(a));
  const [worst] = failed;
  if (worst === undefined) return null;
  const reasons = failed.slice(0, REASONS_MAX).map(({ title }) => title);
  return { severity: worst.severity, reasons, more: failed.length - reasons.length };
}
