import assert from "node:assert/strict";
import { COMMON_TOOLS } from "./tools.ts";

Deno.test("COMMON_TOOLS holds each name once, in lower case", () => {
  assert.equal(new Set(COMMON_TOOLS).size, COMMON_TOOLS.length);
  for (const name of COMMON_TOOLS) assert.match(name, /^[a-z][a-z0-9_]*$/);
});
