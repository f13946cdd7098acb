import assert from "node:assert/strict";
import type { Format } from "../contract/platform.ts";
import { CLIENT_FILE_BYTES_MAX } from "../limits.ts";
import { assertLinear } from "../../tests/growth.ts";
import { unifiedDiff } from "./diff.ts";
import { duplicatesOn, nodesAt, plainOf } from "./look.ts";
import { parseText } from "./parse.ts";
import type { Node, Tree } from "./tree.ts";

const FORMATS: readonly Format[] = ["json", "jsonc", "json5", "toml", "yaml"];

function treeOf(text: string, format: Format): Tree {
  const parsed = parseText(text, format);
  if (parsed.kind === "trouble") throw new Error(JSON.stringify(parsed.trouble));
  return parsed.tree;
}

const plain = (text: string, format: Format) => {
  const { root } = treeOf(text, format);
  return root === null ? null : plainOf(root);
};

function troubleOf(text: string, format: Format): string {
  const parsed = parseText(text, format);
  return parsed.kind === "tree" ? "none" : `${parsed.trouble.line}:${parsed.trouble.column} ${parsed.trouble.reason}`;
}

Deno.test("each dialect reads what it has and refuses what it has not, by line and column", () => {
  assert.deepEqual(plain('{"a": [1, true, null, "x"]}', "json"), { a: [1, true, null, "x"] });
  assert.equal(troubleOf('{\n  "a": 1,\n}', "json"), "2:9 it is not valid here");
  assert.equal(troubleOf('{"a": 1 /* c */}', "json"), "1:9 it is not valid here");
  assert.deepEqual(plain('{ // c\n"a": 1, }', "jsonc"), { a: 1 });
  assert.match(troubleOf("{a: 1}", "jsonc"), /^1:2 /);
  assert.deepEqual(plain("{a: 'x', b: +.5, c: 0x1F, d: -Infinity,}", "json5"), { a: "x", b: .5, c: 31, d: -Infinity });
  assert.match(troubleOf("a = 1\na = 2\n", "toml"), /^2:\d+ a key is written twice$/);
  assert.match(troubleOf("a: 1\n---\nb: 2\n", "yaml"), /^\d:\d+ a second document begins$/);
  assert.match(troubleOf("a: [1\n", "yaml"), /not valid here/);
});

Deno.test("no reason quotes the file, which may hold secrets", () => {
  for (const format of FORMATS) {
    for (const text of ['{"k": ghp_secret}', "k = ghp_secret\nk = = 2", "k: [ghp_secret\n", '{"k": "ghp_secret']) {
      assert.doesNotMatch(troubleOf(text, format), /ghp_/);
    }
  }
});

Deno.test("a mark at the start is passed over and counts as a character", () => {
  for (
    const [format, text] of [["json", '\uFEFF{"a":"b"}'], ["toml", '\uFEFFa="b"'], ["yaml", "\uFEFFa: b"]] as const
  ) {
    const tree = treeOf(text, format);
    const [node] = nodesAt(tree, ["a"]);
    assert.ok(node);
    assert.match(text.slice(node.start, node.end), /^"?b"?$/);
  }
});

Deno.test("texts with nothing in them have no root", () => {
  for (const format of FORMATS) for (const text of ["", " \n", "\uFEFF"]) assert.equal(treeOf(text, format).root, null);
  assert.equal(treeOf("// c\n/* d */", "jsonc").root, null);
  assert.equal(treeOf("# c\n", "yaml").root, null);
  assert.equal(treeOf("# c\n", "toml").root, null);
  assert.match(troubleOf("// c\n", "json"), /^1:/);
});

Deno.test("every node stands where it says, also tables under headers, dotted keys and inline tables", () => {
  const text =
    '[m."a.b"]\nc = "x"\nd = [\'y\']\n[m."a.b".env]\nK = "v"\n[m]\nz.w = {q = "r"}\n[[l]]\nn = 1\n[[l]]\nn = 2\n';
  assert.deepEqual(plain(text, "toml"), {
    m: { "a.b": { c: "x", d: ["y"], env: { K: "v" } }, z: { w: { q: "r" } } },
    l: [{ n: 1 }, { n: 2 }],
  });
  const [node] = nodesAt(treeOf(text, "toml"), ["m", "z", "w", "q"]);
  assert.equal(text.slice(node?.start, node?.end), '"r"');
});

Deno.test("what is shared in YAML is seen and is nothing to edit", () => {
  const tree = treeOf("a: &x {b: 1}\nc: *x\nd: !!str 3\ne:\n", "yaml");
  for (const key of ["a", "c", "d"]) assert.equal(nodesAt(tree, [key])[0]?.kind, "other");
  const merged = treeOf("b: &b {args: [-y]}\ns:\n  <<: *b\n  command: npx\n", "yaml");
  assert.equal(nodesAt(merged, ["s"])[0]?.kind, "other");
  assert.deepEqual(nodesAt(tree, ["e"]).map(({ kind }) => kind), ["other"]);
});

