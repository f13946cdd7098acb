import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadKeyPair, loadPublicKey } from "./keys.ts";
import { provideKeys } from "./provide.ts";

async function inDir(use: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "oktsec-provide-"));
  try {
    await use(join(dir, "keys"));
  } finally {
    await rm(dir, { recursive: true });
  }
}

Deno.test("provideKeys() makes pairs for those who have none, and only once", () =>
  inDir(async (dir) => {
    const first = await provideKeys(dir, ["files", "db"]);
    assert.deepEqual(first.agents, ["files", "db"]);
    const before = await readFile(join(dir, "files.key"), "utf8");
    assert.deepEqual((await provideKeys(dir, ["files", "db", "web"])).agents, ["web"]);
    assert.equal(await readFile(join(dir, "files.key"), "utf8"), before);
  }));

Deno.test("provideKeys() leaves a public key alone that somebody else has the private one of", () =>
  inDir(async (dir) => {
    await provideKeys(dir, ["files"]);
    await rm(join(dir, "files.key"));
    assert.deepEqual((await provideKeys(dir, ["files"])).agents, []);
    assert.deepEqual(await readdir(dir), ["files.pub"]);
  }));

Deno.test("provideKeys() completes the pair that a killed run left half", () =>
  inDir(async (dir) => {
    await provideKeys(dir, ["files"]);
    const { fingerprint } = await loadPublicKey(dir, "files") ?? {};
    await rm(join(dir, "files.pub"));
    assert.deepEqual((await provideKeys(dir, ["files"])).agents, ["files"]);
    assert.equal((await loadPublicKey(dir, "files"))?.fingerprint, fingerprint);
    assert.equal((await loadKeyPair(dir, "files"))?.fingerprint, fingerprint);
  }));

Deno.test("provideKeys() gives a revoked agent no new key", () =>
  inDir(async (dir) => {
    await mkdir(join(dir, "revoked"), { recursive: true });
    await writeFile(join(dir, "revoked", "files.20260131T120000Z.0123abcd.pub"), "");
    assert.deepEqual((await provideKeys(dir, ["files", "files.more"])).agents, ["files.more"]);
  }));

Deno.test("provideKeys() leaves nothing behind when one cannot be made, and takes back what it made", () =>
  inDir(async (dir) => {
    await assert.rejects(provideKeys(dir, ["files", "../x"]), { code: "identity/bad-name" });
    assert.deepEqual(await readdir(dir), []);
    const made = await provideKeys(dir, ["files"]);
    await made.takeBack();
    assert.deepEqual(await readdir(dir), []);
  }));
