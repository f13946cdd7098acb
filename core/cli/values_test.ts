import assert from "node:assert/strict";
import { DURATION_MS_MAX, momentAt, readDuration, readMoment } from "./values.ts";

Deno.test("readDuration() reads single and joined units", () => {
  assert.equal(readDuration("90s"), 90_000);
  assert.equal(readDuration("30m"), 1_800_000);
  assert.equal(readDuration("1h"), 3_600_000);
  assert.equal(readDuration("2d"), 172_800_000);
  assert.equal(readDuration("1w"), 604_800_000);
  assert.equal(readDuration("250ms"), 250);
  assert.equal(readDuration("1h30m"), 5_400_000);
  assert.equal(readDuration("0s"), 0);
});

Deno.test("readDuration() refuses what is not a length of time", () => {
  for (const text of ["", "1", "h", "1 h", "-1h", "1.5h", "1H", "1y", "1h ", "1h30", "infinity"]) {
    assert.equal(readDuration(text), null, text);
  }
});

Deno.test("readDuration() stops at a hundred years", () => {
  assert.equal(readDuration("36500d"), DURATION_MS_MAX);
  assert.equal(readDuration("36501d"), null);
  assert.equal(readDuration("999999999999d"), null);
});

Deno.test("readMoment() reads lengths, days and times with a zone", () => {
  const now = Date.UTC(2026, 0, 31, 12);
  const at = (text: string) => {
    const moment = readMoment(text);
    assert.ok(moment, text);
    return new Date(momentAt(moment, now)).toISOString();
  };
  assert.equal(at("1h"), "2026-01-31T11:00:00.000Z");
  assert.equal(at("2026-01-30"), "2026-01-30T00:00:00.000Z");
  assert.equal(at("2026-01-30T10:00:00Z"), "2026-01-30T10:00:00.000Z");
  assert.equal(at("2026-01-30T10:00:00.5+02:00"), "2026-01-30T08:00:00.500Z");
  assert.equal(at("2026-01-30 10:00Z"), "2026-01-30T10:00:00.000Z");
});

Deno.test("readMoment() refuses a time without a zone and a day that does not exist", () => {
  for (
    const text of [
      "2026-01-30T10:00:00",
      "yesterday",
      "2026-1-3",
      "2026-13-01",
      "2026-02-30",
      "2026-02-30T10:00:00Z",
      "1769853600",
      "",
    ]
  ) {
    assert.equal(readMoment(text), null, text);
  }
  assert.ok(readMoment("2028-02-29"));
});