Deno.test("a key that is written twice leads to both, and is named as such", () => {
  const tree = treeOf('{"m": {"a": {"x": 1}, "a": {"x": 2, "x": 3}}}', "json");
  assert.equal(nodesAt(tree, ["m", "a"]).length, 2);
  assert.deepEqual(duplicatesOn(tree, ["m"]).map(({ key }) => key), ["a"]);
  assert.deepEqual(duplicatesOn(tree, ["m", "a"]).map(({ key }) => key), ["a", "x"]);
  assert.deepEqual(duplicatesOn(treeOf('{"m": 1, "n": {"x": 1}}', "json"), ["n"]), []);
});

Deno.test("__proto__ is a key as any other", () => {
  const value = plain('{"__proto__": {"x": 1}, "a": 2}', "json");
  assert.deepEqual(Object.keys(value as object), ["__proto__", "a"]); // an object, as written
  assert.equal(({} as { x?: number }).x, undefined);
});

Deno.test("__proto__ is a key as any other also where it is written twice, and a word as any other", () => {
  for (const format of ["json", "jsonc", "json5"] as const) {
    const tree = treeOf('{"__proto__": 1, "__proto__": ["__proto__ __prot0__"]}', format);
    assert.deepEqual(duplicatesOn(tree, []).map(({ key }) => key), ["__proto__"]);
    assert.deepEqual(plain(tree.text, format), Object.fromEntries([["__proto__", ["__proto__ __prot0__"]]]));
  }
  // Spelled with escapes it stays the parser's, which says what it minds.
  const escaped = '{"__prot\\u006f__": 1,\n"__prot\\u006f__": 2}';
  assert.equal(troubleOf(escaped, "json"), '2:1 "__proto__" is written twice');
});

Deno.test("a comment of HTML is none in any dialect of JSON", () => {
  for (const format of ["json", "jsonc", "json5"] as const) {
    assert.match(troubleOf('<!-- c\n{"a": 1}', format), /^1:1 /);
    assert.match(troubleOf('{"a": 1,\n<!-- c\n"b": 2}', format), /^2:\d it is not valid here$/);
    assert.match(troubleOf('{"a": 1}\n--> c', format), /^2:/);
  }
});

Deno.test("size and depth are bounded, at the bound and one past it", () => {
  const nested = (levels: number) => '{"a":'.repeat(levels) + "1" + "}".repeat(levels);
  assert.equal(troubleOf(nested(200), "json"), "none");
  assert.match(troubleOf(nested(201), "json"), /deeper than 200 levels/);
  for (const format of FORMATS) assert.notEqual(troubleOf("[".repeat(100_000), format), "none");
  // Dotted keys, headers and inline tables share one count.
  const dotted = Array.from({ length: 190 }, () => "k").join(".");
  assert.match(troubleOf(`a = {${dotted} = {${dotted} = 1}}`, "toml"), /deeper than/);
  assert.match(troubleOf(`[${dotted}]\na = {${dotted} = 1}`, "toml"), /deeper than/);
  const long = (chars: number) => `"${"x".repeat(chars - 2)}"`;
  assert.equal(troubleOf(long(CLIENT_FILE_BYTES_MAX), "json"), "none");
  assert.match(troubleOf(long(CLIENT_FILE_BYTES_MAX + 1), "json"), /longer than/);
  // Brackets in a string are none.
  assert.equal(troubleOf(JSON.stringify(["\u001b[31m".repeat(2_000), "\u2028"]), "json"), "none");
});

Deno.test("twice the text costs at most two and a half times the work, in strict JSON too", () => {
  const text = (servers: number) =>
    JSON.stringify({
      m: Object.fromEntries(Array.from({ length: servers }, (_, i) => [`s${i}`, { a: [1, "x", null] }])),
    });
  for (const format of ["json", "jsonc", "json5"] as const) {
    assertLinear((servers) => void treeOf(text(servers), format), 2_000);
  }
});

Deno.test("no text makes a reader throw, and no node stands outside of its text", () => {
  let seed = 99;
  const roll = (below: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) % below;
  const pieces = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"',
    "'",
    "a",
    "\n",
    " ",
    "-",
    "#",
    "=",
    "//",
    "/*",
    "*/",
    "\ud800",
    "\0",
    "&x",
    "*x",
    "!!",
    "|",
    '"""',
    "\\",
    "1e999",
    "0x",
    "<<",
    "\uFEFF",
  ];
  for (let round = 0; round < 3_000; round++) {
    const text = Array.from({ length: roll(24) }, () => pieces[roll(pieces.length)]).join("");
    for (const format of FORMATS) {
      const parsed = parseText(text, format);
      if (parsed.kind === "tree" && parsed.tree.root) assertInside(parsed.tree.root, text);
    }
  }
});

function assertInside(node: Node, text: string): void {
  assert.ok(node.start >= 0 && node.start <= node.end && node.end <= text.length, JSON.stringify(text));
  if (node.kind === "map") { for (const { value } of node.entries) assertInside(value, text); }
  if (node.kind === "list") { for (const item of node.items) assertInside(item, text); }
}

Deno.test("a diff begins with its file, whatever the name", () => {
  assert.match(unifiedDiff("/a---b/x", "x\n", "y\n"), /^--- \/a---b\/x\n/);
});

Deno.test("a diff names the file, and is empty where nothing differs", () => {
  assert.equal(unifiedDiff("a.json", "x\n", "x\n"), "");
  assert.equal(unifiedDiff("a.json", "x\ny\n", "x\nz\n"), "--- a.json\n+++ a.json\n@@ -1,2 +1,2 @@\n x\n-y\n+z\n");
});
