import assert from "node:assert/strict";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StoreOptions } from "../../core/contract/store.ts";
import { HEADS_LINES_MAX } from "../../core/limits.ts";
import { appendMany, NOON, testRecord, testSigner } from "../../tests/conformance/store_kit.ts";
import { appendHead, compactHeads, headsPath, readHeads } from "./heads_file.ts";
import { signCheckpoint } from "../../core/audit/checkpoint.ts";
import { MIGRATIONS } from "./schema.ts";
import { openSqliteStore } from "./store.ts";

const isWindows = Deno.build.os === "windows";

async function withFolder(use: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = fs.mkdtempSync(join(tmpdir(), "oktsec-file-"));
  try {
    await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function open(path: string, options: Partial<StoreOptions> = {}) {
  return openSqliteStore({ path, signer: null, now: () => NOON, ...options });
}

function modeOf(path: string): string {
  return (fs.statSync(path).mode & 0o777).toString(8);
}

/** Everything in a folder, byte for byte. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    fs.readdirSync(folder).sort().map((name) => [name, fs.readFileSync(join(folder, name)).toString("hex")]),
  );
}

Deno.test({
  name: "the database and everything beside it is the owner's alone",
  ignore: isWindows,
  fn: () =>
    withFolder(async (folder) => {
      const path = join(folder, "new", "home", "oktsec.db");
      const store = await open(path, { signer: testSigner() });
      await appendMany(store, 1_001);
      assert.deepEqual([modeOf(join(folder, "new")), modeOf(join(folder, "new", "home"))], ["700", "700"]);
      assert.deepEqual([modeOf(path), modeOf(`${path}-wal`), modeOf(`${path}-shm`)], ["600", "600", "600"]);
      await store[Symbol.asyncDispose]();
      assert.equal(modeOf(headsPath(path)), "600");
      fs.chmodSync(path, 0o644);
      await (await open(path))[Symbol.asyncDispose]();
      assert.equal(modeOf(path), "600");
    }),
});

Deno.test("a file that is not ours is refused, and not touched", () =>
  withFolder(async (folder) => {
    const foreign = join(folder, "foreign.db");
    const db = new DatabaseSync(foreign);
    db.exec("PRAGMA journal_mode = WAL; CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')");
    db.close();
    const other = join(folder, "other.db");
    const otherDb = new DatabaseSync(other);
    otherDb.exec("PRAGMA application_id = 77; CREATE TABLE t (x)");
    otherDb.close();
    fs.writeFileSync(join(folder, "text.db"), "dear diary, ".repeat(50));
    fs.writeFileSync(join(folder, "short.db"), "x");
    const before = contents(folder);
    for (const name of ["foreign.db", "other.db", "text.db", "short.db"]) {
      for (const readOnly of [false, true]) {
        await assert.rejects(open(join(folder, name), { readOnly }), { code: "store/refused" }, name);
      }
    }
    fs.mkdirSync(join(folder, "folder.db"));
    await assert.rejects(open(join(folder, "folder.db")), { code: "store/refused" });
    fs.rmdirSync(join(folder, "folder.db"));
    assert.deepEqual(contents(folder), before);
  }));

Deno.test("a database of a newer version is refused, and not touched", () =>
  withFolder(async (folder) => {
    const path = join(folder, "oktsec.db");
    await (await open(path))[Symbol.asyncDispose]();
    const db = new DatabaseSync(path);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    const before = contents(folder);
    await assert.rejects(open(path), { code: "store/refused" });
    await assert.rejects(open(path, { readOnly: true }), { code: "store/refused" });
    assert.deepEqual(contents(folder), before);
  }));

Deno.test("an empty file, as a crash at the first start leaves it, becomes a database", () =>
  withFolder(async (folder) => {
    const path = join(folder, "oktsec.db");
    fs.writeFileSync(path, "");
    const store = await open(path);
    await appendMany(store, 1);
    await store[Symbol.asyncDispose]();
  }));

Deno.test("several processes may make the database at once", () =>
  withFolder(async (folder) => {
    const path = join(folder, "oktsec.db");
    const stores = await Promise.all(Array.from({ length: 6 }, () => open(path)));
    await Promise.all(stores.map((store) => appendMany(store, 20)));
    const { ok, rows, writers } = await (stores[0] ?? assert.fail()).audit.verify();
    assert.deepEqual({ ok, rows, writers }, { ok: true, rows: 120, writers: 6 });
    await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
  }));

Deno.test("opening for reading creates nothing and changes nothing", () =>
  withFolder(async (folder) => {
    const path = join(folder, "oktsec.db");
    const none = await open(join(folder, "missing", "oktsec.db"), { readOnly: true });
    assert.deepEqual((await none.audit.query({}, { limit: 1 })).items, []);
    assert.equal((await none.audit.verify()).ok, true);
    await none[Symbol.asyncDispose]();
    assert.deepEqual(fs.readdirSync(folder), []);
    const store = await open(path);
    await appendMany(store, 5);
    await store[Symbol.asyncDispose]();
    const before = fs.readFileSync(path);
    const reader = await open(path, { readOnly: true });
    assert.equal((await reader.audit.verify()).rows, 5);
    reader.counters.add("x");
    await reader[Symbol.asyncDispose]();
    assert.deepEqual(fs.readFileSync(path), before);
  }));

Deno.test("a process that writes nothing leaves no writer behind", () =>
  withFolder(async (folder) => {
    const path = join(folder, "oktsec.db");
    const idle = await open(path, { signer: testSigner() });
    await idle[Symbol.asyncDispose]();
    const store = await open(path);
    assert.equal((await store.audit.verify()).writers, 0);
    await store[Symbol.asyncDispose]();
    assert.equal(fs.existsSync(headsPath(path)), false);
  }));

Deno.test("two stores in one process do not take each other's locks away", () =>
  withFolder(async (folder) => {
    // POSIX drops a process's locks on a file when any handle on it is closed: opening the second must not read the file itself.
    const path = join(folder, "oktsec.db");
    const first = await open(path);
    await appendMany(first, 3);
    for (let round = 0; round < 3; round++) await (await open(path))[Symbol.asyncDispose]();
    const child = await new Deno.Command(Deno.execPath(), {
      args: [
        "eval",
        `import { DatabaseSync } from "node:sqlite"; const db = new DatabaseSync(${JSON.stringify(path)});
        db.prepare("SELECT count(*) FROM audit").get(); db.close();`,
      ],
    }).output();
    assert.equal(child.code, 0);
    // Had the lock been lost, the child would have believed itself the last one and deleted the log.
    assert.equal(fs.existsSync(`${path}-wal`), true);
    await appendMany(first, 3);
    assert.deepEqual((await first.audit.verify()).rows, 6);
    await first[Symbol.asyncDispose]();
  }));

Deno.test("the heads file drops a writer's superseded heads, and nothing of others", () =>
  withFolder((folder) => {
    const path = join(folder, "oktsec.heads");
    const signer = testSigner();
    const head = (writer: string, seq: number) => signCheckpoint({ writer, seq, link: "ab".repeat(32) }, signer, 5);
    for (let seq = 1; seq <= 3; seq++) for (const writer of ["mine", "yours"]) appendHead(path, head(writer, seq));
    fs.appendFileSync(path, "garbled\n");
    compactHeads(path, "mine");
    const { heads, garbled } = readHeads(path);
    assert.deepEqual(heads.map(({ writer, seq }) => `${writer} ${seq}`), ["yours 1", "yours 2", "mine 3", "yours 3"]);
    assert.equal(garbled, 1);
    assert.deepEqual(fs.readdirSync(folder), ["oktsec.heads"]);
  }));

Deno.test("a head that a crash cut short is replaced by the next one", () =>
  withFolder((folder) => {
    const path = join(folder, "oktsec.heads");
    const signer = testSigner();
    const head = (seq: number) => signCheckpoint({ writer: "w", seq, link: "ab".repeat(32) }, signer, 5);
    appendHead(path, head(1));
    fs.appendFileSync(path, '{"at":5,"finger');
    appendHead(path, head(2));
    assert.deepEqual(readHeads(path), { heads: [head(1), head(2)], garbled: 0 });
  }));

Deno.test("heads of a long run stay bounded", () =>
  withFolder(async (folder) => {
    const path = join(folder, "oktsec.db");
    const store = await open(path, { signer: testSigner() });
    for (let round = 0; round < 4; round++) await appendMany(store, 1_000);
    await store.audit.append(testRecord());
    await store[Symbol.asyncDispose]();
    const { heads } = readHeads(headsPath(path));
    assert.ok(heads.length < HEADS_LINES_MAX);
    assert.deepEqual(heads.map(({ seq }) => seq), [4_001]);
  }));
