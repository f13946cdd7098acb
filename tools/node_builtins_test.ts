import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { builtinsWhenNeeded, requireOfBuiltins } from "./node_builtins.ts";

Deno.test("each entry of the import map leads to a module that exports what Node's does", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const entries = await builtinsWhenNeeded(pathToFileURL(`${folder}/`));
    for (const specifier of ["node:path", "node:fs/promises", "node:sqlite"]) {
      const made = await import(entries[specifier] ?? "") as Record<string, unknown>;
      const real = await import(specifier) as Record<string, unknown>;
      assert.deepEqual(Object.keys(made).sort(), Object.keys(real).sort(), specifier);
      assert.equal(made["default"], real["default"], specifier);
    }
    assert.equal(entries["node:process"], undefined);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("require in the bundle asks for a module when it is called", () => {
  const head = 'import{createRequire as a}from "node:module";var r=a(import.meta.url);r("fs")';
  assert.equal(requireOfBuiltins(head), 'var r=(name)=>process.getBuiltinModule(name);r("fs")');
});

Deno.test("a bundle that begins otherwise is refused", () => {
  assert.throws(() => requireOfBuiltins("var r=require;"), /does not begin as expected/);
});
