import assert from "node:assert/strict";
import { copyFile, mkdir, rename, rm, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "../contract/plugin.ts";
import { encodePublicKey, generateKeyPair, saveKeyPair } from "./keys.ts";
import { Keystore } from "./keystore.ts";
import { withTempDir } from "./_test_dir.ts";
import { until } from "./_test_until.ts";

const STILL = { pollMs: 0 };

Deno.test("every public key of a folder is loaded under its agent's name", () =>
  withTempDir(async (dir) => {
    const ada = generateKeyPair();
    await saveKeyPair(dir, "ada", ada);
    await saveKeyPair(dir, "bob.v2", generateKeyPair());
    await writeFile(join(dir, "notes.txt"), "x");
    await mkdir(join(dir, "revoked"));
    using keystore = await Keystore.open(dir, STILL);
    assert.equal(keystore.key("ada")?.fingerprint, ada.fingerprint);
    assert.ok(keystore.key("ada")?.publicKey.equals(ada.publicKey));
    assert.deepEqual(keystore.entries().map(({ name }) => name), ["ada", "bob.v2"]);
    assert.deepEqual(keystore.problems(), []);
    assert.equal(keystore.key("eve"), null);
  }));

Deno.test("reserved names have no key, though their files lie in the folder", () =>
  withTempDir(async (dir) => {
    await saveKeyPair(dir, "_proxy", generateKeyPair());
    using keystore = await Keystore.open(dir, STILL);
    assert.equal(keystore.key("_proxy"), null);
    assert.deepEqual([keystore.entries(), keystore.problems()], [[], []]);
  }));

Deno.test("names that every object has are no agents", () =>
  withTempDir(async (dir) => {
    using keystore = await Keystore.open(dir, STILL);
    for (const name of ["constructor", "__proto__", "toString"]) assert.equal(keystore.key(name), null);
  }));

Deno.test(
  "a bad file takes its agent's key alone, and is warned of once",
  { ignore: Deno.build.os === "windows" },
  () =>
    withTempDir(async (dir) => {
      await saveKeyPair(dir, "good", generateKeyPair());
      await writeFile(join(dir, "garbage.pub"), "x");
      await writeFile(join(dir, "large.pub"), "x".repeat(64 * 1024 + 1));
      await symlink(join(dir, "good.pub"), join(dir, "linked.pub"));
      await copyFile(join(dir, "good.pub"), join(dir, "no name.pub"));
      const warned: unknown[] = [];
      const log: Logger = {
        debug() {},
        info() {},
        error() {},
        warn: (_message, data) => void warned.push(data?.["path"]),
      };
      using keystore = await Keystore.open(dir, { ...STILL, log });
      assert.deepEqual(keystore.entries().map(({ name }) => name), ["good"]);
      const bad = ["garbage.pub", "large.pub", "linked.pub", "no name.pub"].map((file) => join(dir, file));
      assert.deepEqual(keystore.problems().map(({ path }) => path).sort(), bad);
      await keystore.reload();
      assert.deepEqual(warned.sort(), bad);
    }),
);

Deno.test("a folder that does not exist yet has no keys, and is followed from then on", () =>
  withTempDir(async (root) => {
    const dir = join(root, "keys");
    using keystore = await Keystore.open(dir, STILL);
    assert.deepEqual([keystore.entries(), keystore.problems()], [[], []]);
    await saveKeyPair(dir, "ada", generateKeyPair());
    await keystore.reload();
    assert.ok(keystore.key("ada"));
  }));

Deno.test("a folder that cannot be listed has no keys and says so", () =>
  withTempDir(async (root) => {
    const dir = join(root, "keys");
    await saveKeyPair(dir, "ada", generateKeyPair());
    using keystore = await Keystore.open(dir, STILL);
    await rename(dir, join(root, "gone"));
    await writeFile(dir, "not a folder");
    await keystore.reload();
    assert.equal(keystore.key("ada"), null);
    assert.equal(keystore.problems().length, 1);
  }));

Deno.test("no more keys are loaded than the limit, and a folder with more says so", () =>
  withTempDir(async (dir) => {
    for (const name of ["ada", "bob"]) await saveKeyPair(dir, name, generateKeyPair());
    using keystore = await Keystore.open(dir, { ...STILL, keysMax: 2 });
    assert.deepEqual([keystore.entries().length, keystore.problems().length], [2, 0]);
    await saveKeyPair(dir, "eve", generateKeyPair());
    await keystore.reload();
    assert.deepEqual(keystore.entries().map(({ name }) => name), ["ada", "bob"]);
    assert.equal(keystore.problems().length, 1);
  }));

Deno.test("a key that is added, replaced in place or removed counts within two seconds, without being asked", () =>
  withTempDir(async (dir) => {
    const [first, second] = [generateKeyPair(), generateKeyPair()];
    using keystore = await Keystore.open(dir, { pollMs: 20 });
    const { pub } = await saveKeyPair(dir, "ada", first);
    await until(() => keystore.key("ada")?.fingerprint === first.fingerprint);
    await writeFile(pub, encodePublicKey(second));
    await until(() => keystore.key("ada")?.fingerprint === second.fingerprint);
    await unlink(pub);
    await until(() => keystore.key("ada") === null);
  }));

Deno.test("a file of the same size and time is read again while its time is too young to be trusted", () =>
  withTempDir(async (dir) => {
    const [first, second] = [generateKeyPair(), generateKeyPair()];
    const { pub } = await saveKeyPair(dir, "ada", first);
    const at = new Date();
    await utimes(pub, at, at);
    using keystore = await Keystore.open(dir, { ...STILL, now: () => at.getTime() });
    await writeFile(pub, encodePublicKey(second));
    await utimes(pub, at, at);
    await keystore.reload();
    assert.equal(keystore.key("ada")?.fingerprint, second.fingerprint);
  }));

Deno.test("a file that did not change is not read again", () =>
  withTempDir(async (dir) => {
    await saveKeyPair(dir, "ada", generateKeyPair());
    const later = Date.now() + 60_000;
    using keystore = await Keystore.open(dir, { ...STILL, now: () => later });
    const before = keystore.key("ada");
    await keystore.reload();
    assert.equal(keystore.key("ada"), before);
  }));

Deno.test("a disposed keystore keeps what it has and follows nothing", () =>
  withTempDir(async (dir) => {
    await saveKeyPair(dir, "ada", generateKeyPair());
    const keystore = await Keystore.open(dir, { pollMs: 1 });
    keystore[Symbol.dispose]();
    assert.ok(keystore.key("ada"));
    await rm(join(dir, "ada.pub"));
    using other = await Keystore.open(dir, { pollMs: 1 });
    await saveKeyPair(dir, "bob", generateKeyPair());
    await until(() => other.key("bob") !== null); // Many polls later.
    assert.ok(keystore.key("ada"));
  }));

Deno.test("an open keystore keeps no process alive", () =>
  withTempDir(async (dir) => {
    const module = new URL("./keystore.ts", import.meta.url).href;
    const code = `import { Keystore } from ${JSON.stringify(module)}; await Keystore.open(${
      JSON.stringify(dir)
    }, { pollMs: 50 });`;
    const file = join(dir, "open.ts");
    await writeFile(file, code);
    const config = new URL("../../deno.json", import.meta.url).pathname;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", "--config", config, file],
      stdout: "null",
      stderr: "inherit",
    }).spawn();
    // A process that hangs is ended, and fails the test by its status.
    const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
    const { success } = await child.status;
    clearTimeout(timer);
    assert.ok(success);
  }));
