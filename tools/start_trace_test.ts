import assert from "node:assert/strict";
import { calledAtStart, compiledWithModule } from "./start_trace.ts";

/** Where the n-th occurrence of `part` begins in `source`. */
function at(source: string, part: string): number {
  const found = source.indexOf(part);
  assert.ok(found >= 0, part);
  return found;
}

Deno.test("a called arrow function stands between parentheses, and one within it too", () => {
  const source = "const a=x=>y=>x+y,b=()=>1;";
  const made = compiledWithModule(source, new Set([at(source, "x=>"), at(source, "y=>")]));
  assert.equal(made, "const a=(x=>(y=>x+y)),b=()=>1;");
});

Deno.test("a called declaration has its value before the first statement, as a declaration has", () => {
  const source =
    "const first=a(2);function a(x){return b(x)*2}function b(x){return x+1}async function*c(){}export{first,a,b,c};";
  const made = compiledWithModule(source, new Set([at(source, "(x){return b"), at(source, "(){}")]));
  assert.equal(
    made,
    "var a=(function(x){return b(x)*2});var c=(async function*(){});const first=a(2);function b(x){return x+1}export{first,a,b,c};",
  );
});

Deno.test("what is made of a module gives the same values and names", async () => {
  const source = `const f=(a,b=()=>a)=>({get v(){return b()},m(){return f.name},n:function(){return 1}});
    export const out=[f(1).v,f(1).m(),g.name,new (class{constructor(){this.x=()=>3}k(){return this.x()}})().k(),f(1).n()];
    function g(){const h=async()=>1;return h}export{g};`;
  const called = new Set(Array.from(source, (_, index) => index));
  const made = compiledWithModule(source, called);
  assert.notEqual(made, source);
  const load = (text: string) =>
    import(`data:text/javascript,${encodeURIComponent(text)}`) as Promise<{ out: unknown }>;
  assert.deepEqual((await load(made)).out, (await load(source)).out);
});

Deno.test("methods, getters and functions that were not called stay as they are", () => {
  const source =
    "class A{m(){}static s(){}get g(){return 1}}const o={m(){},get g(){return 2}};function z(){}const y=function(){};";
  const called = new Set([
    at(source, "(){}s"),
    at(source, "(){},get"),
    at(source, "(){return 2"),
  ]);
  assert.equal(compiledWithModule(source, called), source);
});

Deno.test("a program that is no proxy is not taken for a traced one", async () => {
  const file = await Deno.makeTempFile({ suffix: ".js" });
  try {
    await Deno.writeTextFile(file, "Deno.exit(3);");
    await assert.rejects(calledAtStart(file), /the traced proxy failed/);
  } finally {
    await Deno.remove(file);
  }
});
