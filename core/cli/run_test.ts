import assert from "node:assert/strict";
import type { Command } from "../contract/plugin.ts";
import { fail } from "../errors.ts";
import { type Registry, RegistryBuilder } from "../registry/registry.ts";
import type { App, CommandModule } from "./app.ts";
import { parseFlags } from "./args.ts";
import { createOutput, type Sink } from "./output.ts";
import { runCli } from "./run.ts";
import { defineCommand, defineGroup, JSON_FLAG, type Spec } from "./spec.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Collects what is written; `fails` stands for a reader that went away. */
class FakeSink implements Sink {
  text = "";
  fails = false;
  readonly isTerminal = false;
  columns() {
    return null;
  }
  write(bytes: Uint8Array) {
    if (this.fails) throw new Deno.errors.BrokenPipe("gone");
    this.text += new TextDecoder().decode(bytes);
    return bytes.length;
  }
}

interface Fake extends CommandModule {
  readonly spec?: Spec;
}

/** Runs a command line over a registry of these commands. */
async function drive(
  argv: readonly string[],
  modules: Readonly<Record<string, Fake>>,
  env: Readonly<Record<string, string>> = {},
) {
  const loads: string[] = [];
  let closed = 0;
  const stdout = new FakeSink();
  const stderr = new FakeSink();
  const out = createOutput({ stdout, stderr, env: () => undefined });
  const makeApp = () => {
    const builder = new RegistryBuilder();
    const host = builder.host("test", silent);
    for (const [name, module] of Object.entries(modules)) {
      const command: Command = {
        name,
        summary: `Does ${name}`,
        group: "watch",
        load: () => {
          loads.push(name);
          // The contract types a command's app as unknown; runCli gives it an App.
          return Promise.resolve(module as Awaited<ReturnType<Command["load"]>>);
        },
      };
      host.command(command);
    }
    host.onClose(() => void closed++);
    const registry: Registry = builder.seal();
    const refuse = () => Promise.reject(new Error("not in this test"));
    const surroundings = {
      cwd: "/",
      home: "/h",
      userHome: "/",
      os: "linux",
      env: () => undefined,
      envNames: [],
    } as const;
    const app: App = {
      registry,
      out,
      log: silent,
      surroundings,
      now: () => 0,
      loadConfig: refuse,
      openStore: refuse,
      openRuntime: refuse,
      pages: refuse,
    };
    return app;
  };
  const code = await runCli(argv, makeApp, { out, env: (name) => env[name] });
  return { code, loads, closed, stdout: stdout.text, stderr: stderr.text };
}

const spec = defineCommand({
  name: "look",
  summary: "Looks",
  flags: { json: JSON_FLAG },
  examples: [{ run: "oktsec look", does: "looks" }],
});
const look: Fake = {
  spec,
  run(argv, app) {
    const { flags } = parseFlags(argv, spec);
    app.out.print(flags.json ? "[]" : "nothing");
    return Promise.resolve(1);
  },
};
const broken = (error: unknown): Fake => ({ run: () => Promise.reject(error) });

Deno.test("runCli() runs the command that is named, loads no other and hands back its exit code", async () => {
  const ran = await drive(["look", "--json"], { look, other: broken(new Error("must not load")) });
  assert.deepEqual(ran, { code: 1, loads: ["look"], closed: 1, stdout: "[]\n", stderr: "" });
});

Deno.test("runCli() prints help for no words, help, --help and -h, and loads nothing", async () => {
  for (const argv of [[], ["help"], ["--help"], ["-h"]]) {
    const ran = await drive(argv, { look });
    assert.equal(ran.code, 0);
    assert.match(ran.stdout, /Watch\n {2}look/);
    assert.deepEqual(ran.loads, []);
  }
});

Deno.test("runCli() prints a command's help from its spec without running it", async () => {
  for (const argv of [["look", "--help"], ["look", "--json", "-h"], ["help", "look"]]) {
    const ran = await drive(argv, { look });
    assert.equal(ran.code, 0);
    assert.match(ran.stdout, /^oktsec look - Looks/);
    assert.match(ran.stdout, /Exit codes/);
  }
});

Deno.test("runCli() leaves --help to a command after --, and to one without a spec", async () => {
  const seen: string[][] = [];
  const bare: Fake = { run: (argv) => Promise.resolve((seen.push([...argv]), 0)) };
  await drive(["bare", "--help"], { bare });
  await drive(["help", "bare"], { bare });
  const spec = defineCommand({
    name: "p",
    summary: "P",
    flags: {},
    rest: { value: "C", help: "C", required: true },
    examples: [],
  });
  await drive(["p", "--", "cat", "--help"], { p: { spec, run: bare.run } });
  assert.deepEqual(seen, [["--help"], ["--help"], ["--", "cat", "--help"]]);
});

