/** Pure: from judged lines to shares. Every source counts once in its bench, so that a large one cannot hide the rest. */
import type { Row } from "./corpus.ts";

/** One judged line, reduced to what scoring needs. */
export interface Outcome {
  readonly row: Pick<Row, "bench" | "source" | "fair" | "label">;
  readonly isStopped: boolean;
  readonly hasFinding: boolean;
}

/** Shares of one source, in percent. */
export interface SourceScore {
  readonly source: string;
  readonly rows: number;
  readonly stop: number;
  readonly any: number;
  /** Too few lines to count in the average. */
  readonly isCounted: boolean;
}

/** Shares of one bench: the mean of its counted sources, in percent; null when there is none. */
export interface BenchScore {
  readonly bench: string;
  readonly rows: number;
  /** Whether only lines count whose attack is visible by construction; a bench without any such line counts all. */
  readonly isFairOnly: boolean;
  readonly stop: number | null;
  readonly any: number | null;
  readonly sources: readonly SourceScore[];
}

/** Fair lines that a source needs in order to count. */
export const SOURCE_ROWS_MIN = 20;

/** Scores one bench. Benign benches count every source, as their README says: each has a say in what users see. */
export function scoreBench(bench: string, outcomes: readonly Outcome[]): BenchScore {
  const own = outcomes.filter(({ row }) => row.bench === bench);
  const isAttack = own.some(({ row }) => row.label === "attack");
  const isFairOnly = isAttack && own.some(({ row }) => row.fair);
  const counted = isFairOnly ? own.filter(({ row }) => row.fair) : own;
  const bySource = Map.groupBy(counted, ({ row }) => row.source);
  const sources = [...bySource].map(([source, rows]): SourceScore => ({
    source,
    rows: rows.length,
    stop: share(rows, ({ isStopped }) => isStopped),
    any: share(rows, ({ hasFinding }) => hasFinding),
    isCounted: !isAttack || rows.length >= SOURCE_ROWS_MIN,
  })).sort((a, b) => b.rows - a.rows);
  const averaged = sources.filter(({ isCounted }) => isCounted);
  return {
    bench,
    rows: counted.length,
    isFairOnly,
    stop: mean(averaged.map(({ stop }) => stop)),
    any: mean(averaged.map(({ any }) => any)),
    sources,
  };
}

function share(rows: readonly Outcome[], holds: (row: Outcome) => boolean): number {
  return rows.filter(holds).length / rows.length * 100;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
