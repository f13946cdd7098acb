/** `oktsec discover` over a throw-away home: what it lists, what it counts, what it never shows. */
import assert from "node:assert/strict";
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Box } from "./_cli.ts";
import { EXAMPLES, SECRET } from "./conformance/platform_examples.ts";

async function put(box: Box, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(box.root, path)), { recursive: true });
  await writeFile(join(box.root, path), content);
}

const CURSOR = JSON.stringify({
  mcpServers: {
    filesystem: { command: "npx", args: ["-y", "@mcp/server-filesystem", "/data"] },
    database: { command: "/opt/oktsec", args: ["proxy", "--agent", "database", "--", "node", "./db-server.js"] },
    github: { command: "npx", args: ["-y", "@mcp/server-github"], env: { GITHUB_TOKEN: SECRET } },
  },
});

Deno.test("discover prints the tree with each server's own command, its class and what stands in front", async () => {
  await using box = await Box.open();
  await put(box, ".cursor/mcp.json", CURSOR);
  await put(
    box,
    ".codeium/windsurf/mcp_config.json",
    JSON.stringify({
      mcpServers: {
        docs: { serverUrl: "https://mcp.example.com/mcp" },
        "team slack": { command: "node9", args: ["mcp-gateway"], disabled: true },
      },
    }),
  );
  const { code, stdout, stderr } = await box.run(["discover"]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.equal(
    stdout.replaceAll(box.root, "/home/ana"),
    `Found 2 MCP configurations:

  Cursor  /home/ana/.cursor/mcp.json
    ├── filesystem           npx -y @mcp/server-filesystem /data  [high]
    ├── database             node ./db-server.js  [critical, wrapped]
    └── github               npx -y @mcp/server-github  [high]

  Windsurf  /home/ana/.codeium/windsurf/mcp_config.json
    ├── docs                 https://mcp.example.com/mcp  [unknown, http, not wrapped]
    └── team slack           node9 mcp-gateway  [medium, behind node9, disabled]

Total: 5 MCP servers across 2 clients, 1 wrapped

Run 'oktsec setup' to put Oktsec in front of them and start observing.
`,
  );
});

Deno.test("discover --json has the fields that are promised, and no others than the readers of a shared file", async () => {
  await using box = await Box.open();
  await put(box, ".cursor/mcp.json", CURSOR);
  const { code, stdout } = await box.run(["discover", "--json"]);
  assert.equal(code, 0);
  const { clients, totals } = JSON.parse(stdout);
  assert.deepEqual(totals, { configurations: 1, clients: 1, servers: 3, wrapped: 1, problems: 0 });
  assert.equal(clients.length, 1);
  const { servers, ...client } = clients[0];
  assert.deepEqual(client, {
    id: "cursor",
    title: "Cursor",
    also: [],
    path: join(box.root, ".cursor/mcp.json"),
    scope: "user",
    format: "json",
    problems: [],
  });
  assert.deepEqual(servers[1], {
    name: "database",
    transport: "stdio",
    command: "node",
    args: ["./db-server.js"],
    env: [],
    url: null,
    disabled: false,
    risk: "critical",
    wrapped: true,
  });
  assert.deepEqual(servers[2].env, ["GITHUB_TOKEN"]);
});

Deno.test("discover names what it cannot read with line and reason, still lists the rest, and ends with 0", async () => {
  await using box = await Box.open();
  await put(box, ".cursor/mcp.json", '{\n  "mcpServers": {\n    "a": { "command": "npx", },\n  }\n}\n');
  await put(box, ".junie/mcp/mcp.json", Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]));
  await put(box, ".claude.json", '{ "mcpServers": { "x": { "command": "npx", "args": ["x"] } } }');
  const { code, stdout } = await box.run(["discover"]);
  assert.equal(code, 0);
  assert.match(stdout, /Found 1 MCP configuration:/);
  assert.match(stdout, /Cursor {2}\S+\n {4}\[!\] line 3: \S/);
  assert.match(stdout, /JetBrains Junie {2}\S+\n {4}\[!\] it is UTF-16; save it as UTF-8/);
  assert.match(stdout, /Total: 1 MCP server across 1 client, 0 wrapped\nProblems: 2; /);
  const { clients } = JSON.parse((await box.run(["discover", "--json"])).stdout);
  // deno-lint-ignore no-explicit-any -- the shape is what the test before this one proves
  const problems = clients.flatMap((client: any) => client.problems);
  assert.deepEqual(problems.map(({ line }: { line: number | null }) => line), [3, null]);
});

Deno.test("discover shows no secret of any client, as a tree or as JSON", async () => {
  await using box = await Box.open();
  for (const { at, text } of Object.values(EXAMPLES)) {
    for (const path of at.linux ?? []) {
      if (path.startsWith("/home/ana/")) await put(box, path.slice("/home/ana/".length), text);
    }
  }
  const args = ["--token", SECRET, `--password=${SECRET}`, `https://ana:${SECRET}@example.com/?key=${SECRET}`];
  await put(box, ".cursor/mcp.json", JSON.stringify({ mcpServers: { x: { command: "x", args } } }));
  for (const line of [["discover"], ["discover", "--json"]]) {
    const { code, stdout, stderr } = await box.run(line);
    assert.equal(code, 0);
    assert.ok(!(stdout + stderr).includes(SECRET), line.join(" "));
    assert.match(stdout, /REDACTED/);
    for (const title of ["Claude Desktop", "Codex", "Goose", "Zed", "Jan"]) assert.ok(stdout.includes(title), title);
  }
});

