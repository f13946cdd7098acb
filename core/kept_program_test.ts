import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepProgram, keptProgram } from "./kept_program.ts";

const PLACE = { home: "/home/ada/.oktsec", version: "2.9.6" };

function keptOf(program: string): string | null {
  return keptProgram({ kind: "checkout", argv: [program, "run", "main.ts"] }, PLACE)?.to ?? null;
}

Deno.test("a program in the cache of a package runner is kept, and one that was installed is not", () => {
  const kept = "/home/ada/.oktsec/bin/deno-2.9.6/deno";
  assert.equal(keptOf("/home/ada/.npm/_npx/7a40/node_modules/deno/deno"), kept);
  assert.equal(keptOf("/home/ada/.cache/pnpm/dlx/x/node_modules/deno/deno"), kept);
  assert.equal(keptOf("/tmp/dlx-1234/node_modules/deno/deno"), kept);
  assert.equal(keptOf("/tmp/bunx-1000-deno@latest/node_modules/deno/deno"), kept);
  assert.equal(keptOf("/tmp/xfs-1a2b/dlx-1/node_modules/deno/deno"), kept);
  for (const path of ["/usr/bin/deno", "/home/ada/.deno/bin/deno", "/srv/app/node_modules/deno/deno", "/opt/oktsec"]) {
    assert.equal(keptOf(path), null, path);
  }
});

Deno.test("keepProgram() outlives the cache, replaces a piece, and does nothing twice", async () => {
  const root = await mkdtemp(join(tmpdir(), "oktsec-kept-"));
  try {
    const from = join(root, "_npx", "deno");
    const to = join(root, "home", "bin", "deno-1", "deno");
    await mkdir(join(root, "_npx"));
    await writeFile(from, "the program", { mode: 0o755 });
    await keepProgram({ from, to });
    const { ino } = await stat(to);
    await keepProgram({ from, to });
    assert.equal((await stat(to)).ino, ino);
    await rm(to);
    await writeFile(to, "the pro");
    const takeBack = await keepProgram({ from, to });
    await rm(from);
    assert.equal(await readFile(to, "utf8"), "the program");
    assert.equal((await stat(to)).mode & 0o777, 0o755);
    assert.deepEqual(await readdir(join(to, "..")), ["deno"]);
    await takeBack();
    // The folders were there before.
    assert.deepEqual(await readdir(join(root, "home", "bin", "deno-1")), []);
  } finally {
    await rm(root, { recursive: true });
  }
});

Deno.test("what takes the program back takes what was made for it, and nothing that came since", async () => {
  const root = await mkdtemp(join(tmpdir(), "oktsec-kept-"));
  try {
    const from = join(root, "from");
    const home = join(root, "home");
    await writeFile(from, "the program");
    await mkdir(home);
    const keep = (version: string) => keepProgram({ from, to: join(home, "bin", version, "deno") });
    await (await keep("deno-1"))();
    assert.deepEqual(await readdir(home), []);
    const takeSecond = await keep("deno-2");
    const takeThird = await keep("deno-3");
    await writeFile(join(home, "bin", "deno-2", "notes"), "mine");
    await takeSecond();
    await takeThird();
    assert.deepEqual(await readdir(join(home, "bin")), ["deno-2"]);
    assert.deepEqual(await readdir(join(home, "bin", "deno-2")), ["notes"]);
    // Another run has put its own there meanwhile.
    const takeFourth = await keep("deno-4");
    await rm(join(home, "bin", "deno-4", "deno"));
    await writeFile(join(home, "bin", "deno-4", "deno"), "another one");
    await takeFourth();
    assert.equal(await readFile(join(home, "bin", "deno-4", "deno"), "utf8"), "another one");
  } finally {
    await rm(root, { recursive: true });
  }
});

Deno.test("keepProgram() says what could not be kept, and leaves no piece", async () => {
  const root = await mkdtemp(join(tmpdir(), "oktsec-kept-"));
  try {
    await writeFile(join(root, "bin"), "a file where a folder has to be");
    const work = { from: Deno.execPath(), to: join(root, "bin", "deno-1", "deno") };
    await assert.rejects(keepProgram(work), { code: "launcher/not-kept" });
    const gone = { from: join(root, "nothing"), to: join(root, "home", "deno") };
    await assert.rejects(keepProgram(gone), { code: "launcher/not-kept" });
    assert.deepEqual(await readdir(root), ["bin"]);
  } finally {
    await rm(root, { recursive: true });
  }
});