Deno.test("runCli() shows the help of one action of a group", async () => {
  const list = defineCommand({
    name: "box list",
    summary: "Lists boxes",
    flags: {},
    examples: [{ run: "oktsec box list", does: "x" }],
  });
  const box: Fake = {
    spec: defineGroup({ name: "box", summary: "Boxes", actions: { list } }),
    run: () => Promise.resolve(3),
  };
  for (const argv of [["box", "list", "--help"], ["help", "box", "list"]]) {
    const ran = await drive(argv, { box });
    assert.equal(ran.code, 0);
    assert.match(ran.stdout, /^oktsec box list - Lists boxes/);
  }
  assert.match((await drive(["box", "--help"], { box })).stdout, /^oktsec box - Boxes/);
});

Deno.test("runCli() answers --version without building the app", async () => {
  const stdout = new FakeSink();
  const out = createOutput({ stdout, stderr: new FakeSink(), env: () => undefined });
  const code = await runCli(["--version"], () => assert.fail("built"), { out, env: () => undefined });
  assert.equal(code, 0);
  assert.match(stdout.text, /^oktsec \d+\.\d+\.\d+/);
});

Deno.test("runCli() refuses an unknown command with exit 2 and names the nearest", async () => {
  const ran = await drive(["lok"], { look });
  assert.equal(ran.code, 2);
  assert.equal(ran.stdout, "");
  assert.match(ran.stderr, /"lok".*did you mean "look"\?\n {2}\S/);
  assert.equal((await drive(["--json", "look"], { look })).code, 2);
  assert.equal((await drive(["constructor"], { look })).code, 2);
});

Deno.test("runCli() prints an OktsecError as message and indented hint, and as JSON with --json", async () => {
  const error = fail("agent/unknown", ["a\nforged\x1b[2J", ""]);
  const text = await drive(["fails"], { fails: broken(error) });
  assert.equal(text.code, 2);
  assert.match(text.stderr, /^Cannot find agent "a\n {2}forged\\u001b\[2J" in the config\n {2}List agents/);
  const json = await drive(["fails", "--json"], { fails: broken(error) });
  assert.equal(json.code, 2);
  assert.deepEqual(JSON.parse(json.stderr), {
    error: { code: "agent/unknown", message: error.message, hint: error.hint },
  });
  assert.equal(json.stdout, "");
});

Deno.test("runCli() ends a usage error of the command itself with exit 2", async () => {
  const ran = await drive(["look", "--jsno"], { look });
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /did you mean "--json"/);
});

Deno.test("runCli() turns any other error into one line and exit 3, the stack only for OKTSEC_DEBUG=1", async () => {
  const error = new TypeError("x is not\na function", { cause: new Error("the root of it") });
  const ran = await drive(["fails"], { fails: broken(error) });
  assert.equal(ran.code, 3);
  assert.match(ran.stderr, /^Unexpected error: x is not\n {2}.*\n$/);
  assert.doesNotMatch(ran.stderr, /run_test\.ts/);
  const debug = await drive(["fails"], { fails: broken(error) }, { OKTSEC_DEBUG: "1" });
  assert.match(debug.stderr, /run_test\.ts[\s\S]*caused by Error: the root of it/);
  assert.equal((await drive(["fails"], { fails: broken("a string") })).code, 3);
});

Deno.test("runCli() ends quietly when the reader of stdout went away", async () => {
  const stdout = new FakeSink();
  const stderr = new FakeSink();
  stdout.fails = true;
  const out = createOutput({ stdout, stderr, env: () => undefined });
  assert.equal(await runCli(["--version"], () => assert.fail("built"), { out, env: () => undefined }), 0);
  assert.equal(stderr.text, "");
});

Deno.test("runCli() reports an app that cannot be built", async () => {
  const stderr = new FakeSink();
  const out = createOutput({ stdout: new FakeSink(), stderr, env: () => undefined });
  const code = await runCli(["look"], () => Promise.reject(fail("plugin/failed", ["acme", "no"])), {
    out,
    env: () => undefined,
  });
  assert.equal(code, 3);
  assert.match(stderr.text, /Cannot load plugin "acme"/);
});
