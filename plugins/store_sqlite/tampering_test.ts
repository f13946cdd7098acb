import assert from "node:assert/strict";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ChainProblem, ChainSigner, Store } from "../../core/contract/store.ts";
import { appendMany, blockedRecord, NOON, testRecord, testSigner } from "../../tests/conformance/store_kit.ts";
import { openSqliteStore } from "./store.ts";

/** A closed trail: rows 1 to 1,500 of one writer, then 1 to 10 of another. */
interface Scene {
  readonly path: string;
  readonly heads: string;
  readonly signer: ChainSigner;
  readonly writers: readonly [string, string];
  /** Ids of the first writer's rows, by number. */
  id(seq: number): string;
  open(options?: { readonly readOnly?: boolean }): Promise<Store>;
  /** Changes the file behind the store's back. */
  tamper(sql: string): void;
  problems(): Promise<readonly Omit<ChainProblem, "id">[]>;
}

async function withScene(use: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(join(tmpdir(), "oktsec-tampering-"));
  const path = join(folder, "oktsec.db");
  const signer = testSigner();
  // Later writers have later ids: problems are listed in the order of ids.
  let now = NOON;
  const open = (options = {}) => openSqliteStore({ path, signer, now: () => now++, ...options });
  try {
    const first = await open();
    const ids = [...await appendMany(first, 1_499)];
    const last = blockedRecord(["INJ-001"], { note: "the last one" });
    await first.audit.append(last);
    ids.push(last.id);
    await first[Symbol.asyncDispose]();
    const second = await open();
    await appendMany(second, 10);
    await second[Symbol.asyncDispose]();
    await use({
      path,
      heads: join(folder, "oktsec.heads"),
      signer,
      writers: [first.writer, second.writer],
      id: (seq) => ids[seq - 1] ?? assert.fail(),
      open,
      tamper: (sql) => tamper(path, sql),
      problems: () => problemsOf(open),
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function tamper(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(
    "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER checkpoints_no_update; DROP TRIGGER checkpoints_no_delete;",
  );
  db.exec(sql);
  db.close();
}

/** What verification says, twice: it must not mend anything, and opening for writing must not either. */
async function problemsOf(open: Scene["open"]): Promise<readonly Omit<ChainProblem, "id">[]> {
  const reader = await open({ readOnly: true });
  const seen = (await reader.audit.verify()).problems;
  await reader[Symbol.asyncDispose]();
  const writer = await open();
  await writer.audit.append(testRecord());
  const again = await writer.audit.verify();
  await writer[Symbol.asyncDispose]();
  assert.deepEqual(again.problems, seen);
  assert.equal(again.ok, seen.length === 0);
  return seen.map(({ kind, writer, seq }) => ({ kind, writer, seq }));
}

Deno.test("an untouched trail verifies, read-only and not", () =>
  withScene(async (scene) => {
    assert.deepEqual(await scene.problems(), []);
  }));

Deno.test("an edit of any column is found at its row", () =>
  withScene(async (scene) => {
    const edits: Readonly<Record<string, string>> = {
      id: "randomblob(16)",
      at: "at + 1",
      kind: "3",
      door: "(SELECT id FROM strings WHERE text = 'coder')",
      phase: "2",
      sender: "recipient",
      recipient: "NULL",
      tool: "sender",
      method: "sender",
      status: "6",
      reason: "99",
      verdict: "2",
      mode: "1",
      effect: "1",
      policy: "999999",
      client_time: "'2026-01-05T12:00:01Z'",
      identity: "3",
      fingerprint: "NULL",
      address: "sender",
      session: "sender",
      content_hash: "zeroblob(32)",
      findings: "replace(findings, '\"high\"', '\"info\"')",
      latency_us: "latency_us + 1",
      ref: "id",
      actor: "'eve'",
      note: "NULL",
      link: "zeroblob(32)",
    };
    const { columns, before } = readRow(scene.path);
    const covered = new Set([...Object.keys(edits), "cursor", "writer", "seq"]);
    assert.deepEqual(columns.filter((column) => !covered.has(column)), []);
    for (const [column, value] of Object.entries(edits)) {
      tamperAgain(scene.path, `UPDATE audit SET ${column} = ${value} WHERE cursor = 1500`);
      assert.notDeepEqual(readRow(scene.path).before, before, column);
      const store = await scene.open({ readOnly: true });
      const [problem] = (await store.audit.verify()).problems;
      await store[Symbol.asyncDispose]();
      assert.deepEqual([problem?.kind, problem?.writer, problem?.seq], ["edited", scene.writers[0], 1_500], column);
      restoreRow(scene.path, before);
    }
    assert.deepEqual(await scene.problems(), []);
  }));

/** The last row of the first writer. */
function readRow(path: string) {
  const db = new DatabaseSync(path);
  const before = db.prepare("SELECT * FROM audit WHERE cursor = 1500").get() ?? assert.fail();
  db.close();
  return { columns: Object.keys(before), before };
}

function tamperAgain(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec("DROP TRIGGER IF EXISTS audit_no_update");
  db.exec(sql);
  db.close();
}

function restoreRow(path: string, row: ReturnType<typeof readRow>["before"]): void {
  const db = new DatabaseSync(path);
  const columns = Object.keys(row);
  const update = db.prepare(
    `UPDATE audit SET ${columns.map((column) => `${column} = ?`).join(", ")} WHERE cursor = 1500`,
  );
  update.run(...Object.values(row));
  db.close();
}

Deno.test("a text that many rows share cannot be edited unseen", () =>
  withScene(async (scene) => {
    scene.tamper("UPDATE strings SET text = 'innocent' WHERE text = 'planner'");
    const problems = await scene.problems();
    assert.ok(problems.every(({ kind }) => kind === "edited"));
    assert.equal(problems[0]?.seq, 1);
  }));

Deno.test("findings that only read the same are an edit", () =>
  withScene(async (scene) => {
    scene.tamper("UPDATE audit SET findings = replace(findings, '\":', '\" :') WHERE cursor = 1500");
    assert.deepEqual(await scene.problems(), [{ kind: "edited", writer: scene.writers[0], seq: 1_500 }]);
  }));

Deno.test("a deleted row is missing at its number", () =>
  withScene(async (scene) => {
    scene.tamper("DELETE FROM audit WHERE cursor IN (700, 701, 1505)");
    assert.deepEqual(await scene.problems(), [
      { kind: "missing", writer: scene.writers[0], seq: 700 },
      { kind: "missing", writer: scene.writers[1], seq: 5 },
    ]);
  }));

Deno.test("rows that changed places are reordered", () =>
  withScene(async (scene) => {
    scene.tamper(`
      UPDATE audit SET cursor = -1 WHERE cursor = 700;
      UPDATE audit SET cursor = 700 WHERE cursor = 701;
      UPDATE audit SET cursor = 701 WHERE cursor = -1;`);
    assert.deepEqual(await scene.problems(), [{ kind: "reordered", writer: scene.writers[0], seq: 700 }]);
  }));

Deno.test("a row moved before all others is still read, and all that it passed are reordered", () =>
  withScene(async (scene) => {
    scene.tamper("UPDATE audit SET cursor = -5 WHERE cursor = 10");
    const problems = await scene.problems();
    assert.deepEqual(
      problems,
      Array.from({ length: 9 }, (_, index) => ({ kind: "reordered", writer: scene.writers[0], seq: index + 1 })),
    );
  }));

Deno.test("a row that was put in is a fork", () =>
  withScene(async (scene) => {
    const { columns } = readRow(scene.path);
    const rest = columns.filter((column) => column !== "cursor" && column !== "id").join(", ");
    scene.tamper(`INSERT INTO audit (id, ${rest}) SELECT randomblob(16), ${rest} FROM audit WHERE cursor = 700`);
    assert.deepEqual(await scene.problems(), [{ kind: "forked", writer: scene.writers[0], seq: 700 }]);
  }));

Deno.test("a cut end is found, also when the checkpoints were cut with it and the writer made to look crashed", () =>
  withScene(async (scene) => {
    scene.tamper(`
      DELETE FROM audit WHERE cursor > 1490 AND cursor <= 1500;
      DELETE FROM checkpoints WHERE writer = 1 AND seq > 1490;
      UPDATE writers SET closed_at = NULL, signer = NULL;`);
    assert.deepEqual(await scene.problems(), [{ kind: "truncated", writer: scene.writers[0], seq: 1_491 }]);
  }));

Deno.test("a whole writer that was cut out is found", () =>
  withScene(async (scene) => {
    scene.tamper(
      "DELETE FROM audit WHERE writer = 2; DELETE FROM checkpoints WHERE writer = 2; DELETE FROM writers WHERE id = 2",
    );
    assert.deepEqual(await scene.problems(), [{ kind: "truncated", writer: scene.writers[1], seq: 1 }]);
  }));

Deno.test("an older copy of the database is found by the heads beside it", () =>
  withScene(async (scene) => {
    const copy = fs.readFileSync(scene.path);
    const store = await scene.open();
    await appendMany(store, 3);
    await store[Symbol.asyncDispose]();
    fs.writeFileSync(scene.path, copy);
    assert.deepEqual(await scene.problems(), [{ kind: "truncated", writer: store.writer, seq: 1 }]);
  }));

Deno.test("a deleted database leaves heads that accuse", () =>
  withScene(async (scene) => {
    fs.rmSync(scene.path);
    const store = await scene.open({ readOnly: true });
    const { problems } = await store.audit.verify();
    await store[Symbol.asyncDispose]();
    assert.deepEqual(
      problems.map(({ kind, writer }) => ({ kind, writer })),
      scene.writers.map((writer) => ({ kind: "truncated", writer })),
    );
    assert.equal(fs.existsSync(scene.path), false);
  }));

Deno.test("checkpoints that were cut are found: their writer had closed", () =>
  withScene(async (scene) => {
    const db = new DatabaseSync(scene.path);
    const kept = Number(db.prepare("SELECT min(seq) AS seq FROM checkpoints WHERE writer = 1").get()?.["seq"]);
    db.close();
    scene.tamper(`DELETE FROM checkpoints WHERE writer = 1 AND seq > ${kept}`);
    assert.deepEqual(await scene.problems(), [{ kind: "unsigned", writer: scene.writers[0], seq: kept + 1 }]);
  }));

Deno.test("heads that were cut are found: their writer had closed", () =>
  withScene(async (scene) => {
    const lines = fs.readFileSync(scene.heads, "utf8").split("\n");
    fs.writeFileSync(scene.heads, lines.filter((line) => !line.includes(scene.writers[0])).join("\n"));
    assert.deepEqual(await scene.problems(), [{ kind: "truncated", writer: scene.writers[0], seq: 1 }]);
    fs.rmSync(scene.heads);
    // The third is the writer that problems() itself was.
    assert.equal((await scene.problems()).length, 3);
  }));

Deno.test("a forged checkpoint and a forged head are bad signatures", () =>
  withScene(async (scene) => {
    scene.tamper("UPDATE checkpoints SET seq = 1499 WHERE writer = 1 AND seq = 1500");
    fs.writeFileSync(scene.heads, fs.readFileSync(scene.heads, "utf8").replace('"seq":10,', '"seq":11,'));
    const kinds = (await scene.problems()).map(({ kind, writer, seq }) =>
      `${kind} ${scene.writers.indexOf(writer)} ${seq}`
    );
    assert.ok(kinds.includes("bad_signature 0 1499"));
    assert.ok(kinds.includes("bad_signature 1 11"));
  }));

Deno.test("the tables refuse changes to what was recorded", () =>
  withScene(async (scene) => {
    await Promise.resolve();
    const db = new DatabaseSync(scene.path);
    for (const table of ["audit", "checkpoints"]) {
      assert.throws(() => db.exec(`DELETE FROM ${table}`), /never deleted/);
      assert.throws(() => db.exec(`UPDATE ${table} SET seq = 1`), /never changed/);
    }
    db.close();
  }));
