/** Wrapping and unwrapping real files, and a real client that starts a wrapped server. */
import assert from "node:assert/strict";
import { chmod, link, mkdir, readdir, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Box } from "../_cli.ts";
import { CLAUDE, CODEX, CURSOR, CURSOR_TEXT, GOOSE, isAllWrapped, put, read, VSCODE } from "./_clients.ts";
import { connect, SERVERS } from "./_stdio.ts";

/** Servers of a client as `clients --json` tells of them. */
async function states(box: Box, id: string): Promise<{ state: string; servers: Record<string, string> }> {
  const { clients } = JSON.parse((await box.run(["clients", "--json"])).stdout);
  const one = clients.find((client: { id: string }) => client.id === id);
  const servers = one.servers.map((server: { name: string; state: string }) => [server.name, server.state]);
  return { state: one.state, servers: Object.fromEntries(servers) };
}

const TEXTS: Readonly<Record<string, string>> = {
  "JSON with a byte order mark and CRLF": "\ufeff" + CURSOR_TEXT.replaceAll("\n", "\r\n"),
  "JSON on one line without a newline at the end": JSON.stringify(JSON.parse(CURSOR_TEXT)),
  "JSON with tabs and keys in another order":
    '{\n\t"z": 1,\n\t"mcpServers": {\n\t\t"a": {"args": ["x"],\t"command": "y"}\n\t}\n}\n',
};

for (const [what, text] of Object.entries(TEXTS)) {
  Deno.test(`unwrap undoes wrap to the byte: ${what}`, async () => {
    await using box = await Box.open();
    await put(box, { [CURSOR]: text }, 0o640);
    assert.equal((await box.run(["wrap", "cursor"])).code, 0);
    assert.notEqual(await read(box, CURSOR), text);
    assert.equal((await stat(join(box.root, CURSOR))).mode & 0o777, 0o640);
    assert.equal((await box.run(["unwrap", "cursor"])).code, 0);
    assert.equal(await read(box, CURSOR), text);
    assert.equal((await stat(join(box.root, CURSOR))).mode & 0o777, 0o640);
  });
}

Deno.test("unwrap undoes wrap to the byte in every format, with and without the backups", async () => {
  const texts = {
    [CURSOR]: CURSOR_TEXT,
    [VSCODE]: '{\n  // mine\n  "servers": {\n    "a": { "command": "x", "args": [/* none */], },\n  },\n}\n',
    [CODEX]:
      '# mine\n[mcp_servers.a]\ncommand = "npx" # this one\nargs = ["-y", \'b\']\n\n[mcp_servers.a.env]\nK = "v"\n',
    [GOOSE]:
      "extensions:\n  a: # mine\n    type: stdio\n    cmd: npx\n    args:\n      - -y\n      - 'b'\n    enabled: true\n",
  };
  for (const isForgotten of [false, true]) {
    await using box = await Box.open();
    await put(box, texts);
    assert.equal((await box.run(["wrap", "--all"])).code, 0);
    for (const [name, text] of Object.entries(texts)) assert.notEqual(await read(box, name), text, name);
    if (isForgotten) await rm(join(box.home, "backups"), { recursive: true });
    assert.equal((await box.run(["unwrap", "--all"])).code, 0);
    for (const [name, text] of Object.entries(texts)) assert.equal(await read(box, name), text, name);
  }
});

Deno.test("a client that runs and would write over the change is named, and stands in nobody's way", async () => {
  await using box = await Box.open();
  await put(box, { ".claude.json": CURSOR_TEXT, [CURSOR]: CURSOR_TEXT });
  const warning =
    /^Close Claude Code first: it runs, and may write its own memory of \S+\.claude\.json over the change/;
  box.programs = ["claude-helper", "cursor"];
  assert.equal((await box.run(["wrap", "--all", "--dry-run"])).stderr, "");
  box.programs = ["bash", "claude"];
  const asked = await box.run(["setup"]);
  assert.deepEqual([asked.code, warning.test(asked.stderr)], [2, true]);
  const planned = JSON.parse((await box.run(["setup", "--dry-run", "--json"])).stdout);
  assert.deepEqual(planned.running, ["claude-code"]);
  // Nothing of its file is to be changed here.
  assert.equal((await box.run(["wrap", "cursor"])).stderr, "");
  const wrapped = await box.run(["wrap", "--all"]);
  assert.deepEqual([wrapped.code, warning.test(wrapped.stderr)], [0, true]);
  assert.ok(isAllWrapped(await read(box, ".claude.json")));
  const again = await box.run(["wrap", "--all", "--json"]);
  assert.deepEqual([again.stderr, JSON.parse(again.stdout).running], ["", []]);
  const unwrapped = await box.run(["unwrap", "--all"]);
  assert.deepEqual([unwrapped.code, warning.test(unwrapped.stderr)], [0, true]);
  assert.equal(await read(box, ".claude.json"), CURSOR_TEXT);
});

