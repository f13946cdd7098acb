/** A full disk, a read-only medium, a lock that others hold: clear errors, and nothing half done. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Store } from "../../core/contract/store.ts";
import { newId } from "../../core/ids.ts";
import { appendMany, NOON, testClaim, testHeld, testRecord, testSigner } from "../../tests/conformance/store_kit.ts";
import { openSqliteStore } from "./store.ts";

const signer = testSigner();

function open(path: string, readOnly = false): Promise<Store> {
  return openSqliteStore({ path, signer, now: () => NOON, readOnly });
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(join(tmpdir(), "oktsec-failure-"));
  try {
    await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether this process may mount a small disk: root on Linux, outside of most sandboxes. */
const canMount = (() => {
  if (Deno.build.os !== "linux") return false;
  const folder = fs.mkdtempSync(join(tmpdir(), "oktsec-mount-"));
  const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]).status === 0;
  if (isMounted) spawnSync("umount", [folder]);
  fs.rmdirSync(folder);
  return isMounted;
})();

/** A disk of 3 MB. */
function withDisk(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    assert.equal(spawnSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", folder]).status, 0);
    try {
      await use(folder);
    } finally {
      // Lazily: a failed test may have left the store open.
      assert.equal(spawnSync("umount", ["-l", folder]).status, 0);
    }
  });
}

/** Appends until it fails; returns the ids that were acknowledged and the error. */
async function fill(store: Store): Promise<{ ids: string[]; error: unknown }> {
  const ids: string[] = [];
  for (let round = 0; round < 1_000; round++) {
    const records = Array.from({ length: 40 }, () => testRecord({ note: "x".repeat(500) }));
    const outcomes = await Promise.allSettled(records.map((record) => store.audit.append(record)));
    const kept = records.filter((_, index) => outcomes[index]?.status === "fulfilled");
    ids.push(...kept.map(({ id }) => id));
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed) return { ids, error: failed.reason };
  }
  assert.fail("the disk never filled");
}

Deno.test({
  name: "a full disk fails the append and nothing else; freed, it goes on in the same chain",
  ignore: !canMount,
  fn: () =>
    withDisk(async (folder) => {
      const ballast = join(folder, "ballast");
      fs.writeFileSync(ballast, new Uint8Array(1024 * 1024));
      const store = await open(join(folder, "oktsec.db"));
      const { ids, error } = await fill(store);
      assert.ok(error instanceof Error && "code" in error && error.code === "store/write-failed");
      assert.match(error.message, /full/);
      const record = testRecord();
      const companions = {
        hold: testHeld(record.id, { sealed: new Uint8Array(100_000) }),
        replay: testClaim("m", record.id),
      };
      await assert.rejects(store.audit.append(record, companions), { code: "store/write-failed" });
      assert.equal(await store.quarantine.get(record.id, NOON), null);
      assert.equal(store.replay.claim(testClaim("m", newId(NOON)), NOON), null);
      assert.equal((await store.audit.get(ids.at(-1) ?? ""))?.seq, ids.length);
      assert.deepEqual((await store.audit.verify()).problems, []);
      fs.rmSync(ballast);
      const next = await store.audit.append(testRecord());
      assert.equal(next.seq, ids.length + 1);
      await store[Symbol.asyncDispose]();
      const again = await open(join(folder, "oktsec.db"), true);
      assert.deepEqual(await again.audit.verify(), {
        ok: true,
        rows: ids.length + 1,
        writers: 1,
        signaturesChecked: true,
        problems: [],
      });
      await again[Symbol.asyncDispose]();
    }),
});

Deno.test({
  name: "a store that cannot sign off on a full disk says so, and leaves a trail that verifies",
  ignore: !canMount,
  fn: () =>
    withDisk(async (folder) => {
      const ballast = join(folder, "ballast");
      fs.writeFileSync(ballast, new Uint8Array(1024 * 1024));
      const store = await open(join(folder, "oktsec.db"));
      const { ids } = await fill(store);
      try {
        // To the last page, in which the last checkpoint could still have found room.
        for (;;) fs.appendFileSync(ballast, new Uint8Array(4096));
      } catch {
        // Full.
      }
      await assert.rejects(async () => await store[Symbol.asyncDispose](), { code: "store/write-failed" });
      fs.rmSync(ballast);
      const again = await open(join(folder, "oktsec.db"), true);
      const { ok, rows } = await again.audit.verify();
      assert.deepEqual({ ok, rows }, { ok: true, rows: ids.length });
      await again[Symbol.asyncDispose]();
    }),
});

Deno.test({
  name: "a file size limit is met like a full disk",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withFolder(async (folder) => {
      const path = join(folder, "oktsec.db");
      const child = new URL("../../tests/flows/_store_child.ts", import.meta.url).pathname;
      // The signal that comes with the limit is ignored, so that the write itself fails.
      const script = `trap '' XFSZ; ulimit -f 4096; exec "$0" run -A "$1" fill "$2"`;
      const output = await new Deno.Command("sh", { args: ["-c", script, Deno.execPath(), child, path] }).output();
      assert.equal(output.code, 0, new TextDecoder().decode(output.stderr));
      const stdout = new TextDecoder().decode(output.stdout);
      const lines = stdout.trim().split("\n");
      assert.equal(lines.pop(), "store/write-failed");
      const store = await open(path);
      for (const id of lines) assert.ok(await store.audit.get(id), id);
      assert.deepEqual((await store.audit.verify()).rows, lines.length);
      await store[Symbol.asyncDispose]();
    }),
});

Deno.test({
  name: "on a read-only medium a store opens for reading, verifies, and refuses to open for writing",
  ignore: !canMount,
  fn: () =>
    withDisk(async (folder) => {
      const path = join(folder, "oktsec.db");
      const store = await open(path);
      await appendMany(store, 3);
      await store[Symbol.asyncDispose]();
      assert.equal(spawnSync("mount", ["-o", "remount,ro", folder]).status, 0);
      const before = fs.readdirSync(folder);
      const reader = await open(path, true);
      const { ok, rows } = await reader.audit.verify();
      assert.deepEqual({ ok, rows }, { ok: true, rows: 3 });
      await reader[Symbol.asyncDispose]();
      await assert.rejects(open(path), { code: "store/write-failed" });
      await assert.rejects(open(join(folder, "new", "oktsec.db")), { code: "store/refused" });
      assert.deepEqual(fs.readdirSync(folder), before);
    }),
});

Deno.test("while another process writes, appends wait and then go through; reads do not wait", () =>
  withFolder(async (folder) => {
    const path = join(folder, "oktsec.db");
    const store = await open(path);
    const [id = ""] = await appendMany(store, 1);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    let isDone = false;
    const appended = store.audit.append(testRecord()).then((entry) => {
      isDone = true;
      return entry;
    });
    // Two reads that take several turns: enough for the append to have tried.
    assert.equal((await store.audit.get(id))?.id, id);
    assert.equal((await store.audit.verify()).rows, 1);
    assert.equal(store.revocations.has("f"), false);
    assert.equal(isDone, false);
    other.exec("COMMIT");
    other.close();
    assert.equal((await appended).seq, 2);
    await store[Symbol.asyncDispose]();
  }));
