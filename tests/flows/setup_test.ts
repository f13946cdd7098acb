/** Setting up whole machines: empty ones, full ones, broken ones, and being killed on the way. */
import assert from "node:assert/strict";
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Box } from "../_cli.ts";
import { EXAMPLES } from "../conformance/platform_examples.ts";
import { CLAUDE, CURSOR, CURSOR_TEXT, isAllWrapped, put, read, VSCODE } from "./_clients.ts";

const CHILD = fileURLToPath(new URL("_setup_child.ts", import.meta.url));

/** The files in a folder and below it, with their content. */
async function snapshot(root: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(await Promise.all(files.map(async (path) => [path, await readFile(path, "latin1")])));
}

Deno.test("setup on an empty machine writes a config that loads, and a second run changes nothing", async () => {
  await using box = await Box.open();
  const { code, stdout } = await box.run(["setup", "--yes"]);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /No MCP servers were found/);
  assert.equal((await box.run(["verify"])).code, 0);
  assert.equal((await stat(box.config)).mode & 0o777, 0o600);
  const before = await readFile(box.config, "utf8");
  assert.match(before, /^mode: observe$/m);
  assert.match(before, new RegExp(`^db_path: ${box.home}/oktsec.db$`, "m"));
  assert.equal((await box.run(["setup", "--yes"])).code, 0);
  assert.equal(await readFile(box.config, "utf8"), before);
});

Deno.test("setup on a machine with one client names its agents, makes their keys and wraps their servers", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  const { code, stdout } = await box.run(["setup", "--yes", "--json"]);
  assert.equal(code, 0, stdout);
  const result = JSON.parse(stdout);
  assert.deepEqual(result.agents, ["filesystem", "database", "bare"]);
  assert.deepEqual(result.keys.created, ["filesystem", "database", "bare"]);
  assert.deepEqual(result.totals, { wrapped: 3, updated: 0, kept: 0, skipped: 1, refused: 0 });
  assert.ok(isAllWrapped(await read(box, CURSOR)));
  const { mcpServers } = JSON.parse(await read(box, CURSOR));
  assert.deepEqual(mcpServers.filesystem.env, { KEY: "v" });
  assert.equal(mcpServers.filesystem.args[mcpServers.filesystem.args.indexOf("--config") + 1], box.config);
  const again = JSON.parse((await box.run(["setup", "--yes", "--json"])).stdout);
  assert.deepEqual(again.totals, { wrapped: 0, updated: 0, kept: 3, skipped: 1, refused: 0 });
  assert.equal(again.config.state, "same");
  const logs = await box.run(["agent", "list", "--json"]);
  assert.equal(JSON.parse(logs.stdout).length, 3);
});

Deno.test("setup on a machine with every client wraps all of them, and unwrap leaves every byte as it was", async () => {
  await using box = await Box.open();
  const texts: Record<string, string> = {};
  for (const { at, text, project } of Object.values(EXAMPLES)) {
    const path = at.linux?.[0];
    if (path?.startsWith("/home/ana/") && !project) texts[path.slice("/home/ana/".length)] = text;
  }
  assert.ok(Object.keys(texts).length >= 12);
  await put(box, texts);
  const { stdout } = await box.run(["setup", "--yes", "--json"]);
  const { totals, files } = JSON.parse(stdout);
  assert.equal(totals.refused, 0, stdout);
  assert.ok(totals.wrapped >= 12, stdout);
  for (const { client, servers } of files) {
    for (const { name, reason } of servers) {
      assert.ok(reason === null || /gateway|report|names no command/i.test(reason), `${client}: ${name}: ${reason}`);
    }
  }
  const clients = JSON.parse((await box.run(["clients", "--json"])).stdout);
  for (const { id, state } of clients.clients) {
    assert.ok(["wrapped", "remote", "empty"].includes(state), `${id}: ${state}`);
  }
  assert.equal((await box.run(["unwrap", "--all"])).code, 0);
  for (const [name, text] of Object.entries(texts)) assert.equal(await read(box, name), text, name);
});