Deno.test("edits between wrap and unwrap stay", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  await box.run(["wrap", "cursor"]);
  const edit = (text: string) =>
    text.replace('"docs": {', '"new": { "command": "n" },\n    "docs": {').replace('"v"', '"w"');
  await writeFile(join(box.root, CURSOR), edit(await read(box, CURSOR)));
  assert.equal((await states(box, "cursor")).state, "partly");
  const { stdout } = await box.run(["unwrap", "cursor", "--json"]);
  assert.equal(JSON.parse(stdout).files[0].exact, false);
  assert.equal(await read(box, CURSOR), edit(CURSOR_TEXT));
});

Deno.test("a file that is wrapped again after an edit keeps the edit, and its first backup", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  await box.run(["wrap", "cursor"]);
  const edit = (text: string) => text.replace('"docs": {', '"new": { "command": "n" },\n    "docs": {');
  await writeFile(join(box.root, CURSOR), edit(await read(box, CURSOR)));
  await box.run(["wrap", "cursor"]);
  assert.ok(isAllWrapped(await read(box, CURSOR)));
  const folders = (await readdir(join(box.home, "backups"))).map((name) => join(box.home, "backups", name));
  const [first = ""] = (await readdir(folders[0] ?? "")).filter((name) => name.startsWith("1-"));
  assert.equal(await readFile(join(folders[0] ?? "", first), "utf8"), CURSOR_TEXT);
  assert.equal((await box.run(["unwrap", "--all"])).code, 0);
  assert.equal(await read(box, CURSOR), edit(CURSOR_TEXT));
});

Deno.test("a second wrap changes nothing, and --enforce after it changes the config alone", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  await box.run(["wrap", "cursor"]);
  const before = await read(box, CURSOR);
  assert.equal((await box.run(["wrap", "cursor"])).code, 0);
  assert.equal((await box.run(["wrap", "cursor", "--enforce"])).code, 0);
  assert.equal(await read(box, CURSOR), before);
  const { narrower } = JSON.parse((await box.run(["enforce", "--json"])).stdout);
  assert.deepEqual(narrower.map(({ key, mode }: { key: string; mode: string }) => `${key} ${mode}`), [
    "agents.filesystem.mode enforce",
    "agents.database.mode enforce",
    "agents.bare.mode enforce",
  ]);
});

Deno.test("an older entry with --enforce is brought up to date and goes on enforcing", async () => {
  await using box = await Box.open();
  const older = { command: "oktsec", args: ["proxy", "--agent", "fs", "--enforce", "--", "npx", "x"] };
  await put(box, { [CURSOR]: JSON.stringify({ mcpServers: { fs: older } }) });
  assert.equal((await box.run(["wrap", "cursor"])).code, 0);
  const { args } = JSON.parse(await read(box, CURSOR)).mcpServers.fs;
  assert.ok(!args.includes("--enforce") && args.includes("--client"));
  const { narrower } = JSON.parse((await box.run(["enforce", "--json"])).stdout);
  assert.deepEqual(narrower, [{ key: "agents.fs.mode", mode: "enforce" }]);
});

Deno.test("wrap --server wraps one server, and names the nearest where there is none of that name", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  const wrong = await box.run(["wrap", "cursor", "--server", "databas"]);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /"database"/);
  assert.equal((await box.run(["wrap", "cursor", "--server", "database"])).code, 0);
  assert.deepEqual(await states(box, "cursor"), {
    state: "partly",
    servers: { filesystem: "open", database: "wrapped", bare: "open", docs: "remote" },
  });
});

