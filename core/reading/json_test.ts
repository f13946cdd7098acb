import assert from "node:assert/strict";
import { assertLinear } from "../../tests/growth.ts";
import { type Reading, readJson, type ReadOptions } from "./json.ts";

const encoder = new TextEncoder();
const OPTIONS: ReadOptions = { depth: 128, leavesMax: 65_536, strictCase: "jsonrpc" };

function read(text: string | Uint8Array, options: Partial<ReadOptions> = {}): Reading {
  return readJson(typeof text === "string" ? encoder.encode(text) : text, { ...OPTIONS, ...options });
}

function refusals(reading: Reading): string[] {
  return reading.faults.filter((fault) => fault.weight === "refuse").map((fault) => fault.code);
}

function flags(reading: Reading): string[] {
  return reading.faults.filter((fault) => fault.weight === "flag").map((fault) => fault.code);
}

Deno.test("readJson() reads what JSON.parse reads", () => {
  const texts = [
    '{"a":[1,-2.5e3,true,false,null,"x\\n\\u0041\\ud83d\\ude00"],"":{},"b":[[],{}]}',
    " \t\r\n 12 \n",
    '"plain"',
    "-0",
    '{"é":"世界 😀"}',
    "[]",
  ];
  for (const text of texts) {
    const reading = read(text, { strictCase: "none" });
    assert.deepEqual(reading.faults, [], text);
    assert.deepEqual(reading.value, JSON.parse(text), text);
    assert.equal(reading.isComplete, true);
  }
});

Deno.test("leaves hold every string decoded, with its pointer, and each distinct key once", () => {
  const reading = read('{"a/b":{"~":"x\\u0021"},"list":["one",{"list":"two"}],"empty":""}', { strictCase: "none" });
  assert.deepEqual(reading.leaves.map((leaf) => [leaf.path, leaf.text, leaf.isKey]), [
    ["/a~1b~key", "a/b", true],
    ["/a~1b/~0~key", "~", true],
    ["/a~1b/~0", "x!", false],
    ["/list~key", "list", true],
    ["/list/0", "one", false],
    ["/list/1/list", "two", false],
    ["/empty~key", "empty", true],
  ]);
});

Deno.test("a text that is one string has its leaf at the empty pointer", () => {
  assert.deepEqual(read('"hi"', { strictCase: "none" }).leaves.map((leaf) => leaf.path), [""]);
});

Deno.test("a key that occurs twice is refused at any depth, also when one is written with an escape", () => {
  for (const text of ['{"a":1,"a":1}', '{"x":[{"a":1,"\\u0061":2}]}', '{"__proto__":1,"__proto__":2}']) {
    assert.deepEqual(refusals(read(text)), ["ambiguous_json"], text);
  }
  const many = Array.from({ length: 40 }, (_, n) => `"k${n}":0`).join(",");
  assert.deepEqual(refusals(read(`{${many},"k3":0}`)), ["ambiguous_json"]);
  assert.deepEqual(refusals(read(`{${many},"k40":0}`)), []);
});

Deno.test("keys that differ in case are refused in envelope, params and arguments, and flagged deeper", () => {
  for (
    const text of [
      '{"x":1,"X":2}',
      '{"params":{"x":1,"X":2}}',
      '{"params":{"arguments":{"path":1,"Path":2}}}',
      '{"params":{"arguments":{"k":1,"\u212a":2}}}', // the Kelvin sign folds to k
      '{"params":{"arguments":{"s":1,"\u017f":2}}}', // the long s folds to s
      '[{"x":1,"X":2}]',
    ]
  ) assert.ok(refusals(read(text, { hasBatches: true })).includes("ambiguous_json"), text);
  const deeper = read('{"params":{"arguments":{"env":{"path":1,"PATH":2}}},"result":{"a":1,"A":2}}');
  assert.deepEqual(refusals(deeper), []);
  assert.deepEqual(flags(deeper), ["ambiguous_json"]);
});

