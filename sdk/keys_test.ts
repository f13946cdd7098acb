import assert from "node:assert/strict";
import { lstat, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "../core/identity/keys.ts";
import { verifyBytes } from "../core/identity/signature.ts";
import { generateKeyPair, KeyPair, loadKeyPair, saveKeyPair } from "./mod.ts";

async function withTempDir(test: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "oktsec-sdk-"));
  try {
    await test(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

Deno.test("the client reads the keys that keygen writes", () =>
  withTempDir(async (dir) => {
    const pair = core.generateKeyPair();
    await core.saveKeyPair(dir, "ada", pair);
    const loaded = await loadKeyPair(dir, "ada");
    assert.equal(loaded.fingerprint, pair.fingerprint);
    const bytes = new TextEncoder().encode("x");
    assert.ok(verifyBytes(pair, bytes, await loaded.sign(bytes)));
  }));

Deno.test("the server reads the keys that the client writes", () =>
  withTempDir(async (root) => {
    const dir = join(root, "keys");
    const pair = await generateKeyPair();
    await saveKeyPair(dir, "ada", pair);
    assert.equal((await core.loadKeyPair(dir, "ada"))?.fingerprint, pair.fingerprint);
    assert.equal((await core.loadPublicKey(dir, "ada"))?.fingerprint, pair.fingerprint);
    if (Deno.build.os !== "windows") {
      const modes = await Promise.all(
        [dir, join(dir, "ada.key"), join(dir, "ada.pub")].map(async (path) => (await lstat(path)).mode & 0o777),
      );
      assert.deepEqual(modes, [0o700, 0o600, 0o644]);
    }
  }));

Deno.test("keys that exist are not overwritten", () =>
  withTempDir(async (dir) => {
    const pair = await generateKeyPair();
    await saveKeyPair(dir, "ada", pair);
    await assert.rejects(saveKeyPair(dir, "ada", await generateKeyPair()), { code: "key_exists" });
    assert.equal((await loadKeyPair(dir, "ada")).fingerprint, pair.fingerprint);
    await writeFile(join(dir, "bob.pub"), "mine");
    await assert.rejects(saveKeyPair(dir, "bob", pair), { code: "key_exists" });
    await assert.rejects(readFile(join(dir, "bob.key")));
  }));

Deno.test("a missing key, a damaged one, a link and a name that leads elsewhere are told apart", () =>
  withTempDir(async (dir) => {
    const pair = await generateKeyPair();
    await saveKeyPair(dir, "ada", pair);
    await symlink(join(dir, "ada.key"), join(dir, "linked.key"));
    const text = pair.privatePem();
    await writeFile(join(dir, "swapped.key"), (await generateKeyPair()).privatePem().slice(0, 60) + text.slice(60));
    await writeFile(join(dir, "public.key"), pair.publicPem());
    await writeFile(join(dir, "large.key"), text + "\n".repeat(64 * 1024));
    for (const name of ["linked", "swapped", "public", "large"]) {
      await assert.rejects(loadKeyPair(dir, name), { code: "bad_key" }, name);
    }
    await assert.rejects(loadKeyPair(dir, "bob"), { code: "no_key" });
    await assert.rejects(loadKeyPair(dir, "../ada"), { code: "bad_argument" });
    await assert.rejects(KeyPair.fromSeed(new Uint8Array(31)), { code: "bad_key" });
  }));

Deno.test("printing a pair shows no secret", async () => {
  const pair = await KeyPair.fromSeed(new Uint8Array(32).fill(0x61));
  for (const text of [Deno.inspect(pair, { depth: 10, showHidden: true }), JSON.stringify(pair)]) {
    assert.ok(!/97, *97, *97|YWFh|616161/.test(text), text);
  }
});
