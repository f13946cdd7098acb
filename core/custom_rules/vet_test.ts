import assert from "node:assert/strict";
import { script } from "./_test_rules.ts";
import { vet } from "./vet.ts";

Deno.test("vet() takes types off, keeps lines, and cuts the text at what it imports", async () => {
  const verdict = await vet(script("A-1"));
  assert.equal(verdict.kind, "vetted");
  if (verdict.kind !== "vetted") return;
  assert.deepEqual([verdict.pieces[1], verdict.pieces[3]], ["oktsec/rule", "oktsec/evidence"]);
  assert.equal(verdict.pieces.join("").split("\n").length, script("A-1").split("\n").length);
  assert.ok(!verdict.pieces.join("").includes("type Sample"));
});

Deno.test("vet() refuses every other way in, with its line", async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['import fs from "node:fs";', /"node:fs"/],
    ['import "./other.ts";', /"\.\/other\.ts"/],
    ['export * from "npm:left-pad";', /"npm:left-pad"/],
    ['import { x } from "oktsec\\u002Frul\\u0065x";', /only/],
    ['const m = await import("oktsec/rule");', /while it runs/],
    ["const m = (name: string) => import(name);", /while it runs/],
    ["const here = import.meta.url;", /import\.meta/],
    ['import data from "oktsec/rule" with { type: "json" };', /attributes/],
  ];
  for (const [top, reason] of cases) {
    const verdict = await vet(script("A-1", { top }));
    assert.equal(verdict.kind, "refused", top);
    if (verdict.kind !== "refused") continue;
    assert.match(verdict.reason, reason);
    assert.equal(verdict.line, 3, top);
  }
});

Deno.test("vet() finds an import behind comments, regular expressions and templates", async () => {
  for (const before of ["/* } */", "const r = /[/\"']/;", "const t = `${'`'}`;", "// import x from 'oktsec/rule'\n"]) {
    assert.equal((await vet(`${before} import fs from "node:fs";`)).kind, "refused", before);
  }
});

Deno.test("vet() does not take a comment or a text for an import", async () => {
  const verdict = await vet(script("A-1", { top: 'const s = "import fs from \'node:fs\'"; // import("x")' }));
  assert.equal(verdict.kind, "vetted");
});

Deno.test("vet() lets types come from anywhere: they are gone before anything runs", async () => {
  assert.equal((await vet(script("A-1", { top: 'import type { Stats } from "node:fs";' }))).kind, "vetted");
});

Deno.test("vet() refuses what is no TypeScript, or more than types", async () => {
  for (const top of ["let x = ;", "enum A { B }", "class A { constructor(private x: string) {} }"]) {
    assert.equal((await vet(script("A-1", { top }))).kind, "refused", top);
  }
});
