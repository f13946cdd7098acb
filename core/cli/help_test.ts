import assert from "node:assert/strict";
import { helpOf, overview, usageOf } from "./help.ts";
import { CONFIG_FLAG, defineCommand, defineGroup, JSON_FLAG } from "./spec.ts";

const OPTIONS = { color: false, columns: 100 };
const LIST = defineCommand({
  name: "box list",
  summary: "List what is in the box",
  about: ["A paragraph that is long enough to be broken ".repeat(5).trim()],
  flags: {
    limit: { kind: "int", value: "N", min: 1, max: 9, default: 5, help: "Rows at most" },
    state: { kind: "choice", values: ["open", "shut"], help: "Only these" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  examples: [{ run: "oktsec box list --limit 3", does: "three rows" }],
  exits: { 1: "the box is empty" },
});

Deno.test("helpOf() shows usage, every flag with its bounds, examples and all exit codes", () => {
  const help = helpOf(LIST, OPTIONS);
  for (const name of Object.keys(LIST.flags)) assert.ok(help.includes(`--${name}`), name);
  for (
    const text of [
      "oktsec box list [OPTIONS]",
      "1 to 9; default 5",
      "open, shut",
      "oktsec box list --limit 3",
      "1  the box is empty",
      "3  something is broken",
      "-h, --help",
    ]
  ) {
    assert.ok(help.includes(text), text);
  }
  for (const line of help.split("\n")) assert.ok(line.length <= 100, line);
});

Deno.test("helpOf() lists exit code 1 only where the command says what it found", () => {
  const spec = defineCommand({ name: "x", summary: "X", flags: {}, examples: [{ run: "oktsec x", does: "x" }] });
  assert.doesNotMatch(helpOf(spec, OPTIONS), /^ {2}1 /m);
  assert.match(helpOf(LIST, OPTIONS), /^ {2}1 {2}the box is empty/m);
});

Deno.test("helpOf() of a group lists its actions and how to get their help", () => {
  const help = helpOf(
    defineGroup({ name: "box", summary: "Boxes", actions: { list: LIST }, fallback: "list" }),
    OPTIONS,
  );
  assert.match(help, /oktsec box \[ACTION\]/);
  assert.match(help, /list {2,}List what is in the box/);
  assert.match(help, /Without an action: list/);
});

Deno.test("usageOf() shows required words bare and others in brackets", () => {
  const spec = defineCommand({
    name: "proxy",
    summary: "Run",
    flags: {
      agent: { kind: "text", value: "NAME", required: true, help: "Name" },
      enforce: { kind: "switch", help: "Stop" },
    },
    operands: { id: { help: "Id", required: true }, state: { help: "State", values: ["on", "off"] } },
    rest: { value: "COMMAND [ARGS]", help: "Server", required: true },
    examples: [{ run: "x", does: "y" }],
  });
  assert.equal(usageOf(spec), "oktsec proxy ID [on|off] --agent NAME [OPTIONS] -- COMMAND [ARGS]");
});

Deno.test("overview() lists every command under its group", () => {
  const command = (name: string, group: "start" | "watch") => ({
    name,
    group,
    summary: `Does ${name}`,
    load: () => Promise.reject(new Error("loaded")),
  });
  const text = overview(
    [command("logs", "watch"), command("serve", "start"), command("status", "watch")],
    "1.2.3",
    OPTIONS,
  );
  assert.match(text, /1\.2\.3/);
  assert.match(text, /Start\n {2}serve .*Does serve\n\nWatch\n {2}logs .*\n {2}status/);
});
