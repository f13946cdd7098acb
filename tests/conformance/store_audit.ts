/** Store suite: appending, and reading one row back. */
import assert from "node:assert/strict";
import { GENESIS, leafOf, linkOf } from "../../core/audit/chain.ts";
import { canonicalRow } from "../../core/audit/row.ts";
import type { AuditEntry, AuditRecord } from "../../core/contract/store.ts";
import { newId } from "../../core/ids.ts";
import { FINDINGS_MAX, ROW_TEXT_CHARS_MAX } from "../../core/limits.ts";
import type { Case } from "./store.ts";
import { actorRecord, appendMany, blockedRecord, NOON, testFinding, testHeld, testRecord } from "./store_kit.ts";

/** The record in an entry, without its place in the chain. */
function recordOf({ writer: _writer, seq: _seq, link: _link, cursor: _cursor, ...record }: AuditEntry): AuditRecord {
  return record;
}

/** Rows that a careless store would change: every kind, every null, odd text and odd numbers. */
const ODD_RECORDS: readonly AuditRecord[] = [
  testRecord(),
  blockedRecord(["INJ-001", "INJ-002", "INJ-001"]),
  actorRecord("review", { ref: newId(NOON) }),
  actorRecord("admin", { note: "", actor: "" }),
  actorRecord("lifecycle", { ref: "not an id" }),
  testRecord({ door: "carrier-pigeon", phase: "response", tool: "read_file", method: "tools/call", identity: "local" }),
  testRecord({ from: 'a"b\\c\u0001\u001f\u007f\u2028\u{1f600}é', session: "\r\n\t", clientTime: "05/01/2026" }),
  testRecord({ contentHash: "not hex", fingerprint: "", address: "fe80::1%eth0", policy: "" }),
  testRecord({ latencyMs: 0.001 }),
  testRecord({ latencyMs: 123456.789 }),
  testRecord({ at: 0, id: newId(0) }),
  testRecord({
    findings: [{ ...testFinding("X"), action: "allow-and-flag", path: "/a~1b/0", span: { start: 0, end: 0 } }],
  }),
];

