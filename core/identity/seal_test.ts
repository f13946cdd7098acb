import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { lstat, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSeal } from "./seal.ts";
import { withTempDir } from "./_test_dir.ts";

const TEXT = "held: é 😀\nsecond line";

Deno.test("a sealed text opens for its item, also after a restart, and does not show", () =>
  withTempDir(async (root) => {
    const dir = join(root, "keys");
    const sealed = (await openSeal(dir)).seal(TEXT, "item-1");
    assert.equal((await openSeal(dir, { create: false })).open(sealed, "item-1"), TEXT);
    assert.ok(!Buffer.from(sealed).includes(Buffer.from("held")));
    if (Deno.build.os !== "windows") assert.equal((await lstat(join(dir, "_seal.key"))).mode & 0o777, 0o600);
  }));

Deno.test("the same text sealed twice looks different", () =>
  withTempDir(async (dir) => {
    const seal = await openSeal(dir);
    assert.notDeepEqual(seal.seal(TEXT, "a"), seal.seal(TEXT, "a"));
    assert.equal(seal.open(seal.seal("", "a"), "a"), "");
  }));

Deno.test("a change of any byte is noticed", () =>
  withTempDir(async (dir) => {
    const seal = await openSeal(dir);
    const sealed = seal.seal("ab", "item-1");
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => seal.open(changed, "item-1"), { code: "identity/cannot-unseal" }, `byte ${at}`);
    }
    for (const length of [0, 1, 28, sealed.length - 1]) {
      assert.throws(() => seal.open(sealed.subarray(0, length), "item-1"), { code: "identity/cannot-unseal" });
    }
  }));

Deno.test("a text does not open for another item, nor with another key", () =>
  withTempDir(async (dir) => {
    const seal = await openSeal(dir);
    const sealed = seal.seal(TEXT, "item-1");
    assert.throws(() => seal.open(sealed, "item-2"), { code: "identity/cannot-unseal" });
    await rm(join(dir, "_seal.key"));
    const other = await openSeal(dir);
    assert.throws(() => other.open(sealed, "item-1"), { code: "identity/cannot-unseal" });
  }));

Deno.test("of many that open it at once, all use the same key", () =>
  withTempDir(async (dir) => {
    const seals = await Promise.all(Array.from({ length: 12 }, () => openSeal(dir)));
    const sealed = seals[0]?.seal(TEXT, "a");
    assert.ok(sealed);
    for (const seal of seals) assert.equal(seal.open(sealed, "a"), TEXT);
  }));

Deno.test("without create a missing key is an error; a damaged one always is, and is left as it is", () =>
  withTempDir(async (dir) => {
    await assert.rejects(openSeal(dir, { create: false }), { code: "identity/no-key" });
    await writeFile(join(dir, "_seal.key"), "x");
    await assert.rejects(openSeal(dir), { code: "identity/bad-key" });
    assert.equal(await readFile(join(dir, "_seal.key"), "utf8"), "x");
  }));
