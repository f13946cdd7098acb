import assert from "node:assert/strict";
import { hasCode } from "../errors.ts";
import { asks, parseFlags, pickAction } from "./args.ts";
import { defineCommand, defineGroup } from "./spec.ts";

const SPEC = defineCommand({
  name: "sample",
  summary: "A command with one flag of each kind",
  flags: {
    json: { kind: "switch", help: "JSON" },
    agent: { kind: "text", value: "NAME", repeat: true, help: "Agents" },
    config: { kind: "text", value: "FILE", help: "Config", short: "c" },
    status: { kind: "choice", values: ["blocked", "delivered"], help: "Outcome" },
    limit: { kind: "int", value: "N", min: 1, max: 100, default: 50, help: "Rows" },
    wait: { kind: "duration", help: "Wait" },
    since: { kind: "moment", help: "From" },
    yes: { kind: "switch", help: "Yes" },
    no: { kind: "switch", help: "No" },
  },
  operands: { id: { help: "Item", required: true }, state: { help: "State", values: ["on", "off"] } },
  exclusive: [["yes", "no"]],
  examples: [{ run: "oktsec sample 1", does: "run" }],
});

function refused(argv: readonly string[], text: RegExp): void {
  assert.throws(() => parseFlags(argv, SPEC), (error: unknown) => {
    assert.ok(hasCode(error, "cli/bad-arguments"), String(error));
    assert.equal(error.exit, 2);
    assert.match(error.message, text);
    return true;
  });
}

Deno.test("parseFlags() reads every kind of flag in any order", () => {
  const { flags, operands } = parseFlags(
    [
      "--agent",
      "a",
      "7",
      "--json",
      "--agent=b",
      "-c",
      "x.yaml",
      "--status=blocked",
      "--limit",
      "100",
      "off",
      "--wait",
      "1h30m",
      "--since",
      "2d",
    ],
    SPEC,
  );
  assert.deepEqual(flags.agent, ["a", "b"]);
  assert.equal(flags.json, true);
  assert.equal(flags.yes, false);
  assert.equal(flags.config, "x.yaml");
  assert.equal(flags.status, "blocked");
  assert.equal(flags.limit, 100);
  assert.equal(flags.wait, 5_400_000);
  assert.deepEqual(flags.since, { kind: "ago", ms: 172_800_000 });
  assert.deepEqual(operands, { id: "7", state: "off" });
});

Deno.test("parseFlags() gives null, false, [] and the default for what is absent", () => {
  const { flags, operands } = parseFlags(["7"], SPEC);
  assert.deepEqual({ ...flags }, {
    json: false,
    agent: [],
    config: null,
    status: null,
    limit: 50,
    wait: null,
    since: null,
    yes: false,
    no: false,
  });
  assert.deepEqual(operands, { id: "7", state: null });
});

Deno.test("parseFlags() refuses an unknown flag and names the nearest", () => {
  refused(["7", "--limti", "3"], /"--limti".*did you mean "--limit"/);
  refused(["7", "--zebra"], /"--zebra": sample has no such flag$/);
  refused(["7", "-x"], /"-x"/);
  refused(["7", "--constructor"], /"--constructor"/);
  refused(["7", "--__proto__=1"], /"--__proto__"/);
});

Deno.test("parseFlags() holds integers to their bounds", () => {
  assert.equal(parseFlags(["7", "--limit", "1"], SPEC).flags.limit, 1);
  assert.equal(parseFlags(["7", "--limit", "100"], SPEC).flags.limit, 100);
  for (const value of ["0", "101", "1.5", "1e1", "0x10", "ten", "99999999999999999999"]) {
    refused(["7", `--limit=${value}`], /from 1 to 100/);
  }
  refused(["7", "--limit=-1"], /from 1 to 100/);
});

Deno.test("parseFlags() refuses a value that is missing, empty or not wanted", () => {
  refused(["7", "--config"], /--config: its value is missing/);
  refused(["7", "--config", "--json"], /--config: its value is missing.*--config=--json/);
  refused(["7", "--config="], /it is empty/);
  refused(["7", "--json=false"], /takes no value/);
  refused(["7", "--status", "lost"], /one of blocked, delivered/);
  refused(["7", "--config", "a", "--config", "b"], /given twice/);
  refused(["7", "--json", "--json"], /given twice/);
});

Deno.test("parseFlags() refuses flags that exclude each other", () => {
  refused(["7", "--no", "--yes"], /--yes and --no together/);
  assert.equal(parseFlags(["7", "--no"], SPEC).flags.no, true);
});

Deno.test("parseFlags() counts operands and checks their words", () => {
  refused([], /without ID/);
  refused(["7", "maybe"], /one of on, off/);
  refused(["7", "offf"], /did you mean "off"/);
  refused(["7", "on", "more"], /"more"/);
});

Deno.test("parseFlags() takes what follows -- as operands where the command has no rest", () => {
  assert.equal(parseFlags(["--", "--json"], SPEC).operands.id, "--json");
});

Deno.test("parseFlags() hands on what follows the first -- untouched where the command takes it", () => {
  const spec = defineCommand({
    name: "proxy",
    summary: "Run",
    flags: { agent: { kind: "text", value: "NAME", required: true, help: "Name" } },
    rest: { value: "COMMAND", help: "Server", required: true },
    examples: [{ run: "oktsec proxy --agent a -- cat", does: "run" }],
  });
  const parsed = parseFlags(["--agent", "fs", "--", "npx", "-y", "--agent", "--", "x"], spec);
  assert.equal(parsed.flags.agent, "fs");
  assert.deepEqual(parsed.rest, ["npx", "-y", "--agent", "--", "x"]);
  assert.throws(() => parseFlags(["--agent", "fs"], spec), { code: "cli/bad-arguments" });
  assert.throws(() => parseFlags(["--agent", "fs", "--"], spec), { code: "cli/bad-arguments" });
  assert.throws(() => parseFlags(["--", "cat"], spec), /without --agent NAME/);
  assert.throws(() => parseFlags(["--agent", "fs", "cat", "--", "cat"], spec), { code: "cli/bad-arguments" });
});

Deno.test("pickAction() takes the first word, else the fallback, and names the nearest", () => {
  const list = defineCommand({ name: "g list", summary: "List", flags: {}, examples: [] });
  const open = defineGroup({ name: "g", summary: "G", actions: { list, show: list }, fallback: "list" });
  assert.deepEqual(pickAction(["show", "x"], open), { action: "show", argv: ["x"] });
  assert.deepEqual(pickAction(["--json"], open), { action: "list", argv: ["--json"] });
  assert.throws(() => pickAction(["shwo"], open), /did you mean "show"/);
  const strict = defineGroup({ name: "g", summary: "G", actions: { list } });
  assert.throws(() => pickAction([], strict), { code: "cli/bad-arguments" });
  assert.throws(() => pickAction(["toString"], strict), { code: "cli/bad-arguments" });
});

Deno.test("asks() does not look past --", () => {
  assert.equal(asks(["a", "--help"], "--help", "-h"), true);
  assert.equal(asks(["a", "--", "--help"], "--help", "-h"), false);
});
