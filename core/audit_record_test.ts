import assert from "node:assert/strict";
import { makeRecord } from "./audit_record.ts";

Deno.test("makeRecord() fills all that only traffic has with null, and keeps a note to one line", () => {
  const record = makeRecord({
    kind: "admin",
    id: "i",
    at: 7,
    actor: "ada",
    note: " agent\n\tsuspended  ",
    agent: "fs",
  });
  const { kind, id, at, actor, note, from, findings, latencyMs, ...rest } = record;
  assert.deepEqual({ kind, id, at, actor, note, from, findings, latencyMs }, {
    kind: "admin",
    id: "i",
    at: 7,
    actor: "ada",
    note: "agent suspended",
    from: "fs",
    findings: [],
    latencyMs: 0,
  });
  for (const [key, value] of Object.entries(rest)) assert.equal(value, null, key);
});

Deno.test("makeRecord() cuts a note at 500 characters", () => {
  const noteOf = (length: number) =>
    makeRecord({ kind: "review", id: "i", at: 0, actor: "a", note: "x".repeat(length) }).note?.length;
  assert.deepEqual([noteOf(500), noteOf(501)], [500, 500]);
});