Deno.test("setup without a terminal and without --yes shows its plan, does nothing and exits 2", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  const before = await snapshot(box.root);
  const { code, stdout, stderr } = await box.run(["setup"]);
  assert.equal(code, 2);
  assert.match(stdout, /wrap +filesystem/);
  assert.match(stderr, /--yes/);
  assert.deepEqual(await snapshot(box.root), before);
});

Deno.test("setup --dry-run shows the lines that would change, without secrets, and writes nothing", async () => {
  await using box = await Box.open();
  const secret = "hush" + "Q7vX2mZ9";
  await put(box, { [CURSOR]: CURSOR_TEXT.replace('"v"', `"${secret}"`) });
  const before = await snapshot(box.root);
  const { code, stdout } = await box.run(["setup", "--dry-run"]);
  assert.equal(code, 0);
  assert.match(stdout, /^\+.*"proxy", "--config"/m);
  assert.ok(!stdout.includes(secret));
  assert.deepEqual(await snapshot(box.root), before);
});

Deno.test("setup --enforce enforces for the wrapped agents and leaves the global mode", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  await box.run(["setup", "--yes", "--enforce"]);
  const { narrower, mode } = JSON.parse((await box.run(["enforce", "--json"])).stdout);
  assert.equal(mode, "observe");
  assert.deepEqual(narrower.map(({ key }: { key: string }) => key), [
    "agents.filesystem.mode",
    "agents.database.mode",
    "agents.bare.mode",
  ]);
});

Deno.test("setup --skip-wrap writes config and keys and no client", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  assert.equal((await box.run(["setup", "--yes", "--skip-wrap"])).code, 0);
  assert.equal(await read(box, CURSOR), CURSOR_TEXT);
  assert.ok((await readdir(join(box.home, "keys"))).includes("filesystem.pub"));
});

Deno.test("setup adds to a config that is there, keeps its comments, and refuses one that does not load", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  const own = 'version: "1"\nmode: enforce # mine\nagents:\n  filesystem:\n    suspended: true # for a reason\n';
  await box.configure(own);
  assert.equal((await box.run(["setup", "--yes"])).code, 0);
  const after = await readFile(box.config, "utf8");
  assert.ok(after.startsWith(own), after);
  assert.match(after, /^ {2}database:$/m);
  await box.configure("mod: enforce\n");
  const before = await read(box, CURSOR);
  assert.equal((await box.run(["setup", "--yes"])).code, 3);
  assert.equal(await read(box, CURSOR), before);
});

Deno.test("setup does what it can, names what it cannot, and exits 1", async () => {
  await using box = await Box.open();
  await put(box, {
    [CURSOR]: CURSOR_TEXT,
    [CLAUDE]: '{ "mcpServers": { "a": { "command": "x" }, } }',
    [VSCODE]: '{ "servers": { "a": { "command": "x" }, "a": { "command": "y" } } }',
    ".gemini/settings.json": new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
    ".codeium/windsurf/mcp_config.json": '{ "mcpServers": { "a": { "command": "x" } } }',
  });
  await chmod(join(box.root, ".codeium/windsurf/mcp_config.json"), 0o444);
  const untouched = [CLAUDE, VSCODE, ".gemini/settings.json", ".codeium/windsurf/mcp_config.json"];
  const before = await Promise.all(untouched.map((name) => read(box, name)));
  const { code, stdout } = await box.run(["setup", "--yes"]);
  assert.equal(code, 1);
  for (const word of ["line 1", "written twice", "UTF-16", "read-only"]) assert.ok(stdout.includes(word), stdout);
  assert.ok(isAllWrapped(await read(box, CURSOR)));
  assert.deepEqual(await Promise.all(untouched.map((name) => read(box, name))), before);
});

