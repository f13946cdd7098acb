import assert from "node:assert/strict";
import { mkdir, readdir, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuditRecord, Revocation, Store } from "../contract/store.ts";
import { generateKeyPair, loadKeyPair, loadPublicKey, saveKeyPair } from "./keys.ts";
import { revokeKey, rotateKey } from "./rotate.ts";
import { withTempDir } from "./_test_dir.ts";

const NOW = Date.UTC(2026, 1, 22, 10);

/** Revocations in memory, with the rows that came with them. */
class Revocations {
  readonly added: Revocation[] = [];
  readonly rows: AuditRecord[] = [];
  readonly store: Pick<Store, "revocations">;
  constructor(isBroken = false) {
    this.store = {
      revocations: {
        has: (fingerprint) => this.added.some((revocation) => revocation.fingerprint === fingerprint),
        list: () => Promise.resolve(this.added),
        add: (revocation, row) => {
          if (isBroken) return Promise.reject(new Error("disk full"));
          if (this.added.some(({ fingerprint }) => fingerprint === revocation.fingerprint)) return Promise.resolve();
          this.added.push(revocation);
          this.rows.push(row);
          return Promise.resolve();
        },
      },
    };
  }
}

function task(keysDir: string, { store }: Revocations) {
  return {
    keysDir,
    agent: "ada",
    reason: "laptop lost",
    actor: "ops",
    now: NOW,
    store,
    raiseVersion: () => Promise.resolve<number | null>(null),
  };
}

Deno.test("rotation revokes the old key on record, keeps its files, and puts a new pair in its place", () =>
  withTempDir(async (dir) => {
    const old = generateKeyPair();
    await saveKeyPair(dir, "ada", old);
    const revocations = new Revocations();
    const result = await rotateKey({ ...task(dir, revocations), raiseVersion: () => Promise.resolve(3) });
    assert.notEqual(result.fingerprint, old.fingerprint);
    assert.equal(result.keyVersion, 3);
    assert.equal((await loadKeyPair(dir, "ada"))?.fingerprint, result.fingerprint);
    assert.equal((await loadPublicKey(dir, "ada"))?.fingerprint, result.fingerprint);
    assert.deepEqual(revocations.added, [{
      fingerprint: old.fingerprint,
      agent: "ada",
      at: NOW,
      reason: "laptop lost",
    }]);
    const [row] = revocations.rows;
    assert.deepEqual([row?.kind, row?.actor, row?.from, row?.fingerprint], ["admin", "ops", "ada", old.fingerprint]);
    const base = `ada.20260222T100000Z.${old.fingerprint.slice(0, 8)}`;
    assert.deepEqual((await readdir(join(dir, "revoked"))).sort(), [`${base}.key`, `${base}.pub`]);
    assert.deepEqual((await readdir(dir)).sort(), ["_keys.lock", "ada.key", "ada.pub", "revoked"]);
  }));

Deno.test("rotating twice at the same moment keeps every withdrawn key", () =>
  withTempDir(async (dir) => {
    await saveKeyPair(dir, "ada", generateKeyPair());
    const revocations = new Revocations();
    await rotateKey(task(dir, revocations));
    await rotateKey(task(dir, revocations));
    assert.equal((await readdir(join(dir, "revoked"))).length, 4);
    assert.equal(revocations.added.length, 2);
  }));

Deno.test("of two rotations at once each withdraws the other's old key, and one pair is left", () =>
  withTempDir(async (dir) => {
    await saveKeyPair(dir, "ada", generateKeyPair());
    const revocations = new Revocations();
    const results = await Promise.all([rotateKey(task(dir, revocations)), rotateKey(task(dir, revocations))]);
    const live = await loadKeyPair(dir, "ada");
    assert.equal((await loadPublicKey(dir, "ada"))?.fingerprint, live?.fingerprint);
    assert.equal(results.filter(({ fingerprint }) => fingerprint === live?.fingerprint).length, 1);
    assert.equal(revocations.added.length, 2);
    assert.ok(!revocations.store.revocations.has(live?.fingerprint ?? ""));
  }));

Deno.test("a withdrawn file is never overwritten, even by one of the same name", () =>
  withTempDir(async (dir) => {
    const old = generateKeyPair();
    await saveKeyPair(dir, "ada", old);
    const base = join(dir, "revoked", `ada.20260222T100000Z.${old.fingerprint.slice(0, 8)}`);
    await mkdir(join(dir, "revoked"));
    await writeFile(`${base}.pub`, "kept");
    await revokeKey(task(dir, new Revocations()));
    assert.equal(await Deno.readTextFile(`${base}.pub`), "kept");
    assert.ok(
      (await readdir(join(dir, "revoked"))).includes(`ada.20260222T100000Z.${old.fingerprint.slice(0, 8)}.1.pub`),
    );
  }));

Deno.test("an agent whose private key lives elsewhere can be rotated by its public key", () =>
  withTempDir(async (dir) => {
    const { key } = await saveKeyPair(dir, "ada", generateKeyPair());
    await unlink(key);
    const result = await rotateKey(task(dir, new Revocations()));
    assert.equal(result.old.length, 1);
    assert.equal((await loadKeyPair(dir, "ada"))?.fingerprint, result.fingerprint);
  }));

