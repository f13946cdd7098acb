import assert from "node:assert/strict";
import type { Format } from "../contract/platform.ts";
import { type EntryStep, rewriteTree, treeOf } from "./rewrite.ts";

const SPLIT = { kind: "split", command: ["command"], args: ["args"] } as const;
const PREFIX = ["/opt/oktsec", "proxy", "--agent", "files", "--"];

const stepOf = (name: string, argv: readonly string[]): EntryStep => ({
  path: [name],
  shape: SPLIT,
  argv,
  prefix: PREFIX,
  hadArgs: null,
});

function rewritten(text: string, format: Format, steps: readonly EntryStep[]) {
  const tree = treeOf(text, format);
  assert.ok(typeof tree !== "string", String(tree));
  const made = rewriteTree(tree, steps);
  assert.ok(made.kind === "text", JSON.stringify(made));
  return { text: made.tree.text, reasons: made.left.map(({ step, reason }) => `${step.path.join(".")}: ${reason}`) };
}

Deno.test("an entry that cannot be edited is left with its line and what is in the way, and the others are done", () => {
  const text = "a:\n  command: npx\nb:\n  command: |\n    npx\nc:\n  command: npx\n  args:\n    -\n      x\n";
  const made = rewritten(text, "yaml", [stepOf("a", ["npx"]), stepOf("b", ["npx\n"]), stepOf("c", ["npx", "x"])]);
  assert.deepEqual(made.reasons, [
    "b: line 4: its command is a block of text",
    "c: line 7: its list is written in a way that cannot be added to",
  ]);
  assert.ok(made.text.startsWith('a:\n  command: "/opt/oktsec"\n'));
  assert.ok(made.text.endsWith(text.slice(text.indexOf("b:"))));
});

Deno.test("an entry that has changed meanwhile is left as it is", () => {
  const text = '{"a": {"command": "npx"}}';
  const made = rewritten(text, "json", [stepOf("a", ["uvx"]), stepOf("b", ["npx"])]);
  assert.deepEqual(made, { text, reasons: ["a: line 1: it has changed by now", "b: it is gone"] });
});
