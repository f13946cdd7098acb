import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { readRegular, stampAt } from "./read.ts";

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "oktsec-read-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

Deno.test("readRegular() takes a file of exactly the bound, and not one byte more", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    await writeFile(path, "x".repeat(100));
    const result = await readRegular(path, { bytesMax: 100 });
    assert.equal(result.kind === "read" && result.bytes.length, 100);
    assert.deepEqual(await readRegular(path, { bytesMax: 99 }), {
      kind: "refused",
      reason: "it is larger than 99 bytes",
    });
  }));

Deno.test("readRegular() refuses symlinks, folders and pipes, and does not wait for a pipe", () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, "a"), "x");
    await symlink("a", join(folder, "link"));
    await mkdir(join(folder, "dir"));
    assert.deepEqual(await readRegular(join(folder, "link"), { bytesMax: 9 }), {
      kind: "refused",
      reason: "it is a symlink",
    });
    assert.equal((await readRegular(join(folder, "dir"), { bytesMax: 9 })).kind, "refused");
    if (process.platform !== "win32") {
      const made = await new Deno.Command("mkfifo", { args: [join(folder, "pipe")] }).output();
      assert.ok(made.success);
      assert.equal((await readRegular(join(folder, "pipe"), { bytesMax: 9 })).kind, "refused");
    }
  }));

Deno.test("readRegular() tells a missing file from one that may not be read", () =>
  inFolder(async (folder) => {
    assert.deepEqual(await readRegular(join(folder, "none"), { bytesMax: 9 }), { kind: "missing" });
    assert.deepEqual(await readRegular(join(folder, "none", "deeper"), { bytesMax: 9 }), { kind: "missing" });
    // Nothing is forbidden to root.
    if (process.getuid?.() === 0 || process.platform === "win32") return;
    const path = join(folder, "a");
    await writeFile(path, "x");
    await chmod(path, 0);
    assert.deepEqual(await readRegular(path, { bytesMax: 9 }), { kind: "refused", reason: "permission denied" });
  }));

Deno.test("stampAt() changes with size and with a file put in the place, and is a dash for none", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    assert.equal(await stampAt(path), "-");
    await writeFile(path, "x");
    const first = await stampAt(path);
    const read = await readRegular(path, { bytesMax: 9 });
    assert.equal(read.kind === "read" && read.stamp, first);
    await writeFile(path, "xy");
    assert.notEqual(await stampAt(path), first);
  }));
