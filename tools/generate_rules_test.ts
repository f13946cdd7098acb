import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { generateRules } from "./generate_rules.ts";

const ROOT = new URL("../", import.meta.url);

Deno.test("the committed index of rules is fresh", async () => {
  for (const [path, content] of await generateRules(ROOT)) {
    assert.equal(await Deno.readTextFile(new URL(path, ROOT)), content, path);
  }
});
Deno.test("generateRules() sorts by id, skips tests and shared files, and refuses two rules of one id", async () => {
  const folder = await mkdtemp(`${tmpdir()}/rules-`);
  try {
    await mkdir(`${folder}/rules/a`, { recursive: true });
    const rule = (id: string) =>
      `export default { id: "${id}", title: "t|t", severity: "low", category: "c", lane: "flag" };`;
    await writeFile(`${folder}/rules/a/one.ts`, rule("Z-1"));
    await writeFile(`${folder}/rules/a/two.ts`, rule("A-1"));
    await writeFile(`${folder}/rules/a/_shared.ts`, "throw new Error('must not load');");
    await writeFile(`${folder}/rules/a/one_test.ts`, "throw new Error('must not load');");
    const root = new URL(pathToFileURL(folder).href + "/");
    const files = await generateRules(root);
    assert.match(files.get("rules/mod.gen.ts") ?? "", /r0 from "\.\/a\/two\.ts";\nimport r1 from "\.\/a\/one\.ts"/);
    assert.match(files.get("rules/README.md") ?? "", /\| t\\\|t/);
    await writeFile(`${folder}/rules/a/three.ts`, rule("A-1"));
    await assert.rejects(generateRules(root), /Two rules claim the id "A-1"/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
