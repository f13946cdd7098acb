import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createPrivateKey, sign, verify } from "node:crypto";
import { chmod, link, lstat, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exists } from "./key_file.ts";
import {
  decodePrivateKey,
  decodePublicKey,
  encodePrivateKey,
  encodePublicKey,
  exportPkcs8,
  fingerprintOf,
  generateKeyPair,
  keyPairFromSeed,
  keyPaths,
  loadKeyPair,
  loadPublicKey,
  publicKeyFromRaw,
  rawPublicKey,
  saveKeyPair,
} from "./keys.ts";
import { encodePem } from "./pem.ts";
import { verifyBytes } from "./signature.ts";
import { withTempDir } from "./_test_dir.ts";
import { vectors } from "./_test_vectors.ts";

// RFC 8032, 7.1, test 1.
const SEED = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
const PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

Deno.test("a seed gives the public key and the signature of RFC 8032", () => {
  const pair = keyPairFromSeed(SEED);
  assert.equal(Buffer.from(rawPublicKey(pair.publicKey)).toString("hex"), PUBLIC);
  const signature = sign(null, new Uint8Array(), pair.privateKey).toString("hex");
  assert.ok(signature.startsWith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974"), signature);
  assert.equal(pair.fingerprint, fingerprintOf(Buffer.from(PUBLIC, "hex")));
});

Deno.test("the files are the reference's: labels, raw bytes, modes", () =>
  withTempDir(async (root) => {
    const dir = join(root, "keys");
    const pair = keyPairFromSeed(SEED);
    const paths = await saveKeyPair(dir, "ada", pair);
    assert.equal(
      await readFile(paths.key, "utf8"),
      "-----BEGIN OKTSEC ED25519 PRIVATE KEY-----\n" +
        "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6\nDuFy89qmIyWvAhpo9wdRGg==\n" +
        "-----END OKTSEC ED25519 PRIVATE KEY-----\n",
    );
    assert.equal(
      await readFile(paths.pub, "utf8"),
      "-----BEGIN OKTSEC ED25519 PUBLIC KEY-----\n11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END OKTSEC ED25519 PUBLIC KEY-----\n",
    );
    if (Deno.build.os !== "windows") {
      const modes = await Promise.all(
        [dir, paths.key, paths.pub].map(async (path) => (await lstat(path)).mode & 0o777),
      );
      assert.deepEqual(modes, [0o700, 0o600, 0o644]);
    }
    assert.equal((await loadKeyPair(dir, "ada"))?.fingerprint, pair.fingerprint);
    assert.equal((await loadPublicKey(dir, "ada"))?.fingerprint, pair.fingerprint);
    assert.equal(await loadKeyPair(dir, "bob"), null);
  }));

Deno.test("a key that exists is never overwritten, whichever half it is", () =>
  withTempDir(async (dir) => {
    const first = generateKeyPair();
    await saveKeyPair(dir, "ada", first);
    await assert.rejects(saveKeyPair(dir, "ada", generateKeyPair()), { code: "identity/key-exists" });
    assert.equal((await loadKeyPair(dir, "ada"))?.fingerprint, first.fingerprint);
    await writeFile(join(dir, "bob.pub"), "mine");
    await assert.rejects(saveKeyPair(dir, "bob", generateKeyPair()), { code: "identity/key-exists" });
    assert.equal(await exists(join(dir, "bob.key")), false);
    await symlink(join(dir, "nowhere"), join(dir, "eve.key"));
    await assert.rejects(saveKeyPair(dir, "eve", generateKeyPair()), { code: "identity/key-exists" });
  }));

Deno.test("of many that save a key by one name at once, one wins, and its two files belong together", () =>
  withTempDir(async (dir) => {
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => saveKeyPair(dir, "ada", generateKeyPair())),
    );
    assert.equal(tries.filter(({ status }) => status === "fulfilled").length, 1);
    assert.equal((await loadKeyPair(dir, "ada"))?.fingerprint, (await loadPublicKey(dir, "ada"))?.fingerprint);
  }));

Deno.test("no name leads out of the folder", () => {
  for (const name of ["", "..", "../ada", "a/b", "a\\b", "_mine", "a\0b", "con"]) {
    assert.throws(() => keyPaths("/keys", name), { code: "identity/bad-name" }, JSON.stringify(name));
  }
  assert.equal(keyPaths("/keys", "_proxy").key, join("/keys", "_proxy.key"));
});

