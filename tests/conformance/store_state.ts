/** Store suite: quarantine, replay, revocations, windows, counters. */
import assert from "node:assert/strict";
import type { Held, Page, Store } from "../../core/contract/store.ts";
import { newId } from "../../core/ids.ts";
import type { Case } from "./store.ts";
import { actorRecord, HOUR, NOON, testClaim, testHeld, testRecord, testRevocation } from "./store_kit.ts";

/** Holds a fresh item and returns its id. */
async function hold(store: Store, differences: Parameters<typeof testHeld>[1] = {}): Promise<string> {
  const record = testRecord({
    status: "quarantined",
    effect: "hold",
    verdict: "quarantine",
    reason: "content_quarantined",
  });
  await store.audit.append(record, { hold: testHeld(record.id, differences) });
  return record.id;
}

function approve(store: Store, id: string, at = NOON) {
  const verdict = { state: "approved" as const, reviewer: "ada", note: "known pattern", at };
  return store.quarantine.settle(id, verdict, actorRecord("review", { ref: id, at }));
}

/** Cases on everything that is not the trail. */
export const stateCases: readonly Case[] = [
  ["a held item reads back as it was put aside", async (bench) => {
    const store = await bench.open();
    const id = await hold(store, { to: null, tool: "write_file", rules: [] });
    const want = testHeld(id, { to: null, tool: "write_file", rules: [] });
    assert.deepEqual(await store.quarantine.get(id, NOON), {
      ...want,
      state: "pending",
      reviewer: null,
      reviewedAt: null,
      note: null,
    });
    assert.equal(await store.quarantine.get(newId(NOON), NOON), null);
  }],

  ["settling leaves its own row and says who and why", async (bench) => {
    const store = await bench.open();
    const id = await hold(store);
    const settled = await approve(store, id, NOON + 5);
    assert.deepEqual(settled, {
      ...testHeld(id),
      state: "approved",
      reviewer: "ada",
      reviewedAt: NOON + 5,
      note: "known pattern",
    });
    assert.deepEqual(await store.quarantine.get(id, NOON + 6), settled);
    const { items } = await store.audit.query({ kind: "review" }, { limit: 10 });
    assert.deepEqual(items.map(({ ref, actor }) => ({ ref, actor })), [{ ref: id, actor: "ada" }]);
    assert.deepEqual((await store.audit.verify()).problems, []);
  }],

  [
    "settle() refuses a second settlement, an unknown item and an overdue one, and writes no row for them",
    async (bench) => {
      const store = await bench.open();
      const id = await hold(store);
      await approve(store, id);
      await assert.rejects(approve(store, id), { code: "quarantine/settled" });
      await assert.rejects(approve(store, newId(NOON)), { code: "quarantine/not-found" });
      const overdue = await hold(store);
      await assert.rejects(approve(store, overdue, NOON + HOUR), { code: "quarantine/settled" });
      assert.equal((await store.audit.query({ kind: "review" }, { limit: 10 })).items.length, 1);
    },
  ],

  ["an item is settled once, whoever tries", async (bench) => {
    const [one, other] = [await bench.open(), await bench.open()];
    const id = await hold(one);
    const outcomes = await Promise.allSettled([approve(one, id), approve(other, id), approve(one, id)]);
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    assert.equal((await other.audit.query({ kind: "review" }, { limit: 10 })).items.length, 1);
  }, "shared"],

  ["a pending item expires on time, in get() and in list()", async (bench) => {
    const store = await bench.open();
    const id = await hold(store);
    const states = async (now: number) => ({
      state: (await store.quarantine.get(id, now))?.state,
      pending: (await store.quarantine.list("pending", { now, limit: 5 })).items.length,
      expired: (await store.quarantine.list("expired", { now, limit: 5 })).items.map(({ state }) => state),
    });
    assert.deepEqual(await states(NOON + HOUR - 1), { state: "pending", pending: 1, expired: [] });
    assert.deepEqual(await states(NOON + HOUR), { state: "expired", pending: 0, expired: ["expired"] });
  }],

  ["list() gives each state newest first, over its pages", async (bench) => {
    const store = await bench.open();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.push(await hold(store));
    await approve(store, ids[1] ?? "");
    const list = async (state: "all" | "pending" | "approved") => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<Held> = await store.quarantine.list(state, { now: NOON, limit: 2, ...(cursor && { cursor }) });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor);
      return found;
    };
    assert.deepEqual(await list("all"), ids.toReversed());
    assert.deepEqual(await list("approved"), [ids[1]]);
    assert.deepEqual(await list("pending"), ids.toReversed().filter((id) => id !== ids[1]));
  }],

  ["a signed message is accepted once: a repeat is told the first one's id and status", async (bench) => {
    const store = await bench.open();
    const record = testRecord({ status: "blocked" });
    const claim = testClaim("m", record.id);
    assert.equal(store.replay.claim(claim, NOON), null);
    assert.deepEqual(store.replay.claim(testClaim("m", newId(NOON)), NOON), { id: record.id, status: "pending" });
    await store.audit.append(record, { replay: claim });
    assert.deepEqual(store.replay.claim(testClaim("m", newId(NOON)), NOON), { id: record.id, status: "blocked" });
    assert.equal(store.replay.claim(testClaim("other", newId(NOON)), NOON), null);
  }],

  ["a claim is free again once it is released or has expired", async (bench) => {
    const store = await bench.open();
    const claim = testClaim("m", newId(NOON));
    store.replay.claim(claim, NOON);
    store.replay.release(testClaim("m", newId(NOON)));
    assert.notEqual(store.replay.claim(claim, NOON), null);
    store.replay.release(claim);
    const record = testRecord();
    const second = testClaim("m", record.id);
    assert.equal(store.replay.claim(second, NOON), null);
    await store.audit.append(record, { replay: second });
    assert.notEqual(store.replay.claim(claim, second.expiresAt - 1), null);
    assert.equal(store.replay.claim(claim, second.expiresAt), null);
    bench.now = second.expiresAt;
    const third = testRecord({ id: claim.id });
    await store.audit.append(third, { replay: { ...claim, expiresAt: bench.now + 1 } });
  }],

  ["a claim that another took in the meantime is refused, with the row", async (bench) => {
    const store = await bench.open();
    const first = testRecord();
    await store.audit.append(first, { replay: testClaim("m", first.id) });
    const second = testRecord();
    const refused = store.audit.append(second, { replay: testClaim("m", second.id), hold: testHeld(second.id) });
    await assert.rejects(
      refused,
      (error: Error) => "code" in error && error.code === "store/replayed" && error.message.includes(first.id),
    );
    assert.equal(await store.audit.get(second.id), null);
    assert.equal(await store.quarantine.get(second.id, NOON), null);
  }],

  ["of two processes that accept the same message, one is refused", async (bench) => {
    const [one, other] = [await bench.open(), await bench.open()];
    const records = [testRecord(), testRecord()] as const;
    const claims = records.map(({ id }) => testClaim("m", id));
    const [mine, theirs] = [claims[0] ?? assert.fail(), claims[1] ?? assert.fail()];
    assert.equal(one.replay.claim(mine, NOON), null);
    assert.equal(other.replay.claim(theirs, NOON), null);
    await one.audit.append(records[0], { replay: mine });
    await assert.rejects(other.audit.append(records[1], { replay: theirs }), { code: "store/replayed" });
    other.replay.release(theirs);
    assert.deepEqual(other.replay.claim(theirs, NOON), { id: mine.id, status: "delivered" });
  }, "shared"],

  ["an accepted message stays accepted after a restart", async (bench) => {
    const first = await bench.open();
    const record = testRecord();
    await first.audit.append(record, { replay: testClaim("m", record.id) });
    await first[Symbol.asyncDispose]();
    const second = await bench.open();
    assert.deepEqual(second.replay.claim(testClaim("m", newId(NOON)), NOON), { id: record.id, status: "delivered" });
  }, "durable"],

  ["a revocation holds, is listed, and leaves one row however often it is added", async (bench) => {
    const store = await bench.open();
    const revocation = testRevocation("ab".repeat(32));
    assert.equal(store.revocations.has(revocation.fingerprint), false);
    await store.revocations.add(revocation, actorRecord("admin"));
    await store.revocations.add({ ...revocation, reason: "again" }, actorRecord("admin"));
    assert.equal(store.revocations.has(revocation.fingerprint), true);
    assert.deepEqual(await store.revocations.list(), [revocation]);
    assert.equal((await store.audit.query({ kind: "admin" }, { limit: 10 })).items.length, 1);
  }],

  ["a revocation by another process counts at once", async (bench) => {
    const [one, other] = [await bench.open(), await bench.open()];
    assert.equal(one.revocations.has("f"), false);
    await other.revocations.add(testRevocation("f"), actorRecord("admin"));
    assert.equal(one.revocations.has("f"), true);
  }, "shared"],

  ["a window holds its limit and slides", async (bench) => {
    const store = await bench.open();
    const take = (now: number) => store.windows.take("k", { limit: 2, windowMs: 1_000, now });
    const outcomes = [];
    for (const now of [NOON, NOON + 400, NOON + 999, NOON + 1_000, NOON + 1_001, NOON + 1_400]) {
      outcomes.push(await take(now));
    }
    assert.deepEqual(outcomes, [true, true, false, true, false, true]);
    assert.equal(await store.windows.take("other", { limit: 1, windowMs: 1_000, now: NOON }), true);
  }],

  ["counters add up", async (bench) => {
    const store = await bench.open();
    store.counters.add("bad_json");
    store.counters.add("bad_json", 4);
    store.counters.add("not_found");
    assert.deepEqual(await store.counters.totals(), { bad_json: 5, not_found: 1 });
  }],

  ["counters of several processes add up, and survive closing", async (bench) => {
    const [one, other] = [await bench.open(), await bench.open()];
    one.counters.add("bad_json", 2);
    other.counters.add("bad_json", 3);
    await one[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
    assert.deepEqual(await (await bench.open()).counters.totals(), { bad_json: 5 });
  }, "shared"],
];
