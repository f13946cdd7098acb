/** Store suite: listings, the tail, totals, denials. */
import assert from "node:assert/strict";
import type { AuditFilter, AuditRecord, Store } from "../../core/contract/store.ts";
import { newId } from "../../core/ids.ts";
import { LIST_LIMIT_MAX } from "../../core/limits.ts";
import type { Case } from "./store.ts";
import { actorRecord, appendMany, blockedRecord, HOUR, NOON, testRecord } from "./store_kit.ts";

/** A trail with something of everything: index, kind, status, agents, proof, time, rule. */
function mixedRecords(): AuditRecord[] {
  return Array.from({ length: 120 }, (_, index) => {
    const at = NOON + index * 10 * 60_000;
    const from = `agent-${index % 4}`;
    const to = index % 3 === 0 ? `agent-${(index + 1) % 4}` : null;
    const identity = index % 5 === 0 ? "unsigned" as const : index % 7 === 0 ? "invalid" as const : "proven" as const;
    if (index % 11 === 0) return actorRecord("review", { at, from, id: newId(at) });
    if (index % 2 === 0) return testRecord({ at, from, to, identity });
    return blockedRecord([`RULE-${index % 3}`, "RULE-ALL"], { at, from, to, identity });
  });
}

/** What the filter means, written down once more and plainly. */
function expected(records: readonly AuditRecord[], filter: AuditFilter): string[] {
  return records.filter((record) =>
    (!filter.kind || record.kind === filter.kind) &&
    (!filter.status || record.status === filter.status) &&
    (!filter.agent || [record.from, record.to].includes(filter.agent)) &&
    (!filter.unverified || record.identity === "unsigned" || record.identity === "invalid") &&
    (filter.since === undefined || record.at >= filter.since) &&
    (filter.until === undefined || record.at < filter.until) &&
    (!filter.rule || record.findings.some(({ rule }) => rule === filter.rule))
  ).map(({ id }) => id).reverse();
}

const CHOICES: { readonly [Key in keyof AuditFilter]-?: readonly AuditFilter[Key][] } = {
  kind: [undefined, "decision", "review", "admin"],
  status: [undefined, "delivered", "blocked", "error"],
  agent: [undefined, "agent-1", "nobody"],
  unverified: [undefined, true],
  since: [undefined, NOON + 3 * HOUR],
  until: [undefined, NOON + 9 * HOUR + 1],
  rule: [undefined, "RULE-1", "RULE-ALL"],
};

/** Every combination of the choices. */
function allFilters(): AuditFilter[] {
  let filters: AuditFilter[] = [{}];
  for (const [key, values] of Object.entries(CHOICES)) {
    filters = filters.flatMap((filter) =>
      values.map((value) => (value === undefined ? filter : { ...filter, [key]: value }))
    );
  }
  return filters;
}

