/** What every MCP client that is described as data must keep, on every system. No suite, no merge. */
import assert from "node:assert/strict";
import type { Os } from "../../core/contract/machine.ts";
import type { ClientFile, ClientSpec, Format, Platform } from "../../core/contract/platform.ts";
import { discover } from "../../core/platforms/discover.ts";
import type { FoundEntry, FoundFile } from "../../core/platforms/found.ts";
import { clientPaths } from "../../core/platforms/paths.ts";
import { fakeMachine } from "../fakes/machine.ts";
import { type Example, PROJECTS, type Wanted } from "./platform_examples.ts";

const SYSTEMS: readonly Os[] = ["linux", "darwin", "windows"];
const PROBE = ["npx", "-y", "probe"];

/** Registers the suite for one client. */
export function testClient(platform: Platform, example: Example | undefined): void {
  const { id, client } = platform;
  if (client === undefined) throw new TypeError(`${id} is no client`);
  for (const os of SYSTEMS) {
    Deno.test(`${id} on ${os}: a file as its users write it is read as it is meant`, () =>
      readsExample(platform, os, example));
    Deno.test(`${id} on ${os}: every file that it names is found, moved or not`, () => findsAll(platform, client, os));
  }
  Deno.test(`${id}: what is missing is not there, what is broken is named with its line`, () =>
    namesBroken(platform, client));
}

async function readsExample(platform: Platform, os: Os, example: Example | undefined): Promise<void> {
  assert.ok(example, "a client has an example");
  for (const path of example.at[os] ?? []) {
    const machine = fakeMachine({ os, files: { [path]: example.text } });
    const { files } = await discover(machine, [platform], { project: PROJECTS[os] });
    assert.deepEqual(files.map((file) => file.path), [path]);
    const [file] = files;
    assert.ok(file);
    assert.equal(file.scope, example.project ? "project" : "user");
    assert.deepEqual(file.problems, []);
    assert.deepEqual(file.entries.map(shown), example.servers.map(filled), path);
  }
}

/** Each file alone on a machine where every variable that it needs is set. */
async function findsAll(platform: Platform, client: ClientSpec, os: Os): Promise<void> {
  for (const file of client.files) {
    const machine = (files: Readonly<Record<string, string>> = {}) => fakeMachine({ os, env: envOf(file, os), files });
    const bare = { ...file, path: file.path.replaceAll("*", "x") };
    // Only stars were taken out, so it begins as it did.
    const paths = await clientPaths(bare as ClientFile, machine(), { project: PROJECTS[os] });
    assert.equal(paths.length > 0, file.os === undefined ? paths.length > 0 : file.os.includes(os), file.path);
    for (const path of paths) {
      const { files } = await discover(machine({ [path]: probe(client, file) }), [platform], { project: PROJECTS[os] });
      const found = onlyFile(files, path);
      assert.equal(found.scope, file.scope, path);
      assert.deepEqual(found.problems, [], path);
      assert.deepEqual(found.entries.map(({ name, argv }) => [name, argv]), [["probe", PROBE]], path);
      const [entry] = found.entries;
      assert.ok(entry?.shape, path);
    }
  }
}

async function namesBroken(platform: Platform, client: ClientSpec): Promise<void> {
  for (const os of SYSTEMS) {
    const nothing = await discover(fakeMachine({ os }), [platform], { project: PROJECTS[os] });
    assert.deepEqual(nothing, { files: [], installs: [], elsewhere: [] });
    const file = client.files.find((file) => !file.os || file.os.includes(os));
    if (file === undefined) continue;
    const env = envOf(file, os);
    const [path] = await clientPaths(file, fakeMachine({ os, env }), { project: PROJECTS[os] });
    if (path === undefined) continue;
    const look = async (content: Parameters<typeof fakeMachine>[0]["files"]): Promise<FoundFile> =>
      onlyFile(
        (await discover(fakeMachine({ os, env, ...content ? { files: content } : {} }), [platform], {
          project: PROJECTS[os],
        })).files,
        path,
      );
    const broken = await look({ [path]: BROKEN[file.format ?? client.format] });
    assert.equal(broken.tree, null);
    assert.equal(broken.problems.length, 1);
    assert.ok((broken.problems[0]?.line ?? 0) >= 2, JSON.stringify(broken.problems));
    const denied = await look({ [path]: { refuses: "permission denied" } });
    assert.deepEqual(denied.problems, [{ line: null, reason: "permission denied" }]);
    const empty = await look({ [path]: "" });
    assert.deepEqual([empty.problems, empty.entries], [[], []]);
  }
}

/** Mistakes in line 2 or 3. */
const BROKEN: Readonly<Record<Format, string>> = {
  json: '{\n  "mcpServers": {,\n  }\n}\n',
  jsonc: '{\n  "servers": {,\n  }\n}\n',
  json5: "{\n  servers: {,\n  }\n}\n",
  toml: "a = 1\n[mcp_servers.x\ncommand = 'x'\n",
  yaml: "a: 1\nb: [1, 2\nc: }\n",
};

function onlyFile(files: readonly FoundFile[], path: string): FoundFile {
  assert.deepEqual(files.map((file) => file.path), [path]);
  const [file] = files;
  assert.ok(file);
  return file;
}

/** The variables that a path needs, each an absolute place of its own. */
function envOf(file: ClientFile, os: Os): Readonly<Record<string, string>> {
  const name = /^\{env:([^}]+)\}/.exec(file.path)?.[1];
  return name === undefined ? {} : { [name]: os === "windows" ? `E:\\moved\\${name}` : `/moved/${name}` };
}

/** A file with one server under the key that is wanted, in the client's first shape that fits a fresh entry. */
function probe(client: ClientSpec, file: ClientFile): string {
  const key = file.key ?? client.key;
  const format = file.format ?? client.format;
  const entry = entryOf(client);
  const isList = client.servers !== "map" && file.key === undefined && format === client.format;
  if (format === "toml") {
    return `[${[...key, "probe"].join(".")}]\n${
      Object.entries(entry).map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join("\n")
    }\n`;
  }
  const servers: unknown = isList ? [{ name: "probe", ...entry }] : { probe: entry };
  return JSON.stringify(
    [...key].reverse().reduce((value, step) => ({ [step.replace("*", "any")]: value }), servers),
    null,
    2,
  );
}

function entryOf({ shapes }: ClientSpec): Readonly<Record<string, unknown>> {
  const shape = shapes.at(-1);
  assert.ok(shape);
  const [command, ...args] = PROBE;
  if (shape.kind === "whole") return nested(shape.argv, PROBE);
  return merged(nested(shape.command, command), nested(shape.args, args));
}

function nested(path: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  const [first = "", ...rest] = path;
  return { [first]: rest.length === 0 ? value : nested(rest, value) };
}

function merged(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [key = "", value] = Object.entries(b)[0] ?? [];
  const mine = a[key];
  const isBoth = typeof mine === "object" && mine !== null && typeof value === "object" && value !== null;
  return { ...a, [key]: isBoth ? { ...mine, ...value } : value };
}

function shown({ name, transport, argv, url, env, isDisabled }: FoundEntry): Wanted {
  return { name, transport, argv, url, env, isDisabled };
}

function filled(wanted: Wanted): Wanted {
  return { argv: [], url: null, env: [], isDisabled: false, ...wanted };
}
