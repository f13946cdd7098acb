import assert from "node:assert/strict";
import { assertLinear } from "../../tests/growth.ts";
import { inPlace, mistakesOf } from "./_test_place.ts";
import { readValue, readYaml } from "./document.ts";

const faultsOf = (text: string) => {
  const { source, faults } = readYaml(text);
  return faults.map(({ offset, what }) => `${source.lineOf(offset)}  ${what}`);
};

Deno.test("a key that is given twice is a fault at its second place, in every section, in any quotes", () => {
  assert.deepEqual(faultsOf("a: 1\nb:\n  c: 1\n  'c': 2\na: 3\n"), [
    '5:1  "a" is given twice',
    '4:3  "c" is given twice',
  ]);
  assert.deepEqual(faultsOf("{a: 1, a: 2}"), ['1:8  "a" is given twice']);
  assert.deepEqual(faultsOf("1: a\n'1': b"), ['2:1  "1" is given twice']);
});

Deno.test("what would be passed over in silence is a fault: tags, directives, a second document, older YAML", () => {
  for (
    const text of [
      "a: !!js/function x\n",
      "a: !secret x\n",
      "a: !!binary aGk=\n",
      "a: !!timestamp 2020-01-01\n",
      "%FOO bar\n---\na: 1\n",
      "%YAML 1.1\n---\na: no\n",
      "a: 1\n---\na: 2\n",
      "? [a, b]\n: c\n",
      "__proto__: {mode: observe}\n",
      "a: {__proto__: 1}\n",
      "a:\n\t- b\n",
      "a: [1",
      "a: b: c",
      "a: *nothing\n",
    ]
  ) assert.ok(faultsOf(text).length > 0, JSON.stringify(text));
});

Deno.test("'no', dates and octal-looking numbers are what they look like: text, text, decimal", () => {
  assert.deepEqual(readYaml("a: no\nb: 2020-01-01\nc: 010\nd: on").source.value, {
    a: "no",
    b: "2020-01-01",
    c: 10,
    d: "on",
  });
});

Deno.test("aliases work, share nothing, and are no bomb", () => {
  const { source, faults } = readYaml("a: &x [b]\nc: *x\n");
  assert.deepEqual(faults, []);
  const value = source.value as { a: string[]; c: string[] }; // Written two lines above.
  value.a.push("more");
  assert.deepEqual(value.c, ["b"]);
  const bomb = ["a0: &a0 [x, x]", ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
  assert.equal(faultsOf(bomb.join("\n")).length, 1);
  assert.equal(faultsOf("a: &a [*a, *a]\n").length, 1);
  assert.equal(faultsOf("a: &a\n  b: *a\n").length, 1);
  const many = (n: number) => `a: &a 1\nb: [${Array.from({ length: n }, () => "*a").join(", ")}]\n`;
  assert.equal(faultsOf(many(100)).length, 0);
  assert.equal(faultsOf(many(101)).length, 1);
});

Deno.test("nesting without end is a fault, not a crash", () => {
  for (const text of ["[".repeat(20_000), "- ".repeat(20_000), "? ".repeat(20_000), "{a: ".repeat(20_000)]) {
    assert.ok(faultsOf(text).length > 0, text.slice(0, 10));
  }
});

Deno.test("the work for many keys grows with their number, not with its square", () => {
  assertLinear((size) => {
    readYaml(Array.from({ length: size }, (_, index) => `k${index}: 1`).join("\n"));
  }, 6_000);
});

Deno.test("readValue() reads numbers, lists and truths, and leaves what is no YAML as it is", () => {
  assert.equal(readValue("8080"), 8080);
  assert.equal(readValue("true"), true);
  assert.deepEqual(readValue("[a, b]"), ["a", "b"]);
  assert.equal(readValue("[a"), "[a");
  assert.equal(readValue("*x"), "*x");
});

Deno.test("a YAML mistake is told with its line", () =>
  inPlace(async (place) => {
    assert.deepEqual(await mistakesOf(place.loadText("mode: observe\nserver: {port: 1\n")), [
      "3:1  the indentation does not fit the lines above, or a bracket is left open",
    ]);
    assert.deepEqual(await mistakesOf(place.loadText("mode: observe\nmode: enforce\n")), [
      '2:1  "mode" is given twice',
    ]);
    assert.deepEqual(await mistakesOf(place.loadText("- a\n")), ["1:1  the config must be a section with keys"]);
    assert.deepEqual(await mistakesOf(place.loadText("just text\n")), ["1:1  the config must be a section with keys"]);
  }));

Deno.test("a mistake behind an alias is told where the alias stands, or where it leads", () =>
  inPlace(async (place) => {
    const mistakes = await mistakesOf(place.loadText("agents:\n  a: &x {suspended: 1}\n  b: *x\n"));
    assert.deepEqual(mistakes.map((line) => line.replace(/^[\d:]+ {2}/, "")), [
      "agents.a.suspended must be true or false",
      "agents.b.suspended must be true or false",
    ]);
  }));
