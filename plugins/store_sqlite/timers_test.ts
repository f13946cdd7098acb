import assert from "node:assert/strict";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKPOINT_ROWS } from "../../core/limits.ts";
import { appendMany, NOON, testSigner } from "../../tests/conformance/store_kit.ts";
import { headsPath, readHeads } from "./heads_file.ts";
import { ROWS_A_STATEMENT } from "./database.ts";
import { openSqliteStore } from "./store.ts";

async function withPath(use: (path: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(join(tmpdir(), "oktsec-timers-"));
  try {
    await use(join(folder, "oktsec.db"));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !await condition();) {
    assert.ok(Date.now() < deadline, "nothing happened in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

Deno.test("rows are signed for after a while, though their writer goes on", () =>
  withPath(async (path) => {
    const store = await openSqliteStore({ path, signer: testSigner(), now: () => NOON }, { checkpointMs: 5 });
    for (const seq of [1, 2]) {
      await appendMany(store, 1);
      await until(() => readHeads(headsPath(path)).heads.at(-1)?.seq === seq);
    }
    await store[Symbol.asyncDispose]();
    assert.equal(readHeads(headsPath(path)).heads.length, 1);
  }));

Deno.test("rows are signed for at every thousandth, though no time has passed", () =>
  withPath(async (path) => {
    const store = await openSqliteStore({ path, signer: testSigner(), now: () => NOON });
    await appendMany(store, CHECKPOINT_ROWS - ROWS_A_STATEMENT);
    assert.deepEqual(readHeads(headsPath(path)).heads, []);
    await appendMany(store, ROWS_A_STATEMENT);
    // Rows that share a statement share a head, which may come before the thousandth, but not after.
    await until(() => (readHeads(headsPath(path)).heads.at(-1)?.seq ?? 0) > CHECKPOINT_ROWS - ROWS_A_STATEMENT);
    await store[Symbol.asyncDispose]();
    assert.equal(readHeads(headsPath(path)).heads.at(-1)?.seq, CHECKPOINT_ROWS);
  }));

Deno.test("counts are written while the process goes on, and shown at once to itself", () =>
  withPath(async (path) => {
    const store = await openSqliteStore({ path, signer: null, now: () => NOON });
    const other = await openSqliteStore({ path, signer: null, now: () => NOON, readOnly: true });
    store.counters.add("bad_json", 3);
    assert.deepEqual(await store.counters.totals(), { bad_json: 3 });
    await until(async () => (await other.counters.totals())["bad_json"] === 3);
    store.counters.add("bad_json");
    assert.deepEqual(await store.counters.totals(), { bad_json: 4 });
    await store[Symbol.asyncDispose]();
    assert.deepEqual(await other.counters.totals(), { bad_json: 4 });
    await other[Symbol.asyncDispose]();
  }));
