/** Waits for a condition, for tests of what happens on its own. */
import { setTimeout } from "node:timers/promises";

const DEADLINE_MS = 10_000;
const STEP_MS = 5;

/** Resolves once the condition holds; rejects when it has not within 10 s. */
export async function until(condition: () => boolean): Promise<void> {
  for (let left = DEADLINE_MS; !condition(); left -= STEP_MS) {
    if (left <= 0) throw new Error("the condition did not come to hold within 10 s");
    await setTimeout(STEP_MS);
  }
}
