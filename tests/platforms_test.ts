/** Every client keeps what a client must; and what many clients share on one machine. */
import assert from "node:assert/strict";
import type { PlatformEntry } from "../core/contract/platform.ts";
import { discover } from "../core/platforms/discover.ts";
import type { FoundFile } from "../core/platforms/found.ts";
import { loadPlatforms, platformNamed } from "../core/platforms/known.ts";
import { CLIENT_BYTES_MAX, CLIENT_FILE_BYTES_MAX, CLIENT_SERVERS_MAX } from "../core/limits.ts";
import clients from "../plugins/platform_clients/mod.ts";
import { testClient } from "./conformance/platform.ts";
import { EXAMPLES } from "./conformance/platform_examples.ts";
import { type FakeFile, fakeMachine } from "./fakes/machine.ts";

const entries: PlatformEntry[] = [];
// The plugin adds platforms and nothing else, so that a host with that one method is enough.
await clients.setup(
  { platform: (entry: PlatformEntry) => void entries.push(entry) } as Parameters<typeof clients.setup>[0],
  undefined,
);
const platforms = await loadPlatforms(entries);

for (const platform of platforms) testClient(platform, EXAMPLES[platform.id]);

async function look(
  files: Readonly<Record<string, FakeFile>>,
  project: string | null = null,
): Promise<readonly FoundFile[]> {
  return (await discover(fakeMachine({ os: "linux", files }), platforms, { project })).files;
}

const CURSOR = "/home/ana/.cursor/mcp.json";
const one = (name: string) => JSON.stringify({ mcpServers: { [name]: { command: "npx", args: [name] } } });

Deno.test("every client is registered under the id and with the title that it states, and no word names two", () => {
  const words = platforms.flatMap(({ id, client }) => [id, ...client?.aliases ?? []]);
  assert.equal(new Set(words).size, words.length);
  assert.deepEqual(platforms.map(({ id }) => id), entries.map(({ id }) => id));
  assert.deepEqual(Object.keys(EXAMPLES).sort(), platforms.map(({ id }) => id).sort());
  for (const { id, client } of platforms) assert.equal(client?.id, id);
});

Deno.test("platformNamed() knows ids and aliases, and nothing near them", () => {
  assert.equal(platformNamed(platforms, "cursor")?.id, "cursor");
  assert.equal(platformNamed(platforms, "jetbrains")?.id, "junie");
  assert.equal(platformNamed(platforms, "Cursor"), null);
  assert.equal(platformNamed(platforms, "constructor"), null);
});

Deno.test("a file that several clients read is one, under the client whose it is, with the others named", async () => {
  const [file, ...rest] = await look({ "/src/app/.mcp.json": one("files") }, "/src/app");
  assert.deepEqual(rest, []);
  assert.equal(file?.client.id, "claude-code");
  assert.deepEqual(file?.also, ["cursor", "vscode", "windsurf", "copilot-cli"]);
  assert.equal(file?.entries.length, 1);
  const [copilot] = await look({ "/home/ana/.copilot/mcp-config.json": one("files") });
  assert.deepEqual([copilot?.client.id, copilot?.also], ["copilot-cli", ["vscode"]]);
});

Deno.test("a project's file of Copilot may be nothing but servers, and is one map of them then", async () => {
  const path = "/src/app/.github/mcp.json";
  const entry = { command: "npx", args: ["a"] };
  const bare = JSON.stringify({ $schema: "https://example.com/s.json", files: entry });
  const [file] = await look({ [path]: bare }, "/src/app");
  assert.deepEqual([file?.keys, file?.entries.map(({ name }) => name), file?.problems], [[[]], ["files"], []]);
  const [usual] = await look({ [path]: one("files") }, "/src/app");
  assert.deepEqual([usual?.keys, usual?.entries.map(({ name }) => name)], [[["mcpServers"]], ["files"]]);
  // Neither a file about something else, nor the same text as another client's file.
  assert.deepEqual((await look({ [path]: '{"a": {"b": 1}}' }, "/src/app"))[0]?.keys, []);
  assert.deepEqual((await look({ "/src/app/.cursor/mcp.json": bare }, "/src/app"))[0]?.keys, []);
});

Deno.test("an empty list of allowed servers of Gemini rules nothing out", async () => {
  const text = JSON.stringify({ mcp: { allowed: [] }, mcpServers: { files: { command: "npx" } } });
  const [file] = await look({ "/home/ana/.gemini/settings.json": text });
  assert.deepEqual(file?.entries.map(({ isDisabled }) => isDisabled), [false]);
});

