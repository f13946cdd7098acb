import assert from "node:assert/strict";

/** Twice the work for twice the input, and room for noise; a square makes it four times. */
const GROWTH_MAX = 2.5;
const ROUNDS_MAX = 12;

/**
 * Asserts that work grows with its input and not with its square. `run` does the work for so many items.
 *
 * The measure is time, of one size against twice that size in the same round. Noise can spoil a round, so there are
 * several: one that keeps the bound shows linear growth, while work that grows with the square never keeps it.
 */
export function assertLinear(run: (size: number) => void, size: number): void {
  run(size);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const once = time(run, size);
    const ratio = time(run, size * 2) / once;
    if (ratio <= GROWTH_MAX) return;
    ratios.push(ratio);
  }
  assert.fail(`twice the input took ${ratios.map((ratio) => ratio.toFixed(1)).join(", ")} times as long`);
}

function time(run: (size: number) => void, size: number): number {
  const started = performance.now();
  run(size);
  return performance.now() - started;
}