Deno.test("setup takes back config, keys and files when it cannot go through with it", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  // Where backups should go stands a file.
  await put(box, { "home/backups": "in the way" });
  const before = await snapshot(box.root);
  const { code, stderr } = await box.run(["setup", "--yes"]);
  assert.equal(code, 3);
  assert.match(stderr, /backup/);
  const after = await snapshot(box.root);
  const left = Object.keys(after).filter((path) => !(path in before)).map((path) => path.slice(box.home.length + 1));
  // The trail, its key and the schema for editors do no harm.
  const allowed = /^(?:oktsec\.(?:db.*|heads)|keys\/_.*|.*\.lock|config\.schema\.json)$/;
  assert.deepEqual(left.filter((name) => !allowed.test(name)), []);
  assert.equal(await read(box, CURSOR), CURSOR_TEXT);
});

/** Runs the child and kills it before a step; true where it ended before that. */
async function killedAt(verb: "setup" | "unwrap", box: Box, step: number): Promise<boolean> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", CHILD, verb, box.root, String(step)],
    stdout: "null",
    stderr: "piped",
  }).output();
  assert.equal(new TextDecoder().decode(stderr), "", `step ${step}`);
  return success;
}

Deno.test("a kill at any step of unwrap leaves each file wrapped or as it was, and the next run completes", async () => {
  const claude = '{"mcpServers": {"db": {"command": "uvx", "args": ["mcp-server-sqlite"]}}}';
  for (let step = 0, isOver = false; !isOver; step++) {
    await using box = await Box.open();
    await put(box, { [CURSOR]: CURSOR_TEXT, [CLAUDE]: claude });
    await box.run(["wrap", "--all"]);
    isOver = await killedAt("unwrap", box, step);
    for (const [name, text] of [[CURSOR, CURSOR_TEXT], [CLAUDE, claude]] as const) {
      const now = await read(box, name);
      assert.ok(now === text || isAllWrapped(now), `step ${step}: ${name} is neither old nor wrapped`);
    }
    assert.equal((await box.run(["unwrap", "--all"])).code, 0, `step ${step}`);
    assert.equal(await read(box, CURSOR), CURSOR_TEXT, `step ${step}`);
    assert.equal(await read(box, CLAUDE), claude, `step ${step}`);
    await box.run(["wrap", "--all"]);
    assert.ok(isAllWrapped(await read(box, CURSOR)), `step ${step}`);
    assert.equal((await readdir(dirname(join(box.root, CURSOR)))).length, 1, `step ${step}: litter`);
  }
});

Deno.test("a kill at any step of setup leaves each file old or fully wrapped, and the next run completes", async () => {
  const claude = '{"mcpServers": {"db": {"command": "uvx", "args": ["mcp-server-sqlite"]}}}';
  let steps = 0;
  for (;; steps++) {
    await using box = await Box.open();
    await put(box, { [CURSOR]: CURSOR_TEXT, [CLAUDE]: claude });
    const success = await killedAt("setup", box, steps);
    for (const [name, text] of [[CURSOR, CURSOR_TEXT], [CLAUDE, claude]] as const) {
      const now = await read(box, name);
      assert.ok(now === text || isAllWrapped(now), `step ${steps}: ${name} is neither old nor wrapped`);
    }
    const { code, stderr: told } = await box.run(["setup", "--yes"]);
    assert.equal(code, 0, `step ${steps}: ${told}`);
    assert.ok(isAllWrapped(await read(box, CURSOR)) && isAllWrapped(await read(box, CLAUDE)), `step ${steps}`);
    assert.equal((await box.run(["verify"])).code, 0, `step ${steps}`);
    for (const name of [CURSOR, CLAUDE]) {
      assert.equal((await readdir(dirname(join(box.root, name)))).length, 1, `step ${steps}: litter beside ${name}`);
    }
    const keys = await readdir(join(box.home, "keys"));
    for (const agent of ["filesystem", "database", "bare", "db"]) {
      assert.ok(keys.includes(`${agent}.key`) && keys.includes(`${agent}.pub`), `step ${steps}: keys of ${agent}`);
    }
    assert.equal((await box.run(["unwrap", "--all"])).code, 0, `step ${steps}`);
    assert.equal(await read(box, CURSOR), CURSOR_TEXT, `step ${steps}`);
    assert.equal(await read(box, CLAUDE), claude, `step ${steps}`);
    if (success) break;
  }
  assert.equal(steps, 14, "every step was met");
});

