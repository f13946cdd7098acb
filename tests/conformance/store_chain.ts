/** Store suite: the chain holds, over restarts and processes. */
import assert from "node:assert/strict";
import { CHECKPOINT_ROWS } from "../../core/limits.ts";
import type { Case } from "./store.ts";
import { appendMany, testSigner } from "./store_kit.ts";

/** Cases on verification. */
export const chainCases: readonly Case[] = [
  ["an empty trail verifies", async (bench) => {
    const store = await bench.open({ signer: testSigner() });
    assert.deepEqual(await store.audit.verify(), {
      ok: true,
      rows: 0,
      writers: 0,
      signaturesChecked: true,
      problems: [],
    });
  }],

  ["a trail longer than a checkpoint's span verifies while it is written", async (bench) => {
    const store = await bench.open({ signer: testSigner() });
    await appendMany(store, CHECKPOINT_ROWS + 5);
    const seen: number[] = [];
    const result = await store.audit.verify({ onProgress: (rows) => seen.push(rows) });
    assert.deepEqual(result, {
      ok: true,
      rows: CHECKPOINT_ROWS + 5,
      writers: 1,
      signaturesChecked: true,
      problems: [],
    });
    assert.equal(seen.at(-1), CHECKPOINT_ROWS + 5);
  }],

  ["verify() says when it could not check signatures", async (bench) => {
    const store = await bench.open({ signer: null });
    await appendMany(store, 2);
    assert.deepEqual(await store.audit.verify(), {
      ok: true,
      rows: 2,
      writers: 1,
      signaturesChecked: false,
      problems: [],
    });
  }],

  ["verify() stops when it is told to", async (bench) => {
    const store = await bench.open();
    await appendMany(store, 2_000);
    const abort = new AbortController();
    const verified = store.audit.verify({ signal: abort.signal, onProgress: () => abort.abort() });
    await assert.rejects(verified, { name: "AbortError" });
  }],

  ["every writer has its own chain, and all verify together", async (bench) => {
    const signer = testSigner();
    const first = await bench.open({ signer });
    await appendMany(first, 3);
    await first[Symbol.asyncDispose]();
    const unsigned = await bench.open();
    const second = await bench.open({ signer });
    await appendMany(second, 2);
    await appendMany(unsigned, 2);
    await appendMany(second, 2);
    await unsigned[Symbol.asyncDispose]();
    const result = await second.audit.verify();
    assert.deepEqual(result, { ok: true, rows: 9, writers: 3, signaturesChecked: true, problems: [] });
  }, "shared"],

  ["checkpoints of another key are named", async (bench) => {
    const first = await bench.open({ signer: testSigner() });
    await appendMany(first, 3);
    await first[Symbol.asyncDispose]();
    const second = await bench.open({ signer: testSigner() });
    const { ok, problems } = await second.audit.verify();
    assert.equal(ok, false);
    assert.ok(
      problems.some(({ kind, writer, seq }) => kind === "bad_signature" && writer === first.writer && seq === 3),
    );
  }, "durable"],
];
