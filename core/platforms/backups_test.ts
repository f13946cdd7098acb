import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { CLIENT_BACKUPS_MAX, MANIFEST_BYTES_MAX } from "../limits.ts";
import { Backups, type Manifest, sha256Of } from "./backups.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function inHome(use: (backups: Backups) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "oktsec-backups-"));
  try {
    await use(new Backups(join(home, "backups")));
  } finally {
    await rm(home, { recursive: true });
  }
}

const MANIFEST: Manifest = {
  version: 1,
  path: "/home/ana/.cursor/mcp.json",
  realpath: "/home/ana/dotfiles/mcp.json",
  client: "cursor",
  format: "json",
  mode: 0o600,
  uid: 1000,
  at: "2026-01-02T03:04:05.000Z",
  before: "a".repeat(64),
  after: "b".repeat(64),
  entries: [{
    path: ["mcpServers", "__proto__"],
    shape: { kind: "split", command: ["command"], args: ["args"] },
    agent: "proto",
    hadArgs: true,
  }],
};

Deno.test("keep() writes a backup that only its owner may read", () =>
  inHome(async (backups) => {
    const path = await backups.keep("/a", bytes("secret"));
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.equal((await stat(dirname(path))).mode & 0o777, 0o700);
    assert.equal((await stat(backups.dir)).mode & 0o777, 0o700);
    assert.deepEqual(await backups.read("/a", sha256Of(bytes("secret"))), new Uint8Array(bytes("secret")));
  }));

Deno.test("keep() never writes over a backup, and keeps the same bytes once", () =>
  inHome(async (backups) => {
    const first = await backups.keep("/a", bytes("one"));
    await backups.keep("/a", bytes("two"));
    assert.equal(await backups.keep("/a", bytes("one")), first);
    assert.deepEqual((await readdir(dirname(first))).map((name) => name.slice(0, 2)), ["1-", "2-"]);
    assert.equal(await readFile(first, "utf8"), "one");
  }));

Deno.test("keep() lets go of the oldest but the first", () =>
  inHome(async (backups) => {
    const first = await backups.keep("/a", bytes("0"));
    for (let index = 1; index < CLIENT_BACKUPS_MAX; index++) await backups.keep("/a", bytes(`${index}`));
    assert.equal((await readdir(dirname(first))).length, CLIENT_BACKUPS_MAX);
    await backups.keep("/a", bytes("one more"));
    const names = await readdir(dirname(first));
    assert.equal(names.length, CLIENT_BACKUPS_MAX);
    assert.ok(names.includes(basename(first)));
    assert.ok(!names.some((name) => name.startsWith("2-")));
    assert.ok(names.some((name) => name.startsWith(`${CLIENT_BACKUPS_MAX + 1}-`)));
  }));

Deno.test("keep() says why where it cannot write", () =>
  inHome(async (backups) => {
    await writeFile(backups.dir, "a file in the way");
    await assert.rejects(backups.keep("/a", bytes("x")), { code: "clients/no-backup" });
  }));

Deno.test("read() refuses a backup whose content is not what was kept", () =>
  inHome(async (backups) => {
    const path = await backups.keep("/a", bytes("one"));
    await writeFile(path, "two");
    await assert.rejects(backups.read("/a", sha256Of(bytes("one"))), { code: "clients/bad-backup" });
    assert.equal(await backups.read("/a", sha256Of(bytes("three"))), null);
    assert.equal(await backups.read("/b", sha256Of(bytes("one"))), null);
  }));

Deno.test("a manifest reads back as it was saved, until it is dropped", () =>
  inHome(async (backups) => {
    assert.equal(await backups.manifestOf(MANIFEST.realpath), null);
    await backups.saveManifest(MANIFEST);
    await backups.saveManifest({ ...MANIFEST, realpath: "/z", path: "/z" });
    assert.deepEqual(await backups.manifestOf(MANIFEST.realpath), MANIFEST);
    assert.deepEqual((await backups.manifests()).map(({ path }) => path), [MANIFEST.path, "/z"]);
    await backups.dropManifest(MANIFEST.realpath);
    await backups.dropManifest(MANIFEST.realpath);
    assert.deepEqual((await backups.manifests()).map(({ path }) => path), ["/z"]);
  }));

Deno.test("a manifest that cannot be used counts as none", () =>
  inHome(async (backups) => {
    await backups.saveManifest(MANIFEST);
    const [folder = ""] = await readdir(backups.dir);
    const path = join(backups.dir, folder, "manifest.json");
    const large = JSON.stringify(MANIFEST) + " ".repeat(MANIFEST_BYTES_MAX);
    for (
      const text of ["", "{", "[]", large, '{"version":2}', JSON.stringify({ ...MANIFEST, entries: [{ path: [{}] }] })]
    ) {
      await writeFile(path, text);
      assert.equal(await backups.manifestOf(MANIFEST.realpath), null, text.slice(0, 40));
      assert.deepEqual(await backups.manifests(), []);
    }
  }));
