import { once } from "node:events";
import { join } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { onInterrupt } from "../../core/cli/interrupt.ts";
import type { CommandSpec } from "../../core/cli/spec.ts";
import { generateKeyPair, saveKeyPair } from "../../sdk/mod.ts";
import { messageScenes, type Scene } from "./_demo_messages.ts";
import { runSelf, startServer } from "./_demo_process.ts";
import { toolScenes } from "./_demo_tools.ts";

export const spec = {
  name: "demo",
  summary: "See it work: agents, attacks and a real MCP server, in a throw-away home",
  about: [
    "Makes a home of its own, starts a server in it, lets three agents send real signed messages, good and bad, and lets the official MCP client talk to a real file server from npm through the enforcing proxy. Then it verifies the trail and leaves nothing behind.",
    "Needs npx, and the network when npm has not fetched the file server before.",
  ],
  flags: {
    keep: { kind: "switch", help: "Leave the server running, with its page open for a look, until Ctrl-C" },
    json: { kind: "switch", help: "Print JSON instead of text" },
  },
  examples: [
    { run: "oktsec demo", does: "about ten seconds, nothing stays" },
    { run: "oktsec demo --keep", does: "then open the page that it names" },
  ],
  exits: { 0: "everything was stopped that should be", 1: "something passed that should not have" },
} as const satisfies CommandSpec;

const CONFIG = `version: "1"
mode: enforce
identity:
  require_signature: true
default_policy: deny
agents:
  research: { can_message: [analysis] }
  analysis: { can_message: [research] }
  mallory: { can_message: [] }
  filesystem: { allowed_tools: [read_text_file, list_directory, write_file] }
`;

/** Exit 0 when what should be stopped was, and nothing else; 1 otherwise. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const home = await Deno.realPath(await Deno.makeTempDir({ prefix: "oktsec-demo-" }));
  const tell = (text: string) => {
    if (!flags.json) app.out.print(text);
  };
  try {
    const keys = {
      research: await newKey(home, "research"),
      analysis: await newKey(home, "analysis"),
      mallory: await newKey(home, "mallory"),
    };
    await Deno.writeTextFile(join(home, "config.yaml"), CONFIG, { mode: 0o600 });
    await using server = await startServer(home);
    tell(`A home of its own, a server at ${server.base}, three agents with a key each.\n`);
    tell("Messages between agents");
    const messages = await messageScenes({ base: server.base, keys });
    messages.forEach((scene) => tell(line(scene)));
    tell("\nAn MCP client and a file server, with oktsec proxy between them");
    const folder = join(home, "files");
    await Deno.mkdir(folder);
    const tools = await toolScenes(home, folder);
    tools.forEach((scene) => tell(line(scene)));
    const chain = JSON.parse((await runSelf(home, ["audit", "verify-chain", "--json"])).text);
    tell(`\nThe trail: ${chain.rows} rows of ${chain.writers} processes, ${chain.ok ? "unbroken" : "BROKEN"}.`);
    const isAsExpected = chain.ok && matches(messages, MESSAGES_STOPPED) && matches(tools, TOOLS_STOPPED);
    if (flags.json) app.out.json({ ok: isAsExpected, messages, tools, chain });
    if (flags.keep) {
      tell(`\nOpen ${server.base}/dashboard and sign in with ${server.accessCode}. Ctrl-C ends it.`);
      await untilInterrupted();
    }
    return isAsExpected ? 0 : 1;
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

async function untilInterrupted(): Promise<void> {
  using interrupt = onInterrupt();
  if (!interrupt.signal.aborted) await once(interrupt.signal, "abort");
}

/** What of each act must have been stopped, in order. */
const MESSAGES_STOPPED = [false, false, true, true, true, true, true, true];
const TOOLS_STOPPED = [false, false, true, true, true];

function matches(scenes: readonly Scene[], expected: readonly boolean[]): boolean {
  return scenes.length === expected.length && scenes.every(({ isStopped }, index) => isStopped === expected[index]);
}

async function newKey(home: string, agent: string) {
  const pair = await generateKeyPair();
  await saveKeyPair(join(home, "keys"), agent, pair);
  return pair;
}

function line({ what, outcome, isStopped }: Scene): string {
  return `  ${isStopped ? "stopped" : "passed "}  ${what}\n             ${outcome}`;
}
