/** Processes that are killed in the middle, and processes that write at once. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../core/contract/store.ts";
import { openSqliteStore } from "../../plugins/store_sqlite/store.ts";
import { NOON, testHeld, testRecord, testSigner } from "../conformance/store_kit.ts";

const CHILD = new URL("./_store_child.ts", import.meta.url).pathname;

interface Child {
  readonly process: ChildProcess;
  /** Whole lines that it has printed. */
  lines(): string[];
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

function start(...args: readonly string[]): Child {
  const process = spawn(Deno.execPath(), ["run", "-A", CHILD, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  process.stdout.setEncoding("utf8").on("data", (chunk: string) => text += chunk);
  const ended = new Promise<void>((resolve) => process.once("close", () => resolve()));
  return { process, ended, lines: () => text.split("\n").slice(0, -1) };
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; !condition();) {
    assert.ok(Date.now() < deadline, "nothing happened in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function withStore(use: (store: Store, path: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(join(tmpdir(), "oktsec-crash-"));
  const path = join(folder, "oktsec.db");
  try {
    const store = await openSqliteStore({ path, signer: testSigner(1), now: () => NOON });
    await use(store, path);
    await store[Symbol.asyncDispose]();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function assertAllThere(store: Store, ids: readonly string[]): Promise<void> {
  for (const id of ids) assert.ok(await store.audit.get(id), `row ${id} was acknowledged and is gone`);
}

Deno.test("a process that is killed loses nothing that it acknowledged, and its trail verifies", () =>
  withStore(async (store, path) => {
    for (let round = 0; round < 3; round++) {
      const child = start("append", path);
      await until(() => child.lines().length > 1_500 * (round + 1));
      child.process.kill("SIGKILL");
      await child.ended;
      await assertAllThere(store, child.lines());
      const { ok, problems, writers } = await store.audit.verify();
      assert.deepEqual({ ok, problems, writers }, { ok: true, problems: [], writers: round + 1 });
    }
  }));

Deno.test("the database is whole when everyone who had it open was killed", async () => {
  const folder = fs.mkdtempSync(join(tmpdir(), "oktsec-crash-"));
  const path = join(folder, "oktsec.db");
  try {
    const child = start("append", path);
    await until(() => child.lines().length > 1_500);
    child.process.kill("SIGKILL");
    await child.ended;
    for (const readOnly of [true, false]) {
      const store = await openSqliteStore({ path, signer: testSigner(1), now: () => NOON, readOnly });
      await assertAllThere(store, child.lines());
      assert.deepEqual((await store.audit.verify()).problems, []);
      await store[Symbol.asyncDispose]();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

Deno.test("several processes write at once, each its own chain, and one of them is killed", () =>
  withStore(async (store, path) => {
    const children = [start("append", path), start("append", path), start("append", path)];
    const own: string[] = [];
    await until(() => children.every((child) => child.lines().length > 0));
    while (children.some((child) => child.lines().length < 1_200)) {
      const record = testRecord();
      await store.audit.append(record);
      own.push(record.id);
      const { problems } = own.length % 50 === 0 ? await store.audit.verify() : { problems: [] };
      assert.deepEqual(problems, []);
    }
    for (const child of children) child.process.kill("SIGKILL");
    await Promise.all(children.map(({ ended }) => ended));
    await assertAllThere(store, [...own, ...children.flatMap((child) => child.lines())]);
    const { ok, writers, problems } = await store.audit.verify();
    assert.deepEqual({ ok, writers, problems }, { ok: true, writers: 4, problems: [] });
  }));

Deno.test("of processes that settle the same item, one does", () =>
  withStore(async (store, path) => {
    const record = testRecord();
    await store.audit.append(record, { hold: testHeld(record.id, { expiresAt: Date.now() + 600_000 }) });
    const children = Array.from({ length: 3 }, () => start("race", path, record.id));
    await Promise.all(children.map(({ ended }) => ended));
    const outcomes = children.flatMap((child) => child.lines()).sort();
    assert.deepEqual(outcomes.slice(0, 2), ["quarantine/settled", "quarantine/settled"]);
    const reviewer = (await store.quarantine.get(record.id, NOON))?.reviewer;
    assert.equal(outcomes[2], `settled by ${reviewer}`);
    assert.equal((await store.audit.query({ kind: "review" }, { limit: 10 })).items.length, 1);
  }));
