import assert from "node:assert/strict";
import { parse } from "yaml";
import { type Edit, editYaml } from "./yaml.ts";

const SAMPLE = `# who may do what
version: "1"

server:
  port: 8080
  bind: 127.0.0.1         # localhost only

agents:
  research-agent:   # reads
    can_message: [analysis-agent]        # recipients
    tags: [research, data]
  # the second one
  analysis-agent:
    suspended: false                     # for now
rules:
  - id: IAP-001   # relay
    action: block
# the end
`;

Deno.test("editYaml() changes one scalar and no other byte", () => {
  const after = editYaml(SAMPLE, [{ path: ["agents", "analysis-agent", "suspended"], value: true }]);
  assert.equal(after, SAMPLE.replace("suspended: false ", "suspended: true "));
});

Deno.test("editYaml() changes a list in one line and no other byte", () => {
  const after = editYaml(SAMPLE, [{ path: ["agents", "research-agent", "can_message"], value: ["a", "null", "b, c"] }]);
  assert.equal(after, SAMPLE.replace("[analysis-agent]", '[a, "null", "b, c"]'));
});

Deno.test("editYaml() adds a key behind the last one of its section, before the next comment", () => {
  const after = editYaml(SAMPLE, [{ path: ["agents", "research-agent", "mode"], value: "enforce" }]);
  assert.equal(after, SAMPLE.replace("tags: [research, data]\n", "tags: [research, data]\n    mode: enforce\n"));
});

Deno.test("editYaml() adds sections that are missing on the way", () => {
  const after = editYaml(SAMPLE, [{ path: ["doors", "stdio", "mode"], value: "observe" }]);
  assert.equal(after, SAMPLE.replace("# the end", "doors:\n  stdio:\n    mode: observe\n# the end"));
});

Deno.test("editYaml() takes a key out with its line, and leaves the comments around it", () => {
  const after = editYaml(SAMPLE, [{ path: ["agents", "research-agent", "tags"], value: undefined }]);
  assert.equal(after, SAMPLE.replace("    tags: [research, data]\n", ""));
});

Deno.test("editYaml() adds to a list of sections, changes one of them, takes one out", () => {
  const added = editYaml(SAMPLE, [{ path: ["rules", 1], value: { id: "IAP-002", action: "ignore" } }]);
  assert.equal(added, SAMPLE.replace("# the end", "  - id: IAP-002\n    action: ignore\n# the end"));
  const changed = editYaml(added, [{ path: ["rules", 0, "action"], value: "quarantine" }]);
  assert.equal(changed, added.replace("action: block", "action: quarantine"));
  const removed = editYaml(added, [{ path: ["rules", 1], value: undefined }]);
  assert.deepEqual(parse(removed), parse(SAMPLE));
  assert.ok(removed.includes("# relay"));
});

Deno.test("editYaml() keeps Windows line ends and a missing last newline", () => {
  const text = "a: 1 # one\r\nb:\r\n  c: 2";
  assert.equal(editYaml(text, [{ path: ["a"], value: 3 }]), "a: 3 # one\r\nb:\r\n  c: 2");
  assert.equal(editYaml(text, [{ path: ["b", "d"], value: 3 }]), "a: 1 # one\r\nb:\r\n  c: 2\r\n  d: 3\r\n");
});

Deno.test("editYaml() fills an empty section, an empty document and an empty list", () => {
  assert.deepEqual(parse(editYaml("agents:\n", [{ path: ["agents", "a", "suspended"], value: true }])), {
    agents: { a: { suspended: true } },
  });
  assert.deepEqual(parse(editYaml("# only a comment\n", [{ path: ["mode"], value: "observe" }])), { mode: "observe" });
  assert.ok(editYaml("# only a comment\n", [{ path: ["mode"], value: "observe" }]).includes("# only a comment"));
  assert.deepEqual(parse(editYaml("rules: []\n", [{ path: ["rules", 0], value: { id: "X" } }])), {
    rules: [{ id: "X" }],
  });
});

Deno.test("editYaml() changes sections in one line", () => {
  assert.equal(editYaml("a: {x: 1, y: 2} # c\n", [{ path: ["a", "x"], value: 3 }]), "a: {x: 3, y: 2} # c\n");
  assert.deepEqual(parse(editYaml("a: {x: 1} # c\n", [{ path: ["a", "z"], value: 3 }])), { a: { x: 1, z: 3 } });
});

Deno.test("editYaml() quotes what would read as something else", () => {
  for (const value of ["yes", "1", "null", "a: b", "# no", "two\nlines", "", "*", "- x", "'", '"', "é", "@x"]) {
    assert.deepEqual(parse(editYaml("a: b # c\n", [{ path: ["a"], value }])), { a: value }, JSON.stringify(value));
    assert.deepEqual(parse(editYaml("a: b\n", [{ path: ["n"], value: [value] }])), { a: "b", n: [value] });
  }
});