Deno.test("init writes config and keys where it is told, completes them, and begins anew only when forced", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  const argv = ["init", "--keys", "./keys", "--config", "./oktsec.yaml"];
  assert.equal((await box.run(argv)).code, 0);
  const config = join(box.cwd, "oktsec.yaml");
  const key = join(box.cwd, "keys", "bare.key");
  const before = await readFile(config, "utf8");
  const secret = await readFile(key, "utf8");
  assert.match(before, new RegExp(`keys_dir: ${box.cwd}/keys`));
  assert.equal(await read(box, CURSOR), CURSOR_TEXT);
  assert.equal((await box.run(argv)).code, 0);
  assert.equal(await readFile(config, "utf8"), before);
  await writeFile(config, before.replace("mode: observe", "mode: enforce"));
  await rm(join(box.cwd, "keys", "database.pub"));
  assert.equal((await box.run(argv)).code, 0);
  assert.match(await readFile(config, "utf8"), /^mode: enforce$/m);
  assert.ok((await readdir(join(box.cwd, "keys"))).includes("database.pub"));
  assert.equal((await box.run(["init", "--config", "./oktsec.yaml", "--keys", "./others"])).code, 2);
  assert.equal((await box.run([...argv, "--force"])).code, 0);
  assert.equal(await readFile(config, "utf8"), before);
  assert.equal(await readFile(key, "utf8"), secret);
  const backups = Object.values(await snapshot(join(box.home, "backups")));
  assert.ok(backups.some((text) => text.includes("mode: enforce")), "the old config is kept");
});

Deno.test("init refuses a place where it cannot write, and leaves nothing there", async () => {
  await using box = await Box.open();
  await mkdir(box.home, { recursive: true });
  await writeFile(join(box.home, "keys"), "a file in the way");
  await put(box, { [CURSOR]: CURSOR_TEXT });
  assert.equal((await box.run(["init"])).code, 3);
  assert.ok(!(await readdir(box.home)).includes("config.yaml"));
});

/** Starts `run` and reads what it says until it serves; resolves to that. */
async function runUntilServing(box: Box, ...flags: string[]): Promise<string> {
  const child = box.spawn(["run", "--port", "0", ...flags], { HOME: box.root, DENO_DIR: denoDir() });
  const decoder = new TextDecoder();
  let said = "";
  for await (const chunk of child.stdout) {
    said += decoder.decode(chunk, { stream: true });
    const health = /Health: +(\S+)/.exec(said)?.[1];
    if (health === undefined) continue;
    await (await fetch(health)).body?.cancel();
    break;
  }
  child.kill("SIGTERM");
  await child.stderr.cancel();
  assert.equal((await child.status).code, 0, said);
  return said;
}

function denoDir(): string {
  return Deno.env.get("DENO_DIR") ?? join(Deno.env.get("HOME") ?? "", ".cache/deno");
}

Deno.test("run makes config and keys, leaves clients alone that nobody agreed to, and serves", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  await runUntilServing(box);
  assert.equal(await read(box, CURSOR), CURSOR_TEXT);
  assert.ok((await readdir(join(box.home, "keys"))).includes("filesystem.key"));
  const config = await readFile(box.config, "utf8");
  await runUntilServing(box, "--yes");
  assert.ok(isAllWrapped(await read(box, CURSOR)));
  assert.equal(await readFile(box.config, "utf8"), config);
});
