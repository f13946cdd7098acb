import assert from "node:assert/strict";
import { draftRow } from "../../core/audit/row.ts";
import { fail } from "../../core/errors.ts";
import { APPEND_QUEUE_MAX, BATCH_ROWS_MAX, LOCK_WAIT_MS_MAX } from "../../core/limits.ts";
import { testRecord } from "../../tests/conformance/store_kit.ts";
import { AppendQueue } from "./append_queue.ts";
import type { Job } from "./chain_writer.ts";

/** A queue over a database that notes its batches, and is locked or broken when told. */
function makeQueue() {
  const database = { batches: [] as number[], tries: 0, isLocked: false, isBroken: false, elapsed: 0 };
  const queue = new AppendQueue({
    path: "/db",
    random: () => 0,
    elapsed: () => database.elapsed,
    write(jobs) {
      database.tries++;
      if (database.isLocked) throw Object.assign(new Error("database is locked"), { errcode: 5 });
      if (database.isBroken) throw Object.assign(new Error("disk I/O error"), { errcode: 10 });
      database.batches.push(jobs.length);
    },
  });
  const append = (count: number) => Array.from({ length: count }, () => queue.append(draftRow(testRecord())));
  return { queue, database, append };
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5_000; !condition();) {
    assert.ok(Date.now() < deadline, "nothing happened in time");
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

Deno.test("rows of one turn of the event loop share a transaction, also those appended by its promises", async () => {
  const { database, append } = makeQueue();
  const late = Promise.resolve().then(() => Promise.resolve()).then(() => Promise.all(append(2)));
  await Promise.all([...append(3), late]);
  assert.deepEqual(database.batches, [5]);
  await Promise.all(append(1));
  assert.deepEqual(database.batches, [5, 1]);
});

Deno.test("one who appends without waiting pays for the batch at its bound", async () => {
  const { database, append } = makeQueue();
  const rows = append(BATCH_ROWS_MAX - 1);
  assert.deepEqual(database.batches, []);
  rows.push(...append(1));
  assert.deepEqual(database.batches, [BATCH_ROWS_MAX]);
  await Promise.all(rows);
});

Deno.test("rows wait while another process has the lock, and none is lost", async () => {
  const { database, append } = makeQueue();
  database.isLocked = true;
  const rows = Promise.all(append(3));
  await until(() => database.tries > 2);
  assert.deepEqual(database.batches, []);
  const more = Promise.all(append(2));
  database.isLocked = false;
  await Promise.all([rows, more]);
  assert.deepEqual(database.batches, [5]);
});

Deno.test("a lock that never comes fails the rows at the bound, not before", async () => {
  const { database, append } = makeQueue();
  database.isLocked = true;
  const outcome = Promise.allSettled(append(2));
  await until(() => database.tries > 1);
  database.elapsed = LOCK_WAIT_MS_MAX - 1;
  const tries = database.tries;
  await until(() => database.tries > tries + 1);
  database.elapsed = LOCK_WAIT_MS_MAX;
  for (const row of await outcome) {
    assert.equal(row.status === "rejected" && row.reason.code, "store/write-failed");
  }
  database.isLocked = false;
  await Promise.all(append(1));
  assert.deepEqual(database.batches, [1]);
});

Deno.test("the queue holds so many rows and refuses the next at once", async () => {
  const { database, append } = makeQueue();
  database.isLocked = true;
  const [first] = append(1);
  await until(() => database.tries > 0);
  const rows = append(APPEND_QUEUE_MAX - 1);
  await assert.rejects(append(1)[0] ?? assert.fail(), { code: "store/write-failed" });
  database.isLocked = false;
  await Promise.all([first, ...rows]);
});

Deno.test("a broken disk fails the rows of its batch at once", async () => {
  const { database, append } = makeQueue();
  database.isBroken = true;
  await assert.rejects(append(1)[0] ?? assert.fail(), { code: "store/write-failed" });
  assert.equal(database.tries, 1);
});

Deno.test("a row that is refused alone does not refuse the others", async () => {
  const refusing = new AppendQueue({
    path: "/db",
    random: () => 0,
    elapsed: () => 0,
    write(jobs: readonly Job[]) {
      const second = jobs[1];
      if (second) second.error = fail("store/replayed", ["x"]);
    },
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => refusing.append(draftRow(testRecord()))));
  assert.deepEqual(outcomes.map(({ status }) => status), ["fulfilled", "rejected", "fulfilled"]);
});

Deno.test("close() settles what waits and refuses what comes", async () => {
  const { queue, database, append } = makeQueue();
  const rows = Promise.all(append(2));
  await queue.close();
  assert.deepEqual(database.batches, [2]);
  await rows;
  await assert.rejects(append(1)[0] ?? assert.fail(), { code: "store/closed" });
});