Deno.test("a key of the protocol in another case is refused even when it is alone", () => {
  for (const text of ['{"Method":"tools/call"}', '{"params":{"NAME":"x"}}', '{"param\u017f":{}}']) {
    assert.deepEqual(refusals(read(text)), ["ambiguous_json"], text);
  }
  assert.deepEqual(refusals(read('{"params":{"arguments":{"Name":"x"}}}')), []);
});

Deno.test("for a message body the outermost object and its metadata are the strict ones", () => {
  assert.deepEqual(refusals(read('{"from":"a","From":"b"}', { strictCase: "top" })), ["ambiguous_json"]);
  assert.deepEqual(refusals(read('{"metadata":{"a":"","A":""}}', { strictCase: "top" })), ["ambiguous_json"]);
  assert.deepEqual(refusals(read('{"other":{"a":"","A":""}}', { strictCase: "top" })), []);
});

Deno.test("half a surrogate pair is refused, a whole one is not", () => {
  for (
    const text of ['"\\ud800"', '"\\udc00"', '"\\ud800\\ud800"', '"\\udc00\\ud800"', '"\\ud83dx"', '{"\\ud800":1}']
  ) {
    assert.deepEqual(refusals(read(text, { strictCase: "none" })), ["ambiguous_json"], text);
  }
  assert.deepEqual(refusals(read('"\\ud83d\\ude00"', { strictCase: "none" })), []);
});

Deno.test("bytes that are not UTF-8 and a byte order mark are refused, and the strings are still reported", () => {
  const latin = Uint8Array.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d]);
  const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...encoder.encode('{"a":"b"}')]);
  for (const bytes of [latin, marked]) {
    const reading = read(bytes);
    assert.deepEqual(refusals(reading), ["ambiguous_json"]);
    assert.equal(reading.leaves.length, 2);
  }
});

Deno.test("numbers: overflow is refused, lost digits are flagged, what a double holds is neither", () => {
  for (const text of ["1e400", "-1e400", "1" + "0".repeat(400)]) {
    assert.deepEqual(refusals(read(text, { strictCase: "none" })), ["ambiguous_json"], text);
  }
  const lossy = ["9007199254740993", "123456789012345678", "0.1234567890123456789", "1e-400", "-9007199254740993"];
  for (const text of lossy) {
    const reading = read(text, { strictCase: "none" });
    assert.deepEqual([refusals(reading), flags(reading)], [[], ["ambiguous_json"]], text);
  }
  for (const text of ["9007199254740992", "0.1", "100000000000000000000", "0.10000000000000001", "1e22", "0.0", "-0"]) {
    assert.deepEqual(read(text, { strictCase: "none" }).faults, [], text);
  }
});

Deno.test("nesting is read up to the limit and refused one past it", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  assert.deepEqual(refusals(read(nested(128), { strictCase: "none" })), []);
  const past = read(nested(129), { strictCase: "none" });
  assert.deepEqual(refusals(past), ["too_large"]);
  assert.equal(past.value, undefined);
  assert.deepEqual(refusals(read(nested(200_000), { strictCase: "none", depth: 1e9 })), ["too_large"]);
  assert.deepEqual(refusals(read(nested(1_024), { strictCase: "none", depth: 1e9 })), []);
});

Deno.test("strings are reported up to the limit, and one more is refused with the reading marked incomplete", () => {
  const list = (length: number) => JSON.stringify(Array.from({ length }, () => "x"));
  assert.deepEqual(refusals(read(list(10), { strictCase: "none", leavesMax: 10 })), []);
  const past = read(list(11), { strictCase: "none", leavesMax: 10 });
  assert.deepEqual(refusals(past), ["too_large"]);
  assert.equal(past.isComplete, false);
});