Deno.test("keys of a wrong length, with a foreign half or under the wrong label are refused when they are read", () => {
  const pair = generateKeyPair();
  const label = "OKTSEC ED25519 PRIVATE KEY";
  const mixed = Buffer.concat([SEED, rawPublicKey(pair.publicKey)]);
  for (
    const text of [
      encodePem(label, mixed),
      encodePem(label, mixed.subarray(0, 63)),
      encodePem(label, Buffer.concat([mixed, mixed])),
      encodePem(label, new Uint8Array()),
      exportPkcs8(pair),
      encodePublicKey(pair),
      "",
    ]
  ) assert.throws(() => decodePrivateKey(text, "x.key"), { code: "identity/bad-key" }, text);
  for (const length of [0, 31, 33, 64]) {
    const text = encodePem("OKTSEC ED25519 PUBLIC KEY", new Uint8Array(length).fill(9));
    assert.throws(() => decodePublicKey(text, "x.pub"), { code: "identity/bad-key" }, String(length));
  }
  assert.throws(() => decodePublicKey(encodePrivateKey(pair), "x.pub"), { code: "identity/bad-key" });
});

Deno.test("a key under which one signature holds for every message is no key", () => {
  const identity = Buffer.alloc(32);
  identity[0] = 1;
  const flipped = Buffer.from(identity);
  flipped[31] = 0x80;
  for (const raw of [identity, flipped, Buffer.alloc(32)]) assert.equal(publicKeyFromRaw(raw), null);
  assert.throws(() => decodePublicKey(encodePem("OKTSEC ED25519 PUBLIC KEY", identity), "x.pub"), {
    code: "identity/bad-key",
  });
});

Deno.test(
  "links, folders, pipes and oversized files are not read as keys",
  { ignore: Deno.build.os === "windows" },
  () =>
    withTempDir(async (dir) => {
      const pair = generateKeyPair();
      await saveKeyPair(dir, "real", pair);
      await symlink(join(dir, "real.pub"), join(dir, "linked.pub"));
      await mkdir(join(dir, "folder.pub"));
      await new Deno.Command("mkfifo", { args: [join(dir, "pipe.pub")] }).output();
      const text = encodePublicKey(pair);
      await writeFile(join(dir, "full.pub"), text + "\n".repeat(64 * 1024 - text.length));
      await writeFile(join(dir, "over.pub"), text + "\n".repeat(64 * 1024 - text.length + 1));
      for (const name of ["linked", "folder", "pipe", "over"]) {
        await assert.rejects(loadPublicKey(dir, name), { code: "identity/bad-key" }, name);
      }
      assert.equal((await loadPublicKey(dir, "full"))?.fingerprint, pair.fingerprint);
      await link(join(dir, "real.pub"), join(dir, "second.pub"));
      assert.equal((await loadPublicKey(dir, "second"))?.fingerprint, pair.fingerprint);
    }),
);

Deno.test("a file that may not be read is a bad key, not a missing one", {
  ignore: Deno.build.os === "windows" || Deno.uid() === 0,
}, () =>
  withTempDir(async (dir) => {
    const { pub } = await saveKeyPair(dir, "ada", generateKeyPair());
    await chmod(pub, 0);
    await assert.rejects(loadPublicKey(dir, "ada"), { code: "identity/bad-key" });
  }));

Deno.test("the PKCS #8 export is the same key", () => {
  const pair = generateKeyPair();
  const exported = createPrivateKey(exportPkcs8(pair));
  assert.ok(verify(null, Buffer.from("x"), pair.publicKey, sign(null, Buffer.from("x"), exported)));
});

Deno.test("printing a pair shows no secret", () => {
  const pair = keyPairFromSeed(SEED);
  for (const text of [Deno.inspect(pair, { depth: 10 }), JSON.stringify(pair), String(pair.privateKey)]) {
    assert.ok(!text.includes("nWGxne") && !text.includes("9d61b19d"), text);
  }
});

interface Wycheproof {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: string;
    }[];
  }[];
}

Deno.test("Wycheproof: every Ed25519 vector is judged as it should be", async (t) => {
  const file = await vectors<Wycheproof>("ed25519-wycheproof.json");
  if (!file) return void await t.step({ name: "skipped: no shared/vectors", ignore: true, fn: () => {} });
  let count = 0;
  for (const { publicKey, tests } of file.testGroups) {
    const key = publicKeyFromRaw(Buffer.from(publicKey.pk, "hex"));
    assert.ok(key, publicKey.pk);
    for (const { tcId, msg, sig, result } of tests) {
      assert.equal(
        verifyBytes(key, Buffer.from(msg, "hex"), Buffer.from(sig, "hex")),
        result === "valid",
        `case ${tcId}`,
      );
      count++;
    }
  }
  assert.equal(count, 151);
});
