import assert from "node:assert/strict";
import { chmod, link, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { lockBeside } from "../edits/lock.ts";
import { CLIENT_FILE_BYTES_MAX, RENAME_TRIES_MAX } from "../limits.ts";
import { heldOpen } from "../../tests/fakes/renaming.ts";
import { thisMachine } from "./machine.ts";
import { backupsOf, type FileChange, type Step, writeAll, type WriteOptions } from "./write.ts";

/** A home with files, and a change that turns "plain" into "wrapped". */
class Place implements AsyncDisposable {
  private constructor(readonly root: string) {}

  static async open(files: Readonly<Record<string, string>>): Promise<Place> {
    const place = new Place(await mkdtemp(join(tmpdir(), "oktsec-write-")));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(place.at(name)), { recursive: true });
      await writeFile(place.at(name), text);
    }
    return place;
  }

  get home(): string {
    return join(this.root, ".oktsec");
  }

  at(name: string): string {
    return join(this.root, name);
  }

  change(name: string, to = name): FileChange {
    return {
      path: this.at(name),
      realpath: this.at(to),
      client: "cursor",
      format: "json",
      rewrite(bytes) {
        const text = new TextDecoder().decode(bytes);
        if (text.includes("wrapped")) return { kind: "same" };
        if (!text.includes("plain")) return { kind: "refused", reason: "nothing of it is plain" };
        const wrapped = [{
          path: ["mcpServers", "files"],
          shape: { kind: "split", command: ["command"], args: ["args"] },
          agent: "files",
          hadArgs: true,
        }] as const;
        return {
          kind: "changed",
          bytes: new TextEncoder().encode(text.replaceAll("plain", "wrapped")),
          wrapped,
          wasFree: true,
        };
      },
    };
  }

  write(changes: readonly FileChange[], beforeStep?: WriteOptions["beforeStep"]) {
    return this.writeWith(changes, beforeStep ? { beforeStep } : {});
  }

  writeWith(changes: readonly FileChange[], options: Pick<WriteOptions, "beforeStep" | "renaming">) {
    return writeAll(changes, { home: this.home, machine: thisMachine(), now: () => 0, ...options });
  }

  read(name: string): Promise<string> {
    return readFile(this.at(name), "utf8");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

const kinds = (written: readonly { readonly kind: string }[]) => written.map(({ kind }) => kind);
const reasonOf = (one: { readonly kind: string } | undefined) => one && "reason" in one ? String(one.reason) : "";

Deno.test("writeAll() changes a file, keeps its mode, and keeps what it was", async () => {
  await using place = await Place.open({ "a.json": "plain" });
  await chmod(place.at("a.json"), 0o640);
  const [one] = await place.write([place.change("a.json")]);
  assert.ok(one?.kind === "written");
  assert.equal(await place.read("a.json"), "wrapped");
  assert.equal((await stat(place.at("a.json"))).mode & 0o777, 0o640);
  assert.equal(await readFile(one.backup, "utf8"), "plain");
  assert.equal((await backupsOf(place.home).manifestOf(place.at("a.json")))?.entries[0]?.agent, "files");
  assert.deepEqual(kinds(await place.write([place.change("a.json")])), ["same"]);
  assert.deepEqual((await readdir(place.root)).sort(), [".oktsec", "a.json"]);
});

Deno.test("writeAll() touches nothing at all when there is nothing to change", async () => {
  await using place = await Place.open({});
  assert.deepEqual(await place.write([]), []);
  assert.deepEqual(await readdir(place.root), []);
});

Deno.test("writeAll() follows a link to the user's own file and leaves the link", async () => {
  await using place = await Place.open({ "dotfiles/a.json": "plain" });
  await symlink("dotfiles/a.json", place.at("a.json"));
  assert.deepEqual(kinds(await place.write([place.change("a.json", "dotfiles/a.json")])), ["written"]);
  assert.equal(await place.read("dotfiles/a.json"), "wrapped");
  assert.ok((await Deno.lstat(place.at("a.json"))).isSymlink);
});

Deno.test("writeAll() leaves files alone that must not be changed, and does the others", async () => {
  await using place = await Place.open({
    "ro.json": "plain",
    "hard.json": "plain",
    "odd.json": "x",
    "b.json": "plain",
  });
  await chmod(place.at("ro.json"), 0o444);
  await link(place.at("hard.json"), place.at("second.json"));
  const names = ["ro.json", "hard.json", "odd.json", "gone.json", "b.json"];
  const written = await place.write(names.map((name) => place.change(name)));
  assert.deepEqual(kinds(written), ["refused", "refused", "refused", "refused", "written"]);
  assert.match(reasonOf(written[0]), /read-only/);
  assert.match(reasonOf(written[1]), /hard links/);
  for (const name of ["ro.json", "hard.json"]) assert.equal(await place.read(name), "plain");
});

Deno.test("writeAll() works a change out anew on top of somebody else's", async () => {
  await using place = await Place.open({ "a.json": "plain" });
  let times = 0;
  const written = await place.write([place.change("a.json")], async (step) => {
    if (step === "replace" && times++ === 0) await writeFile(place.at("a.json"), "plain and mine");
  });
  assert.deepEqual(kinds(written), ["written"]);
  assert.equal(await place.read("a.json"), "wrapped and mine");
});

Deno.test("writeAll() gives up on a file that changes every time, and leaves what the other wrote", async () => {
  await using place = await Place.open({ "a.json": "plain", "b.json": "plain" });
  let times = 0;
  const written = await place.write([place.change("a.json"), place.change("b.json")], async (step, path) => {
    if (step === "replace" && path.endsWith("a.json")) await writeFile(path, `plain ${times++}`);
  });
  assert.deepEqual(kinds(written), ["refused", "written"]);
  assert.match(reasonOf(written[0]), /keeps changing/);
  assert.equal(times, 3);
  assert.equal(await place.read("a.json"), "plain 2");
  assert.equal(await backupsOf(place.home).manifestOf(place.at("a.json")), null);
});

Deno.test("writeAll() sees that a file was changed right after it was written", async () => {
  await using place = await Place.open({ "a.json": "plain" });
  let times = 0;
  await place.write([place.change("a.json")], async (step, path) => {
    if (step === "replaced" && times++ === 0) await writeFile(path, "plain, from memory");
  });
  assert.equal(await place.read("a.json"), "wrapped, from memory");
});

Deno.test("writeAll() puts every file back when a write fails midway, and says so", async () => {
  await using place = await Place.open({ "a.json": "plain", "b.json": "plain", "c.json": "plain" });
  const changes = ["a.json", "b.json", "c.json"].map((name) => place.change(name));
  const run = place.write(changes, (step, path) => {
    if (step === "replace" && path.endsWith("c.json")) throw Object.assign(new Error("full"), { code: "ENOSPC" });
  });
  await assert.rejects(run, { code: "clients/write-failed", exit: 3 });
  for (const name of ["a.json", "b.json", "c.json"]) {
    assert.equal(await place.read(name), "plain");
    assert.equal(await backupsOf(place.home).manifestOf(place.at(name)), null);
  }
  assert.deepEqual((await readdir(place.root)).sort(), [".oktsec", "a.json", "b.json", "c.json"]);
});

Deno.test("writeAll() names a file that it cannot put back", async () => {
  await using place = await Place.open({ "a.json": "plain", "b.json": "plain" });
  const run = place.write([place.change("a.json"), place.change("b.json")], async (step, path) => {
    if (step !== "replace" || !path.endsWith("b.json")) return;
    await writeFile(place.at("a.json"), "mine");
    throw new Error("full");
  });
  await assert.rejects(run, (error: Error) => error.message.includes("a.json"));
  await assert.rejects(place.write([place.change("b.json")], () => Promise.reject(new Error("x"))));
  assert.equal(await place.read("a.json"), "mine");
  assert.equal(await place.read("b.json"), "plain");
});

Deno.test("writeAll() cleans up after a run that was killed", async () => {
  await using place = await Place.open({ "a.json": "plain" });
  const beside = ".a.json.oktsec-0123abcd";
  const foreign = ".a.json.mine";
  for (const name of [beside, foreign]) await writeFile(place.at(name), "half");
  await mkdir(place.home);
  const files = [beside, foreign, "../a.json"].map((name) => ({ realpath: place.at("a.json"), beside: name }));
  const text = JSON.stringify({ version: 1, at: "", files });
  await writeFile(join(place.home, "clients.journal"), text);
  await place.write([place.change("a.json")]);
  assert.deepEqual((await readdir(place.root)).sort(), [foreign, ".oktsec", "a.json"].sort());
  assert.ok(!(await readdir(place.home)).includes("clients.journal"));
});

Deno.test("writeAll() refuses what would be larger than a client's file may be", async () => {
  await using place = await Place.open({ "a.json": "plain" + "x".repeat(CLIENT_FILE_BYTES_MAX - 5) });
  const [one] = await place.write([place.change("a.json")]);
  assert.match(reasonOf(one), /larger/);
});

Deno.test("writeAll() waits for another run", async () => {
  await using place = await Place.open({ "a.json": "plain" });
  await mkdir(place.home);
  const lock = await lockBeside(join(place.home, "clients"), { waitMs: 0 });
  const order: string[] = [];
  const steps: Step[] = [];
  const run = place.write([place.change("a.json")], (step) => {
    order.push("write");
    steps.push(step);
  });
  order.push("release");
  await lock?.[Symbol.asyncDispose]();
  await run;
  assert.equal(order[0], "release");
  assert.deepEqual(steps, ["journal", "backup", "manifest", "replace", "replaced", "end"]);
});

Deno.test("a file that another program of Windows holds open is tried again, then all is as it was and the error says why", async () => {
  await using place = await Place.open({ "a.json": "plain a", "b.json": "plain b" });
  const changes = [place.change("a.json"), place.change("b.json")];
  const longer = heldOpen(place.at("b.json"), { times: RENAME_TRIES_MAX, code: "EBUSY" });
  await assert.rejects(place.writeWith(changes, { renaming: longer }), (error: Error & { code?: string }) => {
    assert.equal(error.code, "clients/write-failed");
    assert.match(error.message, /b\.json.*another program holds it open \(EBUSY\)/s);
    return true;
  });
  assert.deepEqual([await place.read("a.json"), await place.read("b.json")], ["plain a", "plain b"]);
  const shorter = heldOpen(place.at("b.json"), { times: RENAME_TRIES_MAX - 1 });
  await place.writeWith(changes, { renaming: shorter });
  assert.deepEqual([await place.read("a.json"), await place.read("b.json")], ["wrapped a", "wrapped b"]);
});
