import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { staleFresh } from "./generate_fresh.ts";
import { buildIslands, rename } from "./islands.ts";

const ROOT = new URL("../", import.meta.url);

Deno.test("rename() gives chunks the name of their content, wherever the bundler's name came from", () => {
  const built = (a: string, b: string) =>
    new Map([
      ["core/web/client.js", `import{x}from"../../${a}";import("../../${b}");`],
      ["islands/Feed.js", `import{x}from"../${a}";`],
      [a, `import{y}from"./${b}";export let x=y;`],
      [b, "export let y=1;"],
    ]);
  const here = rename(built("chunk-AAAA1111.js", "chunk-BBBB2222.js"));
  assert.deepEqual(here, rename(built("chunk-CCCC3333.js", "chunk-DDDD4444.js")));
  const names = [...here.keys()];
  assert.deepEqual(names.filter((name) => !name.startsWith("chunks/")), ["client.js", "islands/Feed.js"]);
  // Every import leads to a file that is there.
  for (const [name, text] of here) {
    for (const [, path = ""] of text.matchAll(/["']((?:\.{1,2}\/)[^"']+)["']/g)) {
      assert.ok(names.includes(new URL(path, `file:///${name}`).pathname.slice(1)), `${name} imports ${path}`);
    }
  }
});

Deno.test("the islands come out the same from another folder", async () => {
  const dir = await Deno.makeTempDir();
  try {
    const deep = `${dir}/a/rather/deep/folder`;
    for (const path of ["deno.json", "deno.lock"]) await copy(path, deep);
    for (const folder of ["core/web", "core/queries", "core/contract", "islands", "islands/_part"]) {
      for await (const entry of Deno.readDir(new URL(`${folder}/`, ROOT))) {
        if (entry.isFile && /\.tsx?$/.test(entry.name)) await copy(`${folder}/${entry.name}`, deep);
      }
    }
    assert.deepEqual(await buildIslands(pathToFileURL(`${deep}/`)), await buildIslands(ROOT));
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});

async function copy(path: string, to: string): Promise<void> {
  const target = `${to}/${path}`;
  await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
  await Deno.copyFile(new URL(path, ROOT), target);
}

Deno.test("fresh.gen.ts and the built islands are what would be generated now", async () => {
  assert.deepEqual(await staleFresh(ROOT), []);
});
