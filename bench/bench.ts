/** What every bench reports, so that one table and one JSON file can hold them all. */

/** One measured figure. Percentiles for what is timed each time, `value` for what is one number. */
export interface BenchResult {
  readonly group: string;
  readonly name: string;
  readonly unit: "ms" | "us" | "ops/s" | "bytes" | "MB";
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly value?: number;
  /** How many times it was measured, or how many things were counted. */
  readonly n: number;
  readonly note?: string;
}

/** Percentiles of timings; sorts a copy. */
export function percentiles(
  timings: Float64Array,
): { readonly p50: number; readonly p95: number; readonly p99: number } {
  const sorted = timings.toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Runs `work` again and again and times each run, in milliseconds. Synchronous: for what answers at once. */
export function measure(
  work: () => unknown,
  options: { readonly iterations: number; readonly warmup: number },
): { readonly p50: number; readonly p95: number; readonly p99: number } {
  for (let i = 0; i < options.warmup; i++) work();
  const timings = new Float64Array(options.iterations);
  for (let i = 0; i < options.iterations; i++) {
    const start = performance.now();
    work();
    timings[i] = performance.now() - start;
  }
  return percentiles(timings);
}
