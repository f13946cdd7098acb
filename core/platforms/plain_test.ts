import assert from "node:assert/strict";
import { isOn, membersAt, plainAt, textAt, textsAt, valueAt, withKey, withoutKey } from "./plain.ts";

const file: unknown = JSON.parse(`{"a":{"b":" x ","c":true,"d":["y",7,null,{}],"e":{}},"__proto__":{"f":"own"}}`);

Deno.test("only keys of the file are found, not those of the prototype", () => {
  assert.equal(valueAt(file, "a.constructor"), undefined);
  assert.equal(valueAt({}, "__proto__.toString"), undefined);
  assert.equal(textAt(file, "__proto__.f"), "own");
});

Deno.test("every shape is read as what it can be", () => {
  assert.equal(textAt(file, "a.b"), "x");
  assert.equal(textAt(file, "a.c"), null);
  assert.equal(textAt({ a: " " }, "a"), null);
  assert.deepEqual(textsAt(file, "a.d"), ["y", "7"]);
  assert.deepEqual(textsAt(file, "a.b"), ["x"]);
  assert.deepEqual(textsAt(file, "a.none"), []);
  assert.equal(isOn(file, "a.c"), true);
  assert.equal(isOn(file, "a.b"), false);
  assert.deepEqual(plainAt(file, "a.d"), {});
  assert.deepEqual(membersAt(file, "a").map(([name]) => name), ["e"]);
  assert.equal(valueAt(null, "a"), undefined);
});

Deno.test("a changed key is an own key, whatever its name, and the object before is as it was", () => {
  const before = { a: 1 };
  const changed = withKey(before, "__proto__", { b: 2 });
  assert.equal(Object.hasOwn(changed, "__proto__"), true);
  assert.equal(valueAt(changed, "b"), undefined);
  assert.deepEqual(before, { a: 1 });
  assert.deepEqual(withoutKey(before, "a"), {});
});