Deno.test("scripts and variables that hold servers are named, never looked into", async () => {
  const files = {
    "/home/ana/.config/crush/crushrc": "mcp add files --command npx",
    "/src/app/.crushrc": "mcp add a",
    "/src/app/crushrc/folder": "",
  };
  const env = { KILO_CONFIG_CONTENT: '{"mcp": {}}', OPENCODE_CONFIG_CONTENT: " " };
  const places = async (project: string | null) =>
    (await discover(fakeMachine({ os: "linux", files, env }), platforms, { project })).elsewhere
      .map(({ id, place, scope }) => [id, place, scope]);
  const own = [["kilo-code", "KILO_CONFIG_CONTENT", "user"], ["crush", "/home/ana/.config/crush/crushrc", "user"]];
  assert.deepEqual(await places(null), own);
  assert.deepEqual(await places("/src/app"), [...own, ["crush", "/src/app/.crushrc", "project"]]);
});

Deno.test("a settings file belongs to the clients that have servers in it, and all of them are read", async () => {
  const settings = "/home/ana/.config/Code/User/settings.json";
  const text = JSON.stringify({
    "editor.fontSize": 12,
    "amp.mcpServers": { a: { command: "amp-server" } },
    "augment.advanced": { mcpServers: [{ name: "b", command: "augment-server" }] },
  });
  const [file] = await look({ [settings]: text });
  assert.deepEqual([file?.client.id, file?.also], ["amp", ["augment"]]);
  assert.deepEqual(file?.entries.map(({ name, argv }) => [name, ...argv]), [["a", "amp-server"], [
    "b",
    "augment-server",
  ]]);
  const [bare] = await look({ [settings]: '{ "editor.fontSize": 12 }' });
  assert.deepEqual([bare?.client.id, bare?.keys, bare?.entries], ["vscode", [], []]);
});

Deno.test("two paths to one file are one file, and the place that a variable names comes first", async () => {
  const home = "/home/ana/.codex/config.toml";
  const files = { [home]: '[mcp_servers.x]\ncommand = "npx"\n' };
  const same = fakeMachine({ os: "linux", env: { CODEX_HOME: "/home/ana/.codex" }, files });
  assert.deepEqual((await discover(same, platforms)).files.map(({ path }) => path), [home]);
  const moved = { ...files, "/cfg/codex/config.toml": '[mcp_servers.y]\ncommand = "npx"\n' };
  const both = fakeMachine({ os: "linux", env: { CODEX_HOME: "/cfg/codex" }, files: moved });
  assert.deepEqual((await discover(both, platforms)).files.map(({ path }) => path), ["/cfg/codex/config.toml", home]);
});

Deno.test("a symlink is followed, and the place that it leads to is told", async () => {
  const [file] = await look({ [CURSOR]: { to: "/dotfiles/mcp.json" }, "/dotfiles/mcp.json": one("files") });
  assert.deepEqual([file?.path, file?.realpath, file?.entries.length], [CURSOR, "/dotfiles/mcp.json", 1]);
});

Deno.test("what cannot be read is named with its reason and never mistaken for an empty file", async () => {
  const reasonOf = async (file: FakeFile) => (await look({ [CURSOR]: file }))[0]?.problems;
  const utf16 = (text: string) =>
    Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((char) => [char.charCodeAt(0), 0])]);
  const noUtf16 = [{ line: null, reason: "it is UTF-16; save it as UTF-8" }];
  assert.deepEqual(await reasonOf(utf16(one("x"))), noUtf16);
  assert.deepEqual(await reasonOf(utf16(one("x")).subarray(2)), noUtf16);
  assert.deepEqual(await reasonOf(Uint8Array.from([0x7b, 0x0a, 0x22, 0xe9, 0x22, 0x7d])), [{
    line: 2,
    reason: "it is not UTF-8",
  }]);
  assert.deepEqual(await reasonOf("x".repeat(CLIENT_FILE_BYTES_MAX + 1)), [
    { line: null, reason: `it is larger than ${CLIENT_FILE_BYTES_MAX} bytes` },
  ]);
  assert.deepEqual(await reasonOf({ to: "/nowhere" }), undefined);
  assert.equal((await look({ [CURSOR]: "\ufeff" + one("x") }))[0]?.entries.length, 1);
});

