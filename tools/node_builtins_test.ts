import assert from "node:assert/strict";
import { builtinsWhenUsed } from "./node_builtins.ts";

/** What a module exports, after the builtins were put where they are used. */
async function run(source: string): Promise<Readonly<Record<string, unknown>>> {
  const made = builtinsWhenUsed(source);
  assert.doesNotMatch(made, /\bimport\b/);
  return await import(`data:text/javascript,${encodeURIComponent(made)}`) as Record<string, unknown>;
}

Deno.test("names, defaults and whole modules mean what they meant, wherever they stand", async () => {
  const { out } = await run(`
    import{basename as b,sep}from"node:path";import p from"node:path";import*as q from"node:path";
    import{EventEmitter as E}from"node:events";import process,{pid}from"node:process";
    class A extends E{}
    const o={b,sep:1,q};
    export const out=[b("/x/y"),o.b("/x/z"),o.sep,p.sep===sep,q.basename===b,new A instanceof E,typeof new E().on,o.q.sep,pid===process.pid,\`\${sep}\`];
  `);
  assert.deepEqual(out, ["y", "z", 1, true, true, true, "function", "/", true, "/"]);
});

Deno.test("a module of Node is not loaded before something of it is used", () => {
  const made = builtinsWhenUsed('import{request as r}from"node:http";export const f=()=>r("x");');
  assert.match(made, /f=\(\)=>\(0,\$node_http\(\)\.request\)\("x"\)/);
});

Deno.test("require asks for a module of Node when it is called", () => {
  const made = builtinsWhenUsed(
    'import{createRequire as a}from "node:module";var r=a(import.meta.url);export const{sep}=r("path");',
  );
  assert.match(made, /^var r=\(name\)=>process\.getBuiltinModule\(name\);/);
});

Deno.test("a name that is bound again and a module that is not Node's are refused", () => {
  const head = 'import{sep as s}from"node:path";';
  for (const again of ["const f=s=>s;", "{let s=1}", "const f=({s})=>1;", "try{}catch(s){}", "function s2(a,...s){}"]) {
    assert.throws(() => builtinsWhenUsed(head + again), /bound again/, again);
  }
  assert.throws(() => builtinsWhenUsed('import"./other.js";'), /the bundle imports/);
});