Deno.test("editYaml() returns the same text where nothing changes", () => {
  const text = "a:   1\n";
  assert.equal(editYaml(text, [{ path: ["a"], value: 1 }]), text);
  assert.equal(editYaml(text, [{ path: ["b"], value: undefined }]), text);
  assert.equal(editYaml(text, [{ path: ["b", "c"], value: undefined }]), text);
});

Deno.test("editYaml() refuses what is not YAML, a path through a value, and an index past the end", () => {
  assert.throws(() => editYaml("a: [", [{ path: ["a"], value: 1 }]), /not valid YAML/);
  assert.throws(() => editYaml("a: 1\n", [{ path: ["a", "b"], value: 1 }]), /a is not a section/);
  assert.throws(() => editYaml("a: [1]\n", [{ path: ["a", 2], value: 1 }]), /past the end/);
  assert.throws(() => editYaml("a: [1]\n", [{ path: ["a", 3, "b"], value: 1 }]), /past the end/);
  assert.throws(() => editYaml("a: [1]\n", [{ path: ["a", "x"], value: 1 }]), /past the end/);
  assert.throws(() => editYaml("a: 1\n", [{ path: [], value: 1 }]), /whole document/);
});

Deno.test("editYaml() writes names that every object inherits into the file, and never into objects", () => {
  assert.throws(() => editYaml("a: {}\n", [{ path: ["a", "__proto__", "x"], value: 1 }]), /cannot be a key/);
  for (const name of ["constructor", "toString"]) {
    const after = editYaml("a: {b: 1}\n", [{ path: ["a", name, "polluted"], value: 1 }]);
    assert.deepEqual(parse(after), { a: { b: 1, [name]: { polluted: 1 } } });
  }
  assert.ok(!("polluted" in Object) && !("x" in {}));
});

Deno.test("editYaml() refuses to change what an alias stands for: it is written elsewhere, for others too", () => {
  const text = "a: &x {k: 1}\nb: *x\n";
  assert.throws(() => editYaml(text, [{ path: ["b", "k"], value: 2 }]), /b\.k cannot be changed/);
  assert.throws(() => editYaml(text, [{ path: ["a", "k"], value: 2 }]), /a\.k cannot be changed/);
  assert.equal(editYaml(text, [{ path: ["b"], value: 2 }]), "a: &x {k: 1}\nb: 2\n");
});

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

Deno.test("edit after edit, every comment stays and every other value is what it was", () => {
  const seed = 20_260_222;
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T; // Lists here are never empty.
  const comments = (text: string) => [...text.matchAll(/#.*$/gm)].map(([comment]) => comment.trimEnd()).sort();
  const names = ["research-agent", "analysis-agent", "new-agent", "other"];
  const edit = (): Edit =>
    pick<() => Edit>([
      () => ({ path: ["agents", pick(names), "suspended"], value: next() < 0.5 }),
      () => ({ path: ["agents", pick(names), "can_message"], value: pick([[], ["*"], ["a", "b"], ["x y"]]) }),
      () => ({
        path: ["agents", pick(names), "description"],
        value: pick(["x", "a: b", "# no comment", "two\nlines"]),
      }),
      () => ({ path: ["mode"], value: pick(["observe", "enforce"]) }),
      () => ({ path: ["server", "port"], value: Math.floor(next() * 1000) + 1 }),
      () => ({ path: ["doors", pick(["stdio", "message"]), "on_error"], value: pick(["block", "allow"]) }),
    ])();
  for (let round = 0; round < 40; round++) {
    let text = SAMPLE;
    for (let step = 0; step < 6; step++) {
      const made = edit();
      const after = editYaml(text, [made]);
      const label = `seed ${seed}, round ${round}, step ${step}: ${JSON.stringify(made)}\n${after}`;
      // A value that looks like a comment is in quotes: it is counted on both sides by parsing, not by this pattern.
      const isCountable = !after.includes("# no comment");
      if (isCountable && !text.includes("# no comment")) assert.deepEqual(comments(after), comments(text), label);
      for (const comment of comments(SAMPLE)) assert.ok(after.includes(comment), label);
      assert.deepEqual(parse(after), withValue(parse(text), made), label);
      text = after;
    }
  }
});

function withValue(value: Record<string, unknown>, { path, value: to }: Edit): unknown {
  let parent = value;
  for (const step of path.slice(0, -1)) parent = (parent[step] ??= {}) as Record<string, unknown>; // Sections all the way in SAMPLE.
  parent[String(path.at(-1))] = to;
  return value;
}
