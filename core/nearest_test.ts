import assert from "node:assert/strict";
import { nearest, suggestion } from "./nearest.ts";

Deno.test("nearest() finds one slip, a swap of neighbours, another case, a dash for an underscore", () => {
  const known = ["server", "identity", "default_policy", "mode"];
  assert.equal(nearest("servr", known), "server");
  assert.equal(nearest("sevrer", known), "server");
  assert.equal(nearest("Server", known), "server");
  assert.equal(nearest("default-policy", known), "default_policy");
  assert.equal(nearest("mdoe", known), "mode");
});

Deno.test("nearest() answers null rather than something far", () => {
  assert.equal(nearest("telemetry", ["server", "mode"]), null);
  assert.equal(nearest("x", ["mode"]), null);
  assert.equal(nearest("", ["mode"]), null);
});

Deno.test("nearest() takes one edit of a three-letter word, and not two", () => {
  assert.equal(nearest("cat", ["car"]), "car");
  assert.equal(nearest("cat", ["cor"]), null);
});

Deno.test("nearest() takes the closest of several, the first of equals", () => {
  assert.equal(nearest("limts", ["lights", "limits"]), "limits");
  assert.equal(nearest("ab", ["aa", "bb"]), "aa");
});

Deno.test("nearest() does not compare words longer than 64 characters", () => {
  assert.equal(nearest("a".repeat(64), ["a".repeat(63)]), "a".repeat(63));
  assert.equal(nearest("a".repeat(65), ["a".repeat(64)]), null);
});

Deno.test("suggestion() is empty where nothing is near", () => {
  assert.equal(suggestion("servr", ["server"]), '; did you mean "server"?');
  assert.equal(suggestion("zzz", ["server"]), "");
});
