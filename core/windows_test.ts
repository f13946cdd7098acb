import assert from "node:assert/strict";
import { SlidingWindows } from "./windows.ts";

Deno.test("take() agrees with counting by hand, at every step of a long run", () => {
  const windows = new SlidingWindows();
  const options = { limit: 7, windowMs: 100 };
  let seed = 12345;
  const taken: number[] = [];
  let now = 0;
  for (let step = 0; step < 5_000; step++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    now += seed % 30;
    const isWithin = taken.filter((time) => time > now - options.windowMs).length < options.limit;
    assert.equal(windows.take("k", { ...options, now }), isWithin, `step ${step}`);
    if (isWithin) taken.push(now);
  }
});

Deno.test("take() lets the limit through at one instant, and one more after exactly the window", () => {
  const windows = new SlidingWindows();
  const take = (now: number) => windows.take("k", { limit: 3, windowMs: 1_000, now });
  assert.deepEqual([take(0), take(0), take(0), take(0)], [true, true, true, false]);
  assert.deepEqual([take(999), take(1_000)], [false, true]);
});

Deno.test("past its keys the table forgets the least recently used, never the key in hand", () => {
  const windows = new SlidingWindows({ keysMax: 2 });
  const take = (key: string) => windows.take(key, { limit: 1, windowMs: 1_000, now: 0 });
  take("a");
  take("b");
  assert.equal(take("a"), false);
  take("c");
  assert.equal(windows.size, 2);
  assert.deepEqual([take("a"), take("b")], [false, true]);
});

Deno.test("past its events the table forgets whole keys, oldest first", () => {
  const windows = new SlidingWindows({ eventsMax: 10 });
  const take = (key: string) => windows.take(key, { limit: 100, windowMs: 1_000, now: 0 });
  for (let index = 0; index < 6; index++) take("a");
  for (let index = 0; index < 5; index++) take("b");
  assert.equal(windows.size, 1);
  for (let index = 0; index < 50; index++) assert.equal(take("b"), true);
});

Deno.test("a clock that is set back does not lock a sender out until it catches up", () => {
  const windows = new SlidingWindows();
  const take = (now: number) => windows.take("k", { limit: 1, windowMs: 1_000, now });
  assert.equal(take(1_000_000), true);
  assert.equal(take(500), false);
  assert.equal(take(1_500), true);
});
