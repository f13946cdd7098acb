import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { heldOpen } from "../../tests/fakes/renaming.ts";
import { RENAME_PAUSE_MS, RENAME_TRIES_MAX } from "../limits.ts";
import { writeAtomic } from "./atomic.ts";

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "oktsec-atomic-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const bitsOf = async (path: string) => (await stat(path)).mode & 0o7777;

Deno.test("writeAtomic() makes a new file with mode 0600 whatever the umask, and leaves nothing beside it", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.yaml");
    await writeAtomic(path, "a: 1\n");
    assert.equal(await readFile(path, "utf8"), "a: 1\n");
    assert.equal(await bitsOf(path), 0o600);
    await writeAtomic(join(folder, "b"), new Uint8Array([1, 2]), { mode: 0o666 });
    assert.equal(await bitsOf(join(folder, "b")), 0o666);
    assert.deepEqual((await readdir(folder)).sort(), ["a.yaml", "b"]);
  }));

Deno.test("writeAtomic() keeps the mode of a file it replaces, unless forced", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    await writeFile(path, "old");
    await chmod(path, 0o640);
    await writeAtomic(path, "new", { mode: 0o600 });
    assert.equal(await bitsOf(path), 0o640);
    await writeAtomic(path, "newer", { mode: 0o600, force: true });
    assert.equal(await bitsOf(path), 0o600);
  }));

Deno.test("writeAtomic() replaces a symlink and leaves its target alone", () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, "target"), "mine");
    await symlink("target", join(folder, "link"));
    await writeAtomic(join(folder, "link"), "new");
    assert.equal(await readFile(join(folder, "target"), "utf8"), "mine");
    assert.equal(await readFile(join(folder, "link"), "utf8"), "new");
  }));

Deno.test("writeAtomic() with overwrite false fails where there is a file, and changes nothing", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    await writeAtomic(path, "first", { overwrite: false });
    await assert.rejects(writeAtomic(path, "second", { overwrite: false }), { code: "EEXIST" });
    assert.equal(await readFile(path, "utf8"), "first");
    assert.deepEqual(await readdir(folder), ["a"]);
  }));

Deno.test("writeAtomic() leaves the old file and no litter when the last check throws, or the target is a folder", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    await writeFile(path, "old");
    const stop = () => {
      throw new Error("changed meanwhile");
    };
    await assert.rejects(writeAtomic(path, "new", { beforeRename: stop }), /changed meanwhile/);
    assert.equal(await readFile(path, "utf8"), "old");
    await mkdir(join(folder, "dir", "full"), { recursive: true });
    await assert.rejects(writeAtomic(join(folder, "dir"), "new"));
    assert.deepEqual((await readdir(folder)).sort(), ["a", "dir"]);
  }));

Deno.test("writeAtomic() tries again while another process of Windows holds the file open, and no longer than it may", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    await writeFile(path, "old");
    for (const code of ["EBUSY", "EPERM", "EACCES"]) {
      let checks = 0;
      const held = heldOpen(path, { times: RENAME_TRIES_MAX - 1, code });
      await writeAtomic(path, code, { renaming: held, beforeRename: () => void checks++ });
      assert.equal(await readFile(path, "utf8"), code);
      assert.deepEqual(held.pauses, [1, 2, 3, 4, 5].map((times) => times * RENAME_PAUSE_MS));
      assert.equal(checks, RENAME_TRIES_MAX);
    }
    const longer = heldOpen(path, { times: RENAME_TRIES_MAX });
    await assert.rejects(writeAtomic(path, "new", { renaming: longer }), { code: "EPERM" });
    assert.equal(longer.tries, RENAME_TRIES_MAX);
    assert.equal(await readFile(path, "utf8"), "EACCES");
    assert.deepEqual(await readdir(folder), ["a"]);
  }));

Deno.test("writeAtomic() tries once where the error means something else", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    for (const other of [{ code: "ENOSPC" }, { isWindows: false }]) {
      const held = heldOpen(path, { times: 1, ...other });
      await assert.rejects(writeAtomic(path, "new", { renaming: held }));
      assert.deepEqual([held.tries, held.pauses], [1, []]);
    }
    // A file that changed during a pause is not written over.
    const held = heldOpen(path, { times: 1 });
    const changed = () => {
      if (held.pauses.length > 0) throw new Error("changed meanwhile");
    };
    await assert.rejects(writeAtomic(path, "new", { renaming: held, beforeRename: changed }), /changed meanwhile/);
    assert.equal(held.tries, 1);
  }));

Deno.test("a reader during many writes never sees a piece", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a");
    const whole = (letter: string) => letter.repeat(200_000);
    await writeAtomic(path, whole("a"));
    let reading = true;
    const reader = (async () => {
      let reads = 0;
      while (reading) {
        const text = await readFile(path, "utf8");
        assert.equal(text.length, 200_000);
        assert.equal(text, whole(text[0] ?? ""));
        reads++;
      }
      return reads;
    })();
    for (const letter of "bcdefghij") await writeAtomic(path, whole(letter));
    reading = false;
    assert.ok(await reader > 0);
  }));