Deno.test("project files are wrapped with --project alone, and unwrapped though nobody looks there any more", async () => {
  await using box = await Box.open();
  const project = join(box.root, "app");
  await put(box, { [CURSOR]: CURSOR_TEXT, "app/.cursor/mcp.json": CURSOR_TEXT });
  await box.run(["wrap", "cursor"]);
  assert.equal(await read(box, "app/.cursor/mcp.json"), CURSOR_TEXT);
  assert.equal((await box.run(["wrap", "cursor", project, "--project"])).code, 0);
  assert.ok(isAllWrapped(await read(box, "app/.cursor/mcp.json")));
  assert.equal((await box.run(["unwrap", "--all"])).code, 0);
  assert.equal(await read(box, "app/.cursor/mcp.json"), CURSOR_TEXT);
  assert.equal((await box.run(["wrap", "--all", "--project", project])).code, 0);
  assert.ok(isAllWrapped(await read(box, "app/.cursor/mcp.json")));
});

Deno.test("a link is followed to the user's own file and said so; a hard link is refused", async () => {
  await using box = await Box.open();
  await put(box, { "dotfiles/mcp.json": CURSOR_TEXT, ".config/Claude/hard.json": CURSOR_TEXT });
  await mkdir(join(box.root, ".cursor"));
  await symlink("../dotfiles/mcp.json", join(box.root, CURSOR));
  await link(join(box.root, ".config/Claude/hard.json"), join(box.root, CLAUDE));
  const { code, stdout } = await box.run(["wrap", "--all"]);
  assert.equal(code, 1);
  assert.ok(stdout.includes(await realpath(join(box.root, "dotfiles/mcp.json"))));
  assert.match(stdout, /hard links/);
  assert.ok(isAllWrapped(await read(box, "dotfiles/mcp.json")));
  assert.equal(await read(box, CLAUDE), CURSOR_TEXT);
  await box.run(["unwrap", "--all"]);
  assert.equal(await read(box, "dotfiles/mcp.json"), CURSOR_TEXT);
  assert.ok((await Deno.lstat(join(box.root, CURSOR))).isSymlink);
});

Deno.test("a file of a folder that cannot be written to is left, and the others are done", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT, [CLAUDE]: CURSOR_TEXT });
  await chmod(join(box.root, ".cursor"), 0o500);
  try {
    const { code, stdout } = await box.run(["wrap", "--all"]);
    assert.equal(code, 1);
    assert.match(stdout, /folder/);
    assert.equal(await read(box, CURSOR), CURSOR_TEXT);
    assert.ok(isAllWrapped(await read(box, CLAUDE)));
  } finally {
    await chmod(join(box.root, ".cursor"), 0o700);
  }
});

Deno.test("unwrap needs no config that loads, and nothing to unwrap is no mistake", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  assert.equal((await box.run(["unwrap", "--all"])).code, 0);
  await box.run(["wrap", "cursor"]);
  await box.configure("mod: x\n");
  const { code, stderr } = await box.run(["unwrap", "cursor"]);
  assert.equal(code, 0);
  assert.match(stderr, /cannot be recorded/);
  assert.equal(await read(box, CURSOR), CURSOR_TEXT);
});

Deno.test("unwrap tells of a wrapped file that it cannot read any more", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  await box.run(["wrap", "cursor"]);
  const broken = (await read(box, CURSOR)).slice(0, -4);
  await writeFile(join(box.root, CURSOR), broken);
  const { code, stdout } = await box.run(["unwrap", "--all"]);
  assert.equal(code, 1);
  assert.match(stdout, /line \d+/);
  assert.equal(await read(box, CURSOR), broken);
});

Deno.test("wrap and unwrap are used in one way, and say so otherwise", async () => {
  await using box = await Box.open();
  for (const verb of ["wrap", "unwrap"]) {
    assert.equal((await box.run([verb])).code, 2);
    assert.equal((await box.run([verb, "cursor", "--all", "x"])).code, 2);
    const near = await box.run([verb, "curser"]);
    assert.equal(near.code, 2);
    assert.match(near.stderr, /"cursor"/);
  }
  assert.equal((await box.run(["wrap", "cursor"])).code, 2);
  assert.equal((await box.run(["wrap", "cursor", "somewhere"])).code, 2);
});

