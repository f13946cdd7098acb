import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globPattern, listFiles } from "./_scan_files.ts";

Deno.test("a folder's files are listed by name, without what others wrote, and never out of it", async () => {
  const root = await mkdtemp(join(tmpdir(), "oktsec-scan-"));
  try {
    const dir = join(root, "project");
    for (const folder of ["node_modules/x", ".git", "src/deep", ".claude"]) {
      await mkdir(join(dir, folder), { recursive: true });
    }
    for (const name of ["a.md", "node_modules/x/b.md", ".git/config", "src/deep/c.ts", ".claude/d.json", "src/e.log"]) {
      await writeFile(join(dir, name), "x");
    }
    await writeFile(join(root, "secret.txt"), "x");
    await symlink(join(root, "secret.txt"), join(dir, "out.txt"));
    await symlink(join(dir, "a.md"), join(dir, "in.md"));
    await symlink(dir, join(dir, "loop"));
    const { files, unread } = await listFiles(dir, { skip: ["*.log"] });
    assert.deepEqual(files.map(({ name }) => name), [".claude/d.json", "a.md", "in.md", "src/deep/c.ts"]);
    assert.deepEqual(unread, []);
    await assert.rejects(listFiles(join(dir, "nowhere"), { skip: [] }), { code: "scan/unreadable" });
  } finally {
    await rm(root, { recursive: true });
  }
});

Deno.test("patterns mean what they mean in a .gitignore", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["*.log", "a/b.log", true],
    ["*.log", "a/b.logs", false],
    ["build", "a/build/x", true],
    ["build/", "build", true],
    ["/build", "a/build", false],
    ["docs/*.md", "docs/a.md", true],
    ["docs/*.md", "docs/a/b.md", false],
    ["docs/**/b.md", "docs/a/c/b.md", true],
    ["docs/**/b.md", "docs/b.md", true],
    ["a?c", "abc", true],
    ["a.c", "abc", false],
  ];
  for (const [glob, name, is] of cases) assert.equal(globPattern(glob).test(name), is, `${glob} ${name}`);
});