async function allPages(store: Store, filter: AuditFilter, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.audit.query(filter, { limit, ...(cursor !== undefined && { cursor }) });
    assert.ok(page.items.length <= limit);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

/** Cases on reading many rows. */
export const listingCases: readonly Case[] = [
  ["query() holds every combination of conditions", async (bench) => {
    const store = await bench.open();
    const records = mixedRecords();
    await Promise.all(records.map((record) => store.audit.append(record)));
    for (const filter of allFilters()) {
      const { items } = await store.audit.query(filter, { limit: 1_000 });
      assert.deepEqual(items.map(({ id }) => id), expected(records, filter), JSON.stringify(filter));
    }
  }],

  ["query() gives every row once over its pages, and no page more", async (bench) => {
    const store = await bench.open();
    const records = mixedRecords();
    await Promise.all(records.map((record) => store.audit.append(record)));
    for (
      const filter of [{}, { agent: "agent-1" }, { rule: "RULE-ALL" }, { unverified: true }, {
        status: "blocked" as const,
      }]
    ) {
      const want = expected(records, filter);
      for (const limit of [1, 7, want.length, want.length + 1]) {
        assert.deepEqual(await allPages(store, filter, limit), want);
      }
    }
  }],

  ["query() bounds its limit, and refuses a cursor that it never gave out", async (bench) => {
    const store = await bench.open();
    await appendMany(store, 3);
    assert.equal((await store.audit.query({}, { limit: 0 })).items.length, 1);
    assert.equal((await store.audit.query({}, { limit: LIST_LIMIT_MAX + 1 })).items.length, 3);
    await assert.rejects(store.audit.query({}, { limit: 1, cursor: "1 OR 1" }), { code: "store/bad-cursor" });
    await assert.rejects(store.audit.tail("-1", { limit: 1 }), { code: "store/bad-cursor" });
  }],

  ["tail() starts at the end and goes on in commit order", async (bench) => {
    const store = await bench.open();
    await appendMany(store, 3);
    const start = await store.audit.tail(null, { limit: 10 });
    assert.deepEqual(start.items, []);
    const ids = await appendMany(store, 5);
    const first = await store.audit.tail(start.next, { limit: 3 });
    const second = await store.audit.tail(first.next, { limit: 3 });
    const third = await store.audit.tail(second.next, { limit: 3 });
    assert.deepEqual([...first.items, ...second.items].map(({ id }) => id), ids);
    assert.deepEqual(third, { items: [], next: second.next });
  }],

  ["tail() of an empty trail sees the first row", async (bench) => {
    const store = await bench.open();
    const { next } = await store.audit.tail(null, { limit: 1 });
    const [id] = await appendMany(store, 1);
    assert.equal((await store.audit.tail(next, { limit: 1 })).items[0]?.id, id);
  }],

  ["tail() shows what another process wrote", async (bench) => {
    const [one, other] = [await bench.open(), await bench.open()];
    const { next } = await one.audit.tail(null, { limit: 1 });
    const ids = [...await appendMany(other, 2), ...await appendMany(one, 2), ...await appendMany(other, 1)];
    assert.deepEqual((await one.audit.tail(next, { limit: 10 })).items.map(({ id }) => id), ids);
  }, "shared"],

  ["totals() counts the hours that touch the range", async (bench) => {
    const store = await bench.open();
    const before = NOON - 1;
    await store.audit.append(testRecord({ at: before }));
    await store.audit.append(testRecord({ at: NOON + 5, verdict: "flag", reason: "content_flagged" }));
    await store.audit.append(blockedRecord(["A", "A", "B"], { at: NOON + 6, from: "coder" }));
    await store.audit.append(
      testRecord({ at: NOON + HOUR, status: "would_block", verdict: "block", reason: "content_blocked" }),
    );
    await store.audit.append(actorRecord("review", { at: NOON + HOUR, from: "coder" }));
    assert.deepEqual(await store.audit.totals(NOON + 30 * 60_000), {
      byStatus: { delivered: 1, blocked: 1, would_block: 1 },
      flagged: 1,
      byHour: [{ at: NOON, total: 2, stopped: 1 }, { at: NOON + HOUR, total: 1, stopped: 1 }],
      topRules: [{ rule: "A", count: 1 }, { rule: "B", count: 1 }],
      byAgent: [{ agent: "planner", total: 2, stopped: 1 }, { agent: "coder", total: 1, stopped: 1 }],
    });
    assert.equal((await store.audit.totals(before)).byStatus.delivered, 2);
    assert.deepEqual(await store.audit.totals(NOON + 2 * HOUR), {
      byStatus: {},
      flagged: 0,
      byHour: [],
      topRules: [],
      byAgent: [],
    });
  }],

  ["totals() names at most 10 rules and 50 agents, the busiest", async (bench) => {
    const store = await bench.open();
    const records = Array.from({ length: 60 }, (_, index) => {
      const rules = Array.from({ length: 12 }, (_, rule) => `R-${rule}`).slice(0, 12 - index % 12);
      return blockedRecord(rules, { from: `agent-${index}` });
    });
    await Promise.all(
      [...records, ...records.slice(20)].map((record) => store.audit.append({ ...record, id: newId(NOON) })),
    );
    const totals = await store.audit.totals(NOON);
    assert.deepEqual(totals.topRules.map(({ rule }) => rule), Array.from({ length: 10 }, (_, rule) => `R-${rule}`));
    assert.equal(totals.byAgent.length, 50);
    assert.ok(totals.byAgent.slice(0, 40).every(({ total }) => total === 2));
  }],

  ["denials() counts a proven sender's own, and stops at the cap", async (bench) => {
    const store = await bench.open();
    const denied: Partial<AuditRecord>[] = [
      {},
      { status: "would_quarantine", verdict: "quarantine", reason: "content_quarantined" },
      { identity: "local" },
    ];
    const others: Partial<AuditRecord>[] = [
      { at: NOON - 1 },
      { from: "coder" },
      { identity: "unsigned" },
      { identity: "invalid" },
      { reason: "rate_limited" },
      { verdict: "flag", reason: "content_flagged" },
    ];
    for (const differences of [...denied, ...others]) await store.audit.append(blockedRecord(["A"], differences));
    const sender = { name: "planner", proven: true, address: null };
    assert.equal(await store.audit.denials(sender, { since: NOON, cap: 10 }), 3);
    assert.equal(await store.audit.denials(sender, { since: NOON, cap: 2 }), 2);
    assert.equal(await store.audit.denials(sender, { since: NOON + 1, cap: 10 }), 0);
    assert.equal(await store.audit.denials({ ...sender, name: "nobody" }, { since: NOON, cap: 10 }), 0);
  }],

  ["denials() keeps a claimed name apart by its address", async (bench) => {
    const store = await bench.open();
    await store.audit.append(blockedRecord(["A"], { identity: "unsigned", address: "10.0.0.1" }));
    await store.audit.append(blockedRecord(["A"], { identity: "invalid", address: "10.0.0.1" }));
    await store.audit.append(blockedRecord(["A"], { identity: "unsigned", address: null }));
    const count = (address: string | null) =>
      store.audit.denials({ name: "planner", proven: false, address }, { since: NOON, cap: 10 });
    assert.deepEqual([await count("10.0.0.1"), await count("10.0.0.2"), await count(null)], [2, 0, 1]);
  }],
];