Deno.test("OpenClaw is left alone and explained; a server that it hosts is wrapped by name", async () => {
  await using box = await Box.open();
  const text = '{\n  // mine\n  mcp: { servers: { files: { command: \'npx\', args: ["-y", "files",], }, }, },\n}\n';
  await put(box, { ".openclaw/openclaw.json": text });
  const bare = await box.run(["wrap", "openclaw"]);
  assert.equal(bare.code, 2);
  assert.match(bare.stderr, /scan-openclaw/);
  const all = await box.run(["wrap", "--all"]);
  assert.equal(all.code, 0);
  assert.match(all.stdout, /scan-openclaw/);
  assert.equal(await read(box, ".openclaw/openclaw.json"), text);
  assert.equal((await box.run(["wrap", "openclaw", "--server", "nope"])).code, 2);
  assert.equal((await box.run(["wrap", "openclaw", "--server", "files"], { OPENCLAW_NIX_MODE: "1" })).code, 2);
  assert.equal((await box.run(["wrap", "openclaw", "--server", "files"])).code, 0);
  assert.match(await read(box, ".openclaw/openclaw.json"), /"openclaw", "--",/);
  assert.equal((await box.run(["unwrap", "openclaw"])).code, 0);
  assert.equal(await read(box, ".openclaw/openclaw.json"), text);
});

Deno.test("a server in a file that OpenClaw's config includes is refused with the reason", async () => {
  await using box = await Box.open();
  await put(box, { ".openclaw/openclaw.json": '{ mcp: { $include: "./mcp.json5" } }' });
  const { code, stderr } = await box.run(["wrap", "openclaw", "--server", "files"]);
  assert.equal(code, 2);
  assert.match(stderr, /includes/);
});

Deno.test("clients tells what undermines a wrapped server", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT, "app/.cursor/mcp.json": '{"mcpServers":{"bare":{"command":"other"}}}' });
  await box.run(["wrap", "cursor"]);
  assert.equal((await states(box, "cursor")).state, "wrapped");
  const shadowed = JSON.parse((await box.run(["clients", join(box.root, "app"), "--project", "--json"])).stdout);
  assert.deepEqual(shadowed.clients.map(({ state }: { state: string }) => state), ["shadowed", "open"]);
  await writeFile(join(box.root, CURSOR), (await read(box, CURSOR)) + "\n");
  assert.equal((await states(box, "cursor")).state, "drifted");
  await rm(box.config);
  assert.equal((await states(box, "cursor")).state, "broken");
  await put(box, { [CLAUDE]: '{"mcpServers":{"a":{"command":"node9","args":["proxy","--","x"]}}}' });
  assert.equal((await states(box, "claude-desktop")).state, "foreign");
  const all = await box.run(["clients", "--all"]);
  assert.match(all.stdout, /Not on this machine: .*zed/);
});

Deno.test("a change of clients is on record, with who and what", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  await box.run(["wrap", "cursor"]);
  await box.run(["unwrap", "cursor"]);
  const app = await box.app();
  await using store = await app.openStore(await app.loadConfig({ flag: null, local: false }));
  const { items } = await store.audit.query({}, { limit: 10 });
  const notes = items.filter(({ kind }) => kind === "admin").map(({ note }) => note);
  assert.ok(notes.includes("wrapped cursor (filesystem, database, bare)"), notes.join("\n"));
  assert.ok(notes.includes("unwrapped cursor (filesystem, database, bare)"), notes.join("\n"));
});

Deno.test("a real client starts a wrapped server from a short PATH, lists its tools and calls one", async () => {
  await using box = await Box.open();
  const folder = await realpath(box.cwd);
  await writeFile(join(folder, "note.txt"), "what the note says");
  const [command = "", ...args] = SERVERS.filesystem(folder);
  const entry = {
    command,
    args,
    env: { DENO_DIR: Deno.env.get("DENO_DIR") ?? join(Deno.env.get("HOME") ?? "", ".cache/deno") },
  };
  await put(box, { [CLAUDE]: JSON.stringify({ mcpServers: { filesystem: entry } }, null, 2) });
  assert.equal((await box.run(["wrap", "claude-desktop", "--enforce"])).code, 0);
  const wrapped = JSON.parse(await read(box, CLAUDE)).mcpServers.filesystem;
  const env = { ...wrapped.env, PATH: "/usr/bin:/bin", HOME: box.root };
  await using connected = await connect([wrapped.command, ...wrapped.args], env);
  const { client } = connected;
  const { tools } = await client.listTools();
  assert.ok(tools.some(({ name }: { name: string }) => name === "read_text_file"));
  const path = join(folder, "note.txt");
  const { content } = await client.callTool({ name: "read_text_file", arguments: { path } });
  assert.match(JSON.stringify(content), /what the note says/);
  const logs = JSON.parse((await box.run(["logs", "--json"])).stdout);
  assert.ok(logs.some((row: { from: string; door: string }) => row.from === "filesystem" && row.door === "stdio"));
});
