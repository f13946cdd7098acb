import assert from "node:assert/strict";
import { generateKeyPairSync, sign, verify } from "node:crypto";
import type { ChainProblem, ChainSigner } from "../contract/store.ts";
import { PROBLEMS_MAX } from "../limits.ts";
import { GENESIS, leafOf, linkOf } from "./chain.ts";
import { type Checkpoint, signCheckpoint } from "./checkpoint.ts";
import { type Anchors, type TrailRow, TrailVerifier, type VerifyState, verifyTrail } from "./verify.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const SIGNER: ChainSigner = {
  fingerprint: "f",
  sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
};

/** Rows 1 to `count` of one writer, linked. */
function chain(writer: string, count: number): TrailRow[] {
  const rows: TrailRow[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const canonical = `${writer} ${seq}`;
    const link = linkOf(rows.at(-1)?.link ?? GENESIS, leafOf(canonical));
    rows.push({ writer, seq, id: `${writer}-${seq}`, link, canonical });
  }
  return rows;
}

function checkpointAt(rows: readonly TrailRow[], seq: number): Checkpoint {
  const row = rows[seq - 1] ?? assert.fail();
  return signCheckpoint({ writer: row.writer, seq, link: row.link }, SIGNER, 5);
}

/** What a writer that signed and closed leaves. */
function closed(rows: readonly TrailRow[]): Anchors {
  const last = checkpointAt(rows, rows.length);
  const writer = rows[0]?.writer ?? "";
  return {
    writers: [{ writer, signs: true, closed: true }],
    checkpoints: [last],
    heads: { heads: [last], garbled: 0 },
  };
}

const NOTHING: Anchors = { writers: [], checkpoints: [], heads: { heads: [], garbled: 0 } };

async function* inPages(rows: readonly TrailRow[]): AsyncGenerator<readonly TrailRow[]> {
  await Promise.resolve();
  for (let index = 0; index < rows.length; index += 3) yield rows.slice(index, index + 3);
}

async function problemsOf(rows: readonly TrailRow[], anchors: Anchors): Promise<readonly ChainProblem[]> {
  const result = await verifyTrail(inPages(rows), anchors, { signer: SIGNER });
  assert.equal(result.ok, result.problems.length === 0);
  return result.problems;
}

function problem(kind: ChainProblem["kind"], writer: string, seq: number, id: string | null): ChainProblem {
  return { kind, writer, seq, id };
}

/** The chain with one row changed, and nothing else. */
function changed(rows: readonly TrailRow[], seq: number, change: Partial<TrailRow>): TrailRow[] {
  return rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));
}

Deno.test("chains of several writers verify, whatever their order among each other", async () => {
  const [a, b] = [chain("a", 5), chain("b", 4)];
  const mixed = [...a.slice(0, 2), ...b.slice(0, 3), ...a.slice(2), ...b.slice(3)];
  assert.deepEqual(await problemsOf(mixed, closed(a)), []);
});

Deno.test("an edited row is found, and only that row", async () => {
  const rows = chain("a", 9);
  assert.deepEqual(await problemsOf(changed(rows, 4, { canonical: "other" }), closed(rows)), [
    problem("edited", "a", 4, "a-4"),
  ]);
  assert.deepEqual(
    (await problemsOf(changed(rows, 4, { link: "no link" }), closed(rows)))[0],
    problem("edited", "a", 4, "a-4"),
  );
});

Deno.test("an edited row whose link was made to fit is found at the row after it", async () => {
  const rows = chain("a", 9);
  const link = linkOf(rows[2]?.link ?? "", leafOf("other"));
  const forged = changed(rows, 4, { canonical: "other", link });
  assert.deepEqual(await problemsOf(forged, closed(rows)), [problem("edited", "a", 5, "a-5")]);
});

Deno.test("a chain that was rewritten to its end is found at the next checkpoint", async () => {
  const rows = chain("a", 9);
  const forged: TrailRow[] = rows.slice(0, 3);
  for (const row of rows.slice(3)) {
    const canonical = `forged ${row.seq}`;
    forged.push({ ...row, canonical, link: linkOf(forged.at(-1)?.link ?? "", leafOf(canonical)) });
  }
  assert.deepEqual(await problemsOf(forged, closed(rows)), [problem("edited", "a", 9, "a-9")]);
});

Deno.test("a deleted row is missing, also the first", async () => {
  const rows = chain("a", 9);
  assert.deepEqual(await problemsOf(rows.toSpliced(3, 2), closed(rows)), [problem("missing", "a", 4, null)]);
  assert.deepEqual(await problemsOf(rows.toSpliced(0, 1), closed(rows)), [problem("missing", "a", 1, null)]);
});

Deno.test("a row that was moved is reordered, not missing", async () => {
  const rows = chain("a", 9);
  const [moved] = rows.splice(3, 1);
  rows.splice(6, 0, moved ?? assert.fail());
  assert.deepEqual(await problemsOf(rows, closed(chain("a", 9))), [problem("reordered", "a", 4, "a-4")]);
});