Deno.test("all client files together stay within their bound, and what is past it is named", async () => {
  const padded = one("x") + " ".repeat(CLIENT_FILE_BYTES_MAX - one("x").length);
  const count = CLIENT_BYTES_MAX / CLIENT_FILE_BYTES_MAX + 1;
  const names = Array.from({ length: count }, (_, at) => `/home/ana/.kiro/agents/${at}.json`);
  const files = await look(Object.fromEntries(names.map((name) => [name, padded])));
  assert.equal(files.filter(({ tree }) => tree !== null).length, count - 1);
  assert.match(files.at(-1)?.problems[0]?.reason ?? "", /was not read/);
});

Deno.test("keys that are written twice are named, and both servers are listed", async () => {
  const text = `{ "mcpServers": {
    "a": { "command": "npx", "args": ["good"] },
    "a": { "command": "npx", "args": ["evil"] },
    "b": { "command": "good",
           "command": "evil" } } }`;
  const [file] = await look({ [CURSOR]: text });
  assert.deepEqual(file?.entries.map(({ argv }) => argv.join(" ")), ["npx good", "npx evil", "evil"]);
  assert.deepEqual(file?.problems, [
    { line: 3, reason: '"a" is written twice' },
    { line: 5, reason: '"command" is written twice' },
  ]);
});

Deno.test("entries that no client could start are named, and the others are listed all the same", async () => {
  const text = `{ "mcpServers": {
    "text": "npx",
    "list": ["npx"],
    "number": 1,
    "nothing": null,
    "args": { "command": "npx", "args": ["--port", 80] },
    "good": { "command": "npx" },
    "__proto__": { "command": "uvx" },
    "empty": {} } }`;
  const [file] = await look({ [CURSOR]: text });
  assert.deepEqual(file?.entries.map(({ name, transport }) => [name, transport]), [
    ["args", "unknown"],
    ["good", "stdio"],
    ["__proto__", "stdio"],
    ["empty", "unknown"],
  ]);
  assert.deepEqual(file?.problems.map(({ line }) => line), [2, 3, 6]);
  const [wrong] = await look({ [CURSOR]: '{ "mcpServers": "npx" }' });
  assert.deepEqual(wrong?.problems, [{ line: 1, reason: '"mcpServers" holds no servers' }]);
});

Deno.test("a server that is called like a key further down is a server", async () => {
  const text = '{ "mcp": { "servers": { "type": "local", "command": ["npx", "x"] } } }';
  const [file] = await look({ "/home/ana/.config/opencode/opencode.json": text });
  assert.deepEqual(file?.entries.map(({ name, argv }) => [name, ...argv]), [["servers", "npx", "x"]]);
  assert.deepEqual(file?.problems, []);
});

Deno.test("a file with more servers than people have is read up to the bound, and says so", async () => {
  const servers = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}`, { command: "npx" }]));
  const at = async (count: number) => (await look({ [CURSOR]: JSON.stringify({ mcpServers: servers(count) }) }))[0];
  const full = await at(CLIENT_SERVERS_MAX);
  assert.deepEqual([full?.entries.length, full?.problems], [CLIENT_SERVERS_MAX, []]);
  const over = await at(CLIENT_SERVERS_MAX + 1);
  assert.deepEqual([over?.entries.length, over?.problems.length], [CLIENT_SERVERS_MAX, 1]);
});

Deno.test("a parser's complaint quotes no secret", async () => {
  const secret = "ghp_" + "a1B2".repeat(9);
  const [file] = await look({ [CURSOR]: `{ "mcpServers": ${secret} }` });
  assert.equal(file?.problems.length, 1);
  assert.ok(!JSON.stringify(file?.problems).includes(secret.slice(0, 12)), JSON.stringify(file?.problems));
});

Deno.test("a platform whose code fails is a problem of that platform and of no other", async () => {
  const broken = { id: "broken", title: "Broken", find: () => Promise.reject(new Error("boom")) };
  const found = await discover(fakeMachine({ os: "linux", files: { [CURSOR]: one("x") } }), [broken, ...platforms]);
  assert.equal(found.files.length, 1);
  assert.deepEqual(found.installs.map(({ id, problems }) => [id, problems]), [
    ["broken", [{ line: null, reason: "looking at it failed: boom" }]],
  ]);
});