Deno.test("without a record of the revocation nothing changes", () =>
  withTempDir(async (dir) => {
    const old = generateKeyPair();
    await saveKeyPair(dir, "ada", old);
    for (const act of [rotateKey, revokeKey]) await assert.rejects(act(task(dir, new Revocations(true))), /disk full/);
    assert.equal((await loadKeyPair(dir, "ada"))?.fingerprint, old.fingerprint);
    assert.equal((await loadPublicKey(dir, "ada"))?.fingerprint, old.fingerprint);
  }));

Deno.test("a rotation whose config edit fails has revoked the old key and shown no new one; run again it completes", () =>
  withTempDir(async (dir) => {
    const old = generateKeyPair();
    await saveKeyPair(dir, "ada", old);
    const revocations = new Revocations();
    const failing = { ...task(dir, revocations), raiseVersion: () => Promise.reject(new Error("read-only")) };
    await assert.rejects(rotateKey(failing), /read-only/);
    assert.equal((await loadPublicKey(dir, "ada"))?.fingerprint, old.fingerprint);
    assert.ok(revocations.store.revocations.has(old.fingerprint));
    const result = await rotateKey(task(dir, revocations));
    assert.notEqual(result.fingerprint, old.fingerprint);
    assert.equal(revocations.added.length, 1);
    assert.deepEqual((await readdir(dir)).sort(), ["_keys.lock", "ada.key", "ada.pub", "revoked"]);
  }));

Deno.test("a rotation cut short after any of its steps is completed by the next, to one live pair", async (t) => {
  // What the folder looks like after a crash, made with the steps' own means: the pair that waits is `next`.
  const states: readonly { readonly name: string; readonly arrange: (dir: string) => Promise<void> }[] = [
    { name: "the new pair waits, nothing else was done", arrange: () => Promise.resolve() },
    {
      name: "the public file is gone",
      arrange: (dir) => unlink(join(dir, "ada.pub")),
    },
    {
      name: "both files are gone",
      arrange: async (dir) => {
        await unlink(join(dir, "ada.pub"));
        await unlink(join(dir, "ada.key"));
      },
    },
    {
      name: "the new private file has its name, the public one not yet",
      arrange: async (dir) => {
        await unlink(join(dir, "ada.pub"));
        await Deno.copyFile(join(dir, "ada.key.next"), join(dir, "ada.key"));
      },
    },
  ];
  for (const { name, arrange } of states) {
    await t.step(name, () =>
      withTempDir(async (dir) => {
        const next = generateKeyPair();
        await saveKeyPair(dir, "ada", next);
        await rename(join(dir, "ada.key"), join(dir, "ada.key.next"));
        await unlink(join(dir, "ada.pub"));
        await saveKeyPair(dir, "ada", generateKeyPair());
        await arrange(dir);
        const revocations = new Revocations();
        const result = await rotateKey(task(dir, revocations));
        assert.equal(result.fingerprint, next.fingerprint);
        assert.equal((await loadKeyPair(dir, "ada"))?.fingerprint, next.fingerprint);
        assert.equal((await loadPublicKey(dir, "ada"))?.fingerprint, next.fingerprint);
        assert.ok(!revocations.store.revocations.has(next.fingerprint));
        assert.ok(!(await readdir(dir)).includes("ada.key.next"));
      }));
  }
});

Deno.test("two files that do not belong together are both withdrawn", () =>
  withTempDir(async (dir) => {
    const [shown, own] = [generateKeyPair(), generateKeyPair()];
    await saveKeyPair(dir, "ada", own);
    await unlink(join(dir, "ada.pub"));
    await saveKeyPair(dir, "bob", shown);
    await rename(join(dir, "bob.pub"), join(dir, "ada.pub"));
    const revocations = new Revocations();
    const withdrawn = await revokeKey(task(dir, revocations));
    assert.deepEqual(withdrawn.map(({ fingerprint }) => fingerprint), [shown.fingerprint, own.fingerprint]);
    assert.equal(revocations.added.length, 2);
    assert.equal(await loadKeyPair(dir, "ada"), null);
  }));

Deno.test("a damaged public file does not stand in the way of withdrawing the private one", () =>
  withTempDir(async (dir) => {
    const own = generateKeyPair();
    const { pub } = await saveKeyPair(dir, "ada", own);
    await writeFile(pub, "damaged");
    const [withdrawn] = await revokeKey(task(dir, new Revocations()));
    assert.deepEqual([withdrawn?.fingerprint, withdrawn?.archived.length], [own.fingerprint, 2]);
  }));

Deno.test("an agent without any key cannot be rotated or revoked", () =>
  withTempDir(async (dir) => {
    for (const act of [rotateKey, revokeKey]) {
      await assert.rejects(act(task(dir, new Revocations())), { code: "identity/no-key" });
    }
    assert.deepEqual(await readdir(dir), []);
  }));
