import assert from "node:assert/strict";
import { Deadlines } from "./deadlines.ts";

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

Deno.test("a run that is not over in time is aborted, one that is over is not", async () => {
  using deadlines = new Deadlines(20);
  const late = deadlines.start();
  const done = deadlines.start();
  done.close();
  await aborted(late.signal);
  assert.equal(done.signal.aborted, false);
});

Deno.test("no timer is left once nothing runs", async () => {
  // The test runner itself fails a test that leaves a timer behind.
  using deadlines = new Deadlines(20);
  const late = deadlines.start();
  await aborted(late.signal);
});
