import assert from "node:assert/strict";
import { fakeMachine } from "../../tests/fakes/machine.ts";
import { expand, isWithin } from "./spelling.ts";

const linux = fakeMachine({ os: "linux" });
const windows = fakeMachine({ os: "windows" });

Deno.test("a tilde is the user's folder, only at the start and only alone", () => {
  assert.equal(expand(linux, "~", "/srv"), "/home/ana");
  assert.equal(expand(linux, "~/a", "/srv"), "/home/ana/a");
  assert.equal(expand(linux, "~ana/a", "/srv"), "/srv/~ana/a");
  assert.equal(expand(linux, "a/../b", "/srv"), "/srv/b");
  assert.equal(expand(windows, "~\\a", "C:\\srv"), "C:\\Users\\ana\\a");
});

Deno.test("a folder holds itself and what is below it, not its neighbour", () => {
  assert.equal(isWithin(linux, "/a/b", "/a/b"), true);
  assert.equal(isWithin(linux, "/a/b/c", "/a/b"), true);
  assert.equal(isWithin(linux, "/a/bc", "/a/b"), false);
  assert.equal(isWithin(linux, "/a", "/a/b"), false);
  assert.equal(isWithin(linux, "/a/b/..c", "/a/b"), true);
  assert.equal(isWithin(windows, "D:\\a", "C:\\a"), false);
  assert.equal(isWithin(windows, "C:\\A\\b", "C:\\a"), true);
});
