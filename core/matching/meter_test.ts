import assert from "node:assert/strict";
import { Meter } from "./meter.ts";

Deno.test("settle() charges by the clock what took suspiciously long, and nothing else", () => {
  let now = 0;
  const meter = new Meter(() => now);
  const start = meter.now();
  now = 20;
  meter.settle(start);
  assert.equal(meter.work, 0);
  now = 21;
  meter.settle(start);
  assert.equal(meter.work, 21_000_000);
});
