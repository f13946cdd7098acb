/** Tables for people. Pure. */
import { drawTable } from "../core/cli/table.ts";
import type { Finding } from "../core/contract/finding.ts";
import type { Bench, Shares } from "./bars.ts";
import type { BenchScore } from "./score.ts";

/** A bench with its score. */
export interface Scored extends Bench {
  readonly score: BenchScore;
  readonly isBenign: boolean;
}

const PLAIN = { color: false, columns: null };

/** One line a bench: would stop and any finding, each with its bar and the reference's figure. */
export function benchTable(scored: readonly Scored[]): string {
  const heads = ["bench", "", "lines", "stop %", "any %", "bar", "reference", ""];
  return drawTable(
    heads,
    scored.map((one) => [
      one.id,
      one.title,
      `${one.score.rows}${one.isBenign || one.score.isFairOnly ? "" : " all"}`,
      percent(one.score.stop),
      percent(one.score.any),
      pair(one.bar),
      pair(one.reference),
      statusOf(one),
    ]),
    PLAIN,
  );
}

/** One line a source. */
export function sourceTable(scored: readonly Scored[]): string {
  const rows = scored.flatMap(({ id, score }) =>
    score.sources.map(({ source, rows, stop, any, isCounted }) => [
      id,
      source,
      String(rows),
      percent(stop),
      percent(any),
      isCounted ? "" : "too few to count",
    ])
  );
  return drawTable(["bench", "source", "lines", "stop %", "any %", ""], rows, PLAIN);
}

/** A judged line as the table of rules needs it. */
export interface RuleLine {
  readonly label: "attack" | "benign";
  readonly findings: readonly Pick<Finding, "rule">[];
  readonly isStopped: boolean;
}

/** One line a rule: attacks found, those that no other rule found, benign lines found and stopped. */
export function ruleTable(lines: readonly RuleLine[]): string {
  const tallies = new Map<string, { found: number; alone: number; benign: number; benignStopped: number }>();
  for (const { label, findings, isStopped } of lines) {
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of rules) {
      const tally = tallies.get(rule) ?? { found: 0, alone: 0, benign: 0, benignStopped: 0 };
      tallies.set(rule, tally);
      if (label === "attack") {
        tally.found++;
        if (rules.size === 1) tally.alone++;
      } else {
        tally.benign++;
        if (isStopped) tally.benignStopped++;
      }
    }
  }
  const rows = [...tallies].sort(([, a], [, b]) => b.benign - a.benign || b.found - a.found).map(([rule, t]) => [
    rule,
    ...[t.found, t.alone, t.benign, t.benignStopped].map(String),
  ]);
  return drawTable(["rule", "attacks", "alone", "benign", "benign stopped"], rows, PLAIN);
}

function percent(value: number | null): string {
  return value === null ? "-" : value.toFixed(value < 10 ? 2 : 1);
}

function pair(shares: Shares | null): string {
  return shares ? `${shares.stop ?? "-"} / ${shares.any ?? "-"}` : "";
}

function statusOf({ bar, score, isBenign }: Scored): string {
  if (!bar) return "";
  const holds = (value: number | null, wanted: number | null) =>
    wanted === null || value !== null && (isBenign ? value <= wanted : value >= wanted);
  const missed = [holds(score.stop, bar.stop) ? "" : "stop", holds(score.any, bar.any) ? "" : "any"].filter(Boolean);
  return missed.length === 0 ? "met" : `MISSED: ${missed.join(", ")}`;
}