Deno.test("discover --project also looks at a project's files, and says that they are", async () => {
  await using box = await Box.open();
  await put(box, ".cursor/mcp.json", CURSOR);
  await put(box, "work/.mcp.json", '{ "mcpServers": { "here": { "command": "npx", "args": ["here"] } } }');
  await put(box, "other/.vscode/mcp.json", '{ "servers": { "there": { "command": "npx", "args": ["there"] } } }');
  const plain = (await box.run(["discover"])).stdout;
  assert.ok(!plain.includes("here "), plain);
  const here = (await box.run(["discover", "--project"])).stdout;
  assert.match(
    here,
    /Claude Code \(project\) {2}\S+\/work\/\.mcp\.json {2}also read by cursor, vscode, windsurf, copilot-cli\n/,
  );
  assert.match(here, /Total: 4 MCP servers across 2 clients/);
  assert.match((await box.run(["discover", "--project", "../other"])).stdout, /VS Code \(project\)/);
  assert.match((await box.run(["discover", "--project", join(box.root, "other")])).stdout, /there {16}npx there/);
});

Deno.test("discover refuses a folder without --project, and one that is not there", async () => {
  await using box = await Box.open();
  for (const line of [["discover", "somewhere"], ["discover", "--project", "nowhere"]]) {
    const { code, stdout, stderr } = await box.run(line);
    assert.deepEqual([code, stdout], [2, ""], stderr);
  }
});

Deno.test("discover on an empty machine says what it looked for, and makes nothing", async () => {
  await using box = await Box.open();
  const { code, stdout } = await box.run(["discover"]);
  assert.equal(code, 0);
  assert.match(stdout, /^No MCP configurations found\. Looked for: Claude Desktop, Claude Code, Cursor, .*Jan/);
  const { clients, totals } = JSON.parse((await box.run(["discover", "--json"])).stdout);
  assert.deepEqual([clients, totals.clients, totals.servers], [[], 0, 0]);
  assert.deepEqual(await readdir(box.root), ["work"]);
});

Deno.test("discover lets no name of a file or a server steer the terminal", async () => {
  await using box = await Box.open();
  const hostile = "\x1b[2Jx\n  Cursor  /forged\u202e";
  await put(
    box,
    ".cursor/mcp.json",
    JSON.stringify({ mcpServers: { [hostile]: { command: hostile, args: [hostile] } } }),
  );
  const { stdout } = await box.run(["discover"]);
  // deno-lint-ignore no-control-regex -- the escape character is the point
  assert.doesNotMatch(stdout, /[\x1b\u202e]|^ {2}Cursor {2}\/forged/m);
  assert.match(stdout, /\\u001b\[2Jx\\u000a/);
});

Deno.test("discover follows links, reads each file once, and never waits for a pipe", async () => {
  await using box = await Box.open();
  await put(box, "dotfiles/mcp.json", CURSOR);
  await mkdir(join(box.root, ".cursor"));
  await symlink(join(box.root, "dotfiles/mcp.json"), join(box.root, ".cursor/mcp.json"));
  await mkdir(join(box.root, ".junie/mcp"), { recursive: true });
  await symlink(join(box.root, "dotfiles/mcp.json"), join(box.root, ".junie/mcp/mcp.json"));
  await mkdir(join(box.root, ".warp"));
  assert.ok((await new Deno.Command("mkfifo", { args: [join(box.root, ".warp/.mcp.json")] }).output()).success);
  const { stdout } = await box.run(["discover"]);
  assert.match(stdout, /Cursor {2}\S+ {2}also read by junie\n/);
  assert.match(stdout, /Warp {2}\S+\n {4}\[!\] it is not a regular file/);
  assert.match(stdout, /Total: 3 MCP servers across 1 client/);
});

Deno.test("every command names a script that holds servers and says what to do, and none calls it a failure", async () => {
  await using box = await Box.open();
  await put(box, ".config/crush/crushrc", "mcp add files --command npx");
  const place = join(box.root, ".config/crush/crushrc");
  const found = await box.run(["discover"]);
  assert.match(found.stdout, /Crush {2}\S+crushrc\n {4}\[!\] it is a shell script, which is neither run nor changed/);
  for (const argv of [["wrap", "crush"], ["wrap", "--all"], ["setup", "--yes"], ["clients"]]) {
    const told = await box.run(argv);
    assert.deepEqual([told.code, told.stderr], [0, ""], argv.join(" "));
    assert.match(told.stdout, /Crush {2}\S+crushrc is left as it is: it is a shell script/, argv.join(" "));
  }
  for (const argv of [["wrap", "crush", "--json"], ["setup", "--dry-run", "--json"], ["clients", "--json"]]) {
    const [one] = JSON.parse((await box.run(argv)).stdout).elsewhere;
    assert.deepEqual([one.client, one.place, one.scope], ["crush", place, "user"], argv.join(" "));
  }
  assert.equal((await box.run(["wrap", "trae"])).code, 2);
});
