import assert from "node:assert/strict";
import { actorName } from "./actor.ts";
import { bytes, counted, rfc3339, span, utc } from "./format.ts";

Deno.test("times are UTC, to the second for people and to the millisecond for programs", () => {
  const at = Date.UTC(2026, 0, 31, 12, 0, 0, 7);
  assert.equal(utc(at), "2026-01-31 12:00:00");
  assert.equal(rfc3339(at), "2026-01-31T12:00:00.007Z");
  assert.equal(rfc3339(null), null);
});

Deno.test("span() names the largest whole unit", () => {
  assert.deepEqual([0, 999, 1_000, 59_999, 60_000, 3_599_999, 3_600_000, 86_399_999, 86_400_000].map(span), [
    "0s",
    "0s",
    "1s",
    "59s",
    "1m",
    "59m",
    "1h",
    "23h",
    "1d",
  ]);
});

Deno.test("bytes() and counted() read as people write", () => {
  assert.deepEqual([0, 1, 1023, 1024, 1536, 1024 ** 2, 5 * 1024 ** 4].map(bytes), [
    "0 B",
    "1 B",
    "1023 B",
    "1.0 KiB",
    "1.5 KiB",
    "1.0 MiB",
    "5.0 TiB",
  ]);
  assert.deepEqual([counted(1, "row"), counted(0, "row"), counted(1024, "row")], ["1 row", "0 rows", "1,024 rows"]);
});

Deno.test("actorName() always names somebody, in one line", () => {
  const name = actorName({ env: () => undefined });
  assert.match(name, /^\P{Cc}+$/u);
  assert.ok(name.length <= 128);
});
