import assert from "node:assert/strict";
import { isFresh, parseTimestamp } from "./timestamp.ts";

Deno.test("RFC 3339 times with a zone are read", () => {
  const noon = Date.UTC(2026, 1, 22, 12);
  for (
    const text of [
      "2026-02-22T12:00:00Z",
      "2026-02-22t12:00:00z",
      "2026-02-22T12:00:00.000000000Z",
      "2026-02-22T17:30:00+05:30",
      "2026-02-22T12:00:00-00:00",
    ]
  ) {
    assert.equal(parseTimestamp(text), noon, text);
  }
  assert.equal(parseTimestamp("2024-02-29T00:00:00Z"), Date.UTC(2024, 1, 29));
});

Deno.test("anything else is no time", () => {
  for (
    const text of [
      "",
      "now",
      "1771761600",
      "2026-02-22",
      "2026-02-22T12:00Z",
      "2026-02-22T12:00:00",
      "2026-02-22 12:00:00Z",
      "2026-02-22T24:00:00Z",
      "2026-02-22T12:60:00Z",
      "2026-02-22T12:00:60Z",
      "2026-13-01T12:00:00Z",
      "2026-00-01T12:00:00Z",
      "2026-02-30T12:00:00Z",
      "2026-02-00T12:00:00Z",
      "2025-02-29T12:00:00Z",
      "2026-02-22T12:00:00+24:00",
      "2026-02-22T12:00:00.Z",
      "2026-02-22T12:00:00Z\n",
    ]
  ) assert.equal(parseTimestamp(text), null, JSON.stringify(text));
});

Deno.test("fresh is 5 minutes back and 30 seconds ahead, both included", () => {
  const now = 1_800_000_000_000;
  assert.ok(isFresh(now - 300_000, now));
  assert.ok(!isFresh(now - 300_001, now));
  assert.ok(isFresh(now + 30_000, now));
  assert.ok(!isFresh(now + 30_001, now));
});