Deno.test("a second row with the same number is a fork", async () => {
  const rows = chain("a", 9);
  const twin = { ...rows[3] ?? assert.fail(), id: "twin" };
  assert.deepEqual(await problemsOf([...rows, twin], closed(rows)), [problem("forked", "a", 4, "twin")]);
});

Deno.test("a cut end is seen by the checkpoint, by the head, by either alone", async () => {
  const rows = chain("a", 9);
  const anchors = closed(rows);
  const want = [problem("truncated", "a", 7, null)];
  assert.deepEqual(await problemsOf(rows.slice(0, 6), anchors), want);
  assert.deepEqual(await problemsOf(rows.slice(0, 6), { ...anchors, checkpoints: [] }), want);
  assert.deepEqual(await problemsOf(rows.slice(0, 6), { ...anchors, heads: { heads: [], garbled: 0 } }), want);
  assert.deepEqual(await problemsOf([], { ...anchors, writers: [] }), [problem("truncated", "a", 1, null)]);
});

Deno.test("a writer that closed must have left its checkpoint and its head", async () => {
  const rows = chain("a", 9);
  const anchors = closed(rows);
  const older = checkpointAt(rows, 5);
  assert.deepEqual(await problemsOf(rows, { ...anchors, checkpoints: [] }), [problem("unsigned", "a", 1, null)]);
  assert.deepEqual(await problemsOf(rows, { ...anchors, checkpoints: [older] }), [problem("unsigned", "a", 6, null)]);
  const cut = { ...anchors, heads: { heads: [older], garbled: 0 } };
  assert.deepEqual(await problemsOf(rows, cut), [problem("truncated", "a", 6, null)]);
  assert.deepEqual(await problemsOf(rows, { ...anchors, heads: null }), []);
});

Deno.test("a writer that crashed, or that has no key, owes no last checkpoint", async () => {
  const rows = chain("a", 9);
  const crashed = { ...closed(rows), writers: [{ writer: "a", signs: true, closed: false }] };
  assert.deepEqual(await problemsOf(rows, { ...crashed, checkpoints: [checkpointAt(rows, 5)] }), []);
  assert.deepEqual(await problemsOf(rows, { ...NOTHING, writers: [{ writer: "a", signs: true, closed: false }] }), []);
  assert.deepEqual(await problemsOf(rows, { ...NOTHING, writers: [{ writer: "a", signs: false, closed: true }] }), []);
});

Deno.test("an anchor that the key did not sign is named and vouches for nothing", async () => {
  const rows = chain("a", 9);
  const forged = { ...checkpointAt(rows, 9), seq: 20 };
  const anchors = closed(rows);
  const withForged = { ...anchors, heads: { heads: [...anchors.heads?.heads ?? [], forged], garbled: 0 } };
  assert.deepEqual(await problemsOf(rows, withForged), [problem("bad_signature", "a", 20, null)]);
  assert.deepEqual(await problemsOf(rows, { ...anchors, heads: { heads: anchors.heads?.heads ?? [], garbled: 2 } }), [
    problem("bad_signature", "", 0, null),
  ]);
});

Deno.test("two signed statements that disagree are a fork", async () => {
  const rows = chain("a", 9);
  const other = signCheckpoint({ writer: "a", seq: 5, link: "cd".repeat(32) }, SIGNER, 5);
  const problems = await problemsOf(rows, {
    ...closed(rows),
    checkpoints: [checkpointAt(rows, 5), other, checkpointAt(rows, 9)],
  });
  assert.deepEqual(problems.map(({ kind, seq }) => ({ kind, seq })), [{ kind: "forked", seq: 5 }, {
    kind: "edited",
    seq: 5,
  }]);
});

Deno.test("a verification that was put aside goes on where it stood", () => {
  const rows = changed(chain("a", 9), 3, { canonical: "other" });
  const whole = new TrailVerifier({ signer: SIGNER, keepsHeads: true });
  for (const row of rows) whole.row(row);
  for (let cut = 0; cut <= rows.length; cut++) {
    const first = new TrailVerifier({ signer: SIGNER, keepsHeads: true });
    for (const row of rows.slice(0, cut)) first.row(row);
    // Through text, as it would be kept; it is what state() gave.
    const resumed = JSON.parse(JSON.stringify(first.state())) as VerifyState;
    const second = new TrailVerifier({ signer: SIGNER, keepsHeads: true, resumed });
    for (const row of rows.slice(cut)) second.row(row);
    assert.deepEqual(second.finish(), whole.finish());
  }
});

Deno.test("problems are bounded, and more of them never read as none", async () => {
  const rows = chain("a", PROBLEMS_MAX + 10).map((row) => ({ ...row, canonical: "other" }));
  const result = await verifyTrail(inPages(rows), NOTHING, { signer: null });
  assert.equal(result.problems.length, PROBLEMS_MAX);
  assert.equal(result.ok, false);
  const everySecond = await verifyTrail(
    inPages(chain("a", 2 * PROBLEMS_MAX + 50).filter(({ seq }) => seq % 2 === 0)),
    NOTHING,
    {
      signer: null,
    },
  );
  assert.equal(everySecond.problems.length, PROBLEMS_MAX);
});
