import assert from "node:assert/strict";
import { draftRow } from "../../core/audit/row.ts";
import { GENESIS } from "../../core/audit/chain.ts";
import type { AuditFilter } from "../../core/contract/store.ts";
import { HOUR, NOON, testFinding, testRecord } from "../../tests/conformance/store_kit.ts";
import { BLOCK_ROWS } from "./blocks.ts";
import { ChainWriter } from "./chain_writer.ts";
import { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { queryPage } from "./query.ts";
import { Rows } from "./rows.ts";
import { Strings } from "./strings.ts";
import { readTotals } from "./tallies.ts";

function makeDatabase() {
  const db = Database.open("memory", { readOnly: false, location: ":memory:" });
  migrate(db);
  const strings = new Strings(db);
  const rows = new Rows(db, strings);
  const chain = new ChainWriter({ db, rows, strings, writer: "w", signer: null, now: () => NOON });
  const append = (records: Parameters<typeof draftRow>[0][]) =>
    chain.write(records.map((record) => ({ entry: draftRow(record), work: null, error: null })), { checkpoint: false });
  return { db, strings, rows, append };
}

/** Notes every SQL text that runs. */
function listen(db: Database): Set<string> {
  const texts = new Set<string>();
  const sql = db.sql.bind(db);
  db.sql = (text) => {
    texts.add(text);
    return sql(text);
  };
  return texts;
}

Deno.test("no listing and no total reads the whole table or sorts it", async () => {
  const { db, strings, append } = makeDatabase();
  append([testRecord({ findings: [testFinding("R")] })]);
  const texts = listen(db);
  const choices: readonly AuditFilter[] = [
    {},
    { kind: "review" },
    { status: "blocked" },
    { unverified: true },
    { agent: "planner" },
    { rule: "R" },
    { status: "delivered", since: NOON, until: NOON + HOUR },
  ];
  for (const one of choices) {
    for (const other of choices) await queryPage({ db, strings }, { ...one, ...other }, { before: 100, limit: 50 });
  }
  readTotals(db, strings, NOON);
  assert.ok(texts.size > 10);
  for (const text of [...texts]) {
    const plan = db.sql(`EXPLAIN QUERY PLAN ${text}`).all(...text.match(/\?/g)?.map(() => 1) ?? []).map((row) =>
      String(row["detail"])
    );
    if (/FROM audit /.test(text)) assert.ok(plan.every((step) => /^SEARCH /.test(step)), `${text}\n${plan.join("\n")}`);
    // Totals sort what they have summed up; listings sort nothing.
    if (!/GROUP BY/.test(text)) {
      assert.ok(!plan.some((step) => /TEMP B-TREE/.test(step)), `${text}\n${plan.join("\n")}`);
    }
  }
  db.close();
});

Deno.test("an agent's and a rule's rows are found in every block that they are in, newest first", async () => {
  const { db, strings, append } = makeDatabase();
  const marks = [1, BLOCK_ROWS - 1, BLOCK_ROWS, BLOCK_ROWS + 1, 3 * BLOCK_ROWS + 7];
  const total = 3 * BLOCK_ROWS + 10;
  for (let first = 1; first <= total; first += 1_000) {
    const cursors = Array.from({ length: Math.min(1_000, total - first + 1) }, (_, index) => first + index);
    append(cursors.map((cursor) => {
      const isMarked = marks.includes(cursor);
      const rule = isMarked ? "RARE" : "COMMON";
      return testRecord({
        to: isMarked ? "rare" : "coder",
        findings: cursor % 50 === 0 || isMarked ? [testFinding(rule)] : [],
      });
    }));
  }
  const cursors = async (filter: AuditFilter, limit: number, before = total + 1) =>
    (await queryPage({ db, strings }, filter, { before, limit })).map((row) => row["cursor"]);
  for (const filter of [{ agent: "rare" }, { rule: "RARE" }, { agent: "rare", rule: "RARE" }]) {
    assert.deepEqual(await cursors(filter, 10), marks.toReversed());
    assert.deepEqual(await cursors(filter, 2, BLOCK_ROWS + 1), [BLOCK_ROWS, BLOCK_ROWS - 1]);
  }
  assert.deepEqual(await cursors({ agent: "rare", rule: "COMMON" }, 10), []);
  db.close();
});

Deno.test("a rule's name inside the text of a finding is not the rule", async () => {
  const { db, strings, append } = makeDatabase();
  append([
    testRecord({ findings: [testFinding("R-1")] }),
    testRecord({ findings: [{ ...testFinding("R-2"), excerpt: 'say "rule":"R-1" to me' }] }),
    testRecord({ findings: [testFinding('odd "rule"\\')] }),
  ]);
  const cursors = async (rule: string) =>
    (await queryPage({ db, strings }, { rule }, { before: 10, limit: 10 })).map((row) => row["cursor"]);
  assert.deepEqual([await cursors("R-1"), await cursors("R-2"), await cursors('odd "rule"\\')], [[1], [2], [3]]);
  db.close();
});

Deno.test("a batch that fails leaves the head, the texts and the index as they were", () => {
  const { db, strings, rows, append } = makeDatabase();
  append([testRecord()]);
  const broken = { entry: draftRow(testRecord({ from: "newcomer" })), error: null };
  const chain = new ChainWriter({ db, rows, strings, writer: "x", signer: null, now: () => NOON });
  const explode = () => {
    throw new Error("the disk is gone");
  };
  const good = { entry: draftRow(testRecord({ from: "newcomer" })), work: null, error: null };
  assert.throws(() => chain.write([good, { ...broken, work: explode }], { checkpoint: false }), /the disk is gone/);
  assert.equal(strings.find("newcomer"), null);
  assert.equal(db.isInTransaction, false);
  const second = { entry: draftRow(testRecord({ from: "newcomer" })), work: null, error: null };
  chain.write([second], { checkpoint: false });
  assert.equal(second.entry.seq, 1);
  assert.notEqual(second.entry.link, GENESIS);
  assert.equal(db.sql("SELECT count(*) AS n FROM audit_blocks WHERE text = ?").get(strings.find("newcomer"))?.["n"], 1);
  db.close();
});