Deno.test("text behind the value and text that is no JSON are bad_json and have no value", () => {
  for (
    const text of [
      "{} x",
      "{}{}",
      "",
      "  ",
      "hello",
      "[1,]",
      "{,}",
      "01",
      "'a'",
      '"\t"',
      '"\\x"',
      "nul",
      "+1",
      "1.",
      "\u00a01",
    ]
  ) {
    const reading = read(text, { strictCase: "none" });
    assert.deepEqual(refusals(reading), ["bad_json"], JSON.stringify(text));
    assert.equal(reading.value, undefined);
  }
});

Deno.test("a batch is refused where the protocol has none, and its elements are read all the same", () => {
  const text = '[{"id":1,"method":"a"},{"id":"b","params":{"arguments":{"x":"evil"}}},{"method":"n"}]';
  const reading = read(text);
  assert.deepEqual(refusals(reading), ["ambiguous_json"]);
  assert.ok(reading.leaves.some((leaf) => leaf.path === "/1/params/arguments/x" && leaf.text === "evil"));
  const allowed = read(text, { hasBatches: true });
  assert.deepEqual(refusals(allowed), []);
  assert.deepEqual(allowed.batchIds, ["1", '"b"', null]);
  assert.equal(allowed.rawId, null);
});

Deno.test("the id is reported as the text that was sent", () => {
  const cases: [string, string | null][] = [
    ['{"id":1}', "1"],
    ['{"id" : 1.0 }', "1.0"],
    ['{"id":"\\u0061"}', '"\\u0061"'],
    ['{"id":null}', "null"],
    ['{"id":{"a":1}}', null],
    ['{"x":{"id":1}}', null],
    ['{"id":1,"id":2}', null],
    ['{"method":"x","id":7,}', "7"], // damaged, and still answerable
    ['{"params":{"id":3,"text":"}"},"id":"q" oops', '"q"'],
    ['not json {"id":1}', null],
  ];
  for (const [text, id] of cases) assert.equal(read(text).rawId, id, text);
});

Deno.test("a __proto__ key is a member like any other and changes no prototype", () => {
  const reading = read('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}');
  assert.ok(typeof reading.value === "object" && reading.value !== null);
  assert.equal(Object.getPrototypeOf(reading.value), Object.prototype);
  assert.equal("admin" in reading.value, false);
  assert.deepEqual(Object.keys(reading.value), ["__proto__", "constructor"]);
});

Deno.test("no fault's detail holds content", () => {
  const secret = "hunter2hunter2";
  const texts = [
    `{"${secret}":1,"${secret}":2}`,
    `{"a":"${secret}`,
    `${secret}`,
    `{"x":{"${secret}":1,"${secret.toUpperCase()}":2}}`,
  ];
  for (const text of texts) {
    const reading = read(text);
    assert.ok(reading.faults.length > 0);
    assert.ok(!JSON.stringify(reading.faults).includes(secret));
  }
});

const GROWING: Readonly<Record<string, (size: number) => string>> = {
  "distinct keys": (size) => JSON.stringify(Object.fromEntries(Array.from({ length: size }, (_, n) => [`k${n}`, n]))),
  "spellings of one key": (size) =>
    `{${Array.from({ length: size }, (_, n) => `"${spelling("aaaaaaaaaaaaaaaaaaaaaaaa", n)}":0`).join(",")}}`,
  "zeros in a number": (size) => `0.${"0".repeat(size * 10)}1`,
  "escapes": (size) => `"${"\\u0041\\n".repeat(size)}"`,
  "open brackets": (size) => "[".repeat(size * 10),
};

function spelling(word: string, bits: number): string {
  return Array.from(word, (letter, at) => (bits >> at) & 1 ? letter.toUpperCase() : letter).join("");
}

for (const [name, make] of Object.entries(GROWING)) {
  Deno.test(`reading grows with the size and not with its square: ${name}`, () => {
    const texts = new Map<number, Uint8Array>();
    assertLinear((size) => {
      const text = texts.get(size) ?? encoder.encode(make(size));
      texts.set(size, text);
      readJson(text, { ...OPTIONS, strictCase: "none" });
    }, 20_000);
  });
}
