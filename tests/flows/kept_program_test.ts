/** A wrapped server whose Deno came from a cache goes on working when that cache is cleared. */
import assert from "node:assert/strict";
import { copyFile, link, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OKTSEC } from "./_serve.ts";

const INITIALIZE = `${
  JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "t", version: "1" } },
  })
}\n`;

Deno.test({
  name: "a server that setup wrapped under npx starts after the cache of npx was cleared",
  ignore: Deno.build.os === "windows",
}, async () => {
  const root = await realpath(await mkdtemp(join(tmpdir(), "oktsec-kept-")));
  try {
    const cache = join(root, ".npm", "_npx", "7a40", "node_modules", "deno");
    const client = join(root, ".cursor", "mcp.json");
    for (const folder of [cache, join(root, ".cursor")]) await mkdir(folder, { recursive: true });
    const deno = join(cache, "deno");
    await link(Deno.execPath(), deno).catch(() => copyFile(Deno.execPath(), deno));
    await writeFile(client, JSON.stringify({ mcpServers: { echo: { command: "cat" } } }), { mode: 0o600 });
    const env = {
      HOME: root,
      OKTSEC_HOME: join(root, "own"),
      DENO_DIR: await denoDir(),
      NO_COLOR: "1",
      INIT_CWD: root,
    };
    const setup = await run([deno, ...OKTSEC.slice(1), "setup", "--yes"], { env });
    assert.equal(setup.code, 0, setup.text);
    const { command, args } = JSON.parse(await readFile(client, "utf8")).mcpServers.echo;
    assert.equal(command, join(root, "own", "bin", `deno-${Deno.version.deno}`, "deno"));
    await rm(join(root, ".npm"), { recursive: true });
    const { text } = await run([command, ...args], { env, input: INITIALIZE });
    assert.ok(text.includes(INITIALIZE.trim()), text);
  } finally {
    await rm(root, { recursive: true });
  }
});

/** Where the packages of a checkout are: another user's folder must not make them be fetched again. */
async function denoDir(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"], stderr: "null" }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).denoDir;
}

async function run(
  [command = "", ...args]: readonly string[],
  { env, input = "" }: { readonly env: Readonly<Record<string, string>>; readonly input?: string },
): Promise<{ readonly code: number; readonly text: string }> {
  const child = new Deno.Command(command, { args, env, stdin: "piped", stdout: "piped", stderr: "piped" }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  return { code, text: decoder.decode(stdout) + decoder.decode(stderr) };
}
