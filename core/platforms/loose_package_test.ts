import assert from "node:assert/strict";
import { loosePackage } from "./loose_package.ts";

Deno.test("a runner without an exact version takes whatever is newest", () => {
  assert.equal(loosePackage("npx", ["-y", "@scope/server"]), "@scope/server");
  assert.equal(loosePackage("npx", ["-y", "server@latest"]), "server@latest");
  assert.equal(loosePackage("C:\\node\\npx.cmd", ["server"]), "server");
  assert.equal(loosePackage("uvx", ["server"]), "server");
});

Deno.test("an exact version, a path and any other program are no loose package", () => {
  assert.equal(loosePackage("npx", ["-y", "@scope/server@1.2.3"]), null);
  assert.equal(loosePackage("uvx", ["server==1.2.3"]), null);
  assert.equal(loosePackage("npx", ["./server"]), null);
  assert.equal(loosePackage("npx", []), null);
  assert.equal(loosePackage("node", ["server.js"]), null);
});