/** Cases on appending. */
export const auditCases: readonly Case[] = [
  ["a record reads back exactly as it was appended", async (bench) => {
    const store = await bench.open();
    for (const record of ODD_RECORDS) {
      const appended = await store.audit.append(record);
      const read = await store.audit.get(record.id);
      assert.deepEqual(read, appended);
      assert.deepEqual(recordOf(appended), record);
    }
  }],

  ["a row that is read back hashes to its link", async (bench) => {
    const store = await bench.open();
    let link = GENESIS;
    for (const record of ODD_RECORDS) {
      await store.audit.append(record);
      const entry = await store.audit.get(record.id);
      assert.ok(entry);
      link = linkOf(link, leafOf(canonicalRow(entry)));
      assert.equal(entry.link, link);
    }
  }],

  ["numbers of one writer start at 1 and have no gap", async (bench) => {
    const store = await bench.open();
    const entries = await Promise.all(Array.from({ length: 50 }, () => store.audit.append(testRecord())));
    assert.deepEqual(entries.map(({ seq }) => seq), entries.map((_, index) => index + 1));
    assert.ok(entries.every(({ writer }) => writer === store.writer));
  }],

  ["rows of one turn keep the order in which they were appended", async (bench) => {
    const store = await bench.open();
    const ids = await appendMany(store, 2_500);
    const { items } = await store.audit.query({}, { limit: 3_000 });
    assert.deepEqual(items.map(({ id }) => id).reverse(), ids);
  }],

  ["a bad row does not take the others of its turn with it", async (bench) => {
    const store = await bench.open();
    const twice = testRecord();
    const outcomes = await Promise.allSettled([
      store.audit.append(testRecord()),
      store.audit.append(twice),
      store.audit.append(twice),
      store.audit.append(testRecord({ id: "no id" })),
      store.audit.append(testRecord({ at: NaN })),
      store.audit.append(testRecord()),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status), [
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
    assert.equal((await store.audit.query({}, { limit: 10 })).items.length, 3);
    assert.deepEqual((await store.audit.verify()).problems, []);
  }],

  ["a row whose companion is refused leaves nothing behind", async (bench) => {
    const store = await bench.open();
    const held = testRecord();
    await store.audit.append(held, { hold: testHeld(held.id) });
    const second = testRecord();
    await assert.rejects(store.audit.append(second, { hold: testHeld(held.id) }), { code: "store/write-failed" });
    assert.equal(await store.audit.get(second.id), null);
    await store.audit.append(testRecord());
    assert.deepEqual((await store.audit.verify()).problems, []);
  }],

  ["what a database cannot hold is replaced before the row is hashed", async (bench) => {
    const store = await bench.open();
    const record = testRecord({
      from: "a\ud800b",
      note: "c\0d",
      findings: [{ ...testFinding("X"), excerpt: "\udfff" }],
    });
    await store.audit.append(record);
    const entry = await store.audit.get(record.id);
    assert.equal(entry?.from, "a\ufffdb");
    assert.equal(entry?.note, "c\ufffdd");
    assert.equal(entry?.findings[0]?.excerpt, "\ufffd");
    assert.equal((await store.audit.verify()).ok, true);
  }],

  ["texts and findings are cut at their bounds, and not before", async (bench) => {
    const store = await bench.open();
    const atBound = testRecord({
      note: "x".repeat(ROW_TEXT_CHARS_MAX),
      findings: Array(FINDINGS_MAX).fill(testFinding("X")),
    });
    const past = testRecord({
      note: "x".repeat(ROW_TEXT_CHARS_MAX + 1),
      findings: Array(FINDINGS_MAX + 1).fill(testFinding("X")),
    });
    for (const record of [atBound, past]) {
      const entry = await store.audit.append(record);
      assert.equal(entry.note?.length, ROW_TEXT_CHARS_MAX);
      assert.equal(entry.findings.length, FINDINGS_MAX);
    }
  }],

  ["get() knows no row by an id that was never given, or is none", async (bench) => {
    const store = await bench.open();
    await store.audit.append(testRecord());
    assert.equal(await store.audit.get(newId(NOON)), null);
    assert.equal(await store.audit.get("'; DROP TABLE audit; --"), null);
  }],

  ["a closed store refuses to read and to write", async (bench) => {
    const store = await bench.open();
    const record = testRecord();
    await store.audit.append(record);
    await store[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    await assert.rejects(store.audit.append(testRecord()), { code: "store/closed" });
    await assert.rejects(store.audit.get(record.id), { code: "store/closed" });
    assert.throws(() => store.revocations.has("f"), { code: "store/closed" });
  }],

  ["closing writes what still waits", async (bench) => {
    const store = await bench.open();
    const record = testRecord();
    const appended = store.audit.append(record);
    await store[Symbol.asyncDispose]();
    assert.equal((await appended).id, record.id);
    assert.equal((await (await bench.open()).audit.get(record.id))?.id, record.id);
  }, "durable"],

  ["rows survive closing and opening", async (bench) => {
    const first = await bench.open();
    const ids = await appendMany(first, 3);
    await first[Symbol.asyncDispose]();
    const second = await bench.open();
    await appendMany(second, 1);
    const { items } = await second.audit.query({}, { limit: 10 });
    assert.deepEqual(items.slice(1).map(({ id }) => id).reverse(), ids);
    assert.equal(items[0]?.seq, 1);
    assert.notEqual(items[0]?.writer, first.writer);
  }, "durable"],

  ["a store that is open for reading refuses to write", async (bench) => {
    const first = await bench.open();
    const [id = ""] = await appendMany(first, 1);
    const reader = await bench.open({ readOnly: true });
    assert.equal((await reader.audit.get(id))?.id, id);
    await assert.rejects(reader.audit.append(testRecord()), { code: "store/write-failed" });
    const claim = { key: "00".repeat(32), id: newId(NOON), expiresAt: NOON + 1 };
    await assert.rejects(reader.audit.append(testRecord(), { replay: claim }), { code: "store/write-failed" });
  }, "shared"],
];
