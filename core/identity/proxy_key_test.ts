import assert from "node:assert/strict";
import { lstat, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exists } from "./key_file.ts";
import { loadKeyPair, loadPublicKey } from "./keys.ts";
import { openProxySigner } from "./proxy_key.ts";
import { withTempDir } from "./_test_dir.ts";

const BYTES = new TextEncoder().encode("a head of the chain");

Deno.test("without create a missing key is null, and nothing is made", () =>
  withTempDir(async (root) => {
    const dir = join(root, "keys");
    assert.equal(await openProxySigner(dir, { create: false }), null);
    assert.equal(await exists(dir), false);
  }));

Deno.test("the key is made once, and signs what it verifies from then on", () =>
  withTempDir(async (root) => {
    const dir = join(root, "keys");
    const first = await openProxySigner(dir, { create: true });
    const second = await openProxySigner(dir, { create: false });
    assert.ok(first && second);
    assert.equal(first.fingerprint, second.fingerprint);
    const signature = first.sign(BYTES);
    assert.equal(signature.length, 64);
    assert.ok(second.verify(BYTES, signature));
    assert.ok(!second.verify(BYTES.subarray(1), signature));
    for (const bad of [new Uint8Array(), signature.subarray(1), new Uint8Array(64)]) {
      assert.ok(!second.verify(BYTES, bad));
    }
    if (Deno.build.os !== "windows") assert.equal((await lstat(join(dir, "_proxy.key"))).mode & 0o777, 0o600);
  }));

Deno.test("of many that open it at once, all get the same key", () =>
  withTempDir(async (dir) => {
    const signers = await Promise.all(Array.from({ length: 12 }, () => openProxySigner(dir, { create: true })));
    const fingerprint = (await loadKeyPair(dir, "_proxy"))?.fingerprint;
    assert.deepEqual([...new Set(signers.map((signer) => signer?.fingerprint))], [fingerprint]);
    assert.equal((await loadPublicKey(dir, "_proxy"))?.fingerprint, fingerprint);
  }));

Deno.test("processes that start at once share one key", () =>
  withTempDir(async (dir) => {
    const module = new URL("./proxy_key.ts", import.meta.url).href;
    const file = join(dir, "open.ts");
    const keys = join(dir, "keys");
    await writeFile(
      file,
      `import { openProxySigner } from ${JSON.stringify(module)};
       console.log((await openProxySigner(${JSON.stringify(keys)}, { create: true }))?.fingerprint);`,
    );
    const config = new URL("../../deno.json", import.meta.url).pathname;
    const command = () =>
      new Deno.Command(Deno.execPath(), { args: ["run", "-A", "--no-check", "--config", config, file] }).output();
    const outputs = await Promise.all([command(), command(), command()]);
    const said = new Set(outputs.map(({ stdout }) => new TextDecoder().decode(stdout).trim()));
    assert.deepEqual([...said], [(await loadKeyPair(keys, "_proxy"))?.fingerprint]);
  }));

Deno.test("a lost public half is written again; the private one is left alone", () =>
  withTempDir(async (dir) => {
    await openProxySigner(dir, { create: true });
    const secret = await readFile(join(dir, "_proxy.key"), "utf8");
    await unlink(join(dir, "_proxy.pub"));
    await openProxySigner(dir, { create: true });
    assert.equal(await readFile(join(dir, "_proxy.key"), "utf8"), secret);
    assert.ok(await loadPublicKey(dir, "_proxy"));
  }));

Deno.test("a damaged key is an error, never replaced", () =>
  withTempDir(async (dir) => {
    await writeFile(join(dir, "_proxy.key"), "x");
    await assert.rejects(openProxySigner(dir, { create: true }), { code: "identity/bad-key" });
    assert.equal(await readFile(join(dir, "_proxy.key"), "utf8"), "x");
  }));
