import assert from "node:assert/strict";
import { allEntries, entriesAt, looseJson, member, parseLoose, scalar, strings } from "./loose_json.ts";

Deno.test("JSON with comments, bare keys, single quotes and trailing commas is read", () => {
  const node = parseLoose("// head\n{ a: 'x', \"b\": [1, 'two',], /* c */ c: { d: true } }");
  assert.equal(scalar(member(node, "a")?.value), "x");
  assert.deepEqual(strings(member(node, "b")?.value), ["two"]);
  assert.equal(scalar([...entriesAt(node, ["c", "d"])][0]?.value), "true");
});

Deno.test("prose, a list of words and cut JSON are no value", () => {
  for (const text of ["see {this}", "plain words", '{"a": "b', "{a b}", ""]) assert.equal(parseLoose(text), null, text);
});

Deno.test("a star stands for any key and any item", () => {
  const node = parseLoose('{"s": {"one": {"v": 1}, "two": {"v": 2}}, "l": [{"v": 3}]}');
  assert.deepEqual([...entriesAt(node, ["s", "*", "v"])].map((entry) => scalar(entry.value)), ["1", "2"]);
  assert.deepEqual([...entriesAt(node, ["l", "*", "v"])].map((entry) => scalar(entry.value)), ["3"]);
  assert.equal([...allEntries(node)].length, 7);
});

Deno.test("spans are those of the source, and escapes are undone", () => {
  const text = '{"k\\u0065y": "a\\nb"}';
  const entry = member(parseLoose(text), "key");
  assert.equal(scalar(entry?.value), "a\nb");
  assert.equal(text.slice(entry?.start, entry?.end), '"k\\u0065y": "a\\nb"');
});

Deno.test("nesting and length are bounded", () => {
  assert.equal(parseLoose("[".repeat(200) + "]".repeat(200)), null);
  assert.equal(parseLoose(`["${"a".repeat(300_000)}"]`), null);
});

Deno.test("a sample is parsed once", () => {
  const sample = {
    text: "{a: 1}",
    view: "raw",
    kind: "config",
    tool: null,
    path: "",
    words: [],
    urls: [],
    commands: [],
  } as const;
  assert.equal(looseJson(sample), looseJson(sample));
});
