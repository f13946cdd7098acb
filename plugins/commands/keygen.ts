/** `oktsec keygen`: new key pairs for agents. */
import { resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { CONFIG_FLAG, defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { fail } from "../../core/errors.ts";
import { exists } from "../../core/identity/key_file.ts";
import { generateKeyPair, keyPaths, saveKeyPair } from "../../core/identity/keys.ts";
import { checkName } from "../../core/identity/names.ts";
import { keysDirOf } from "../../core/runtime.ts";

/** Words of `oktsec keygen`. */
export const spec = defineCommand({
  name: "keygen",
  summary: "Create an Ed25519 key pair for each agent",
  about: [
    "NAME.key is the private key: it belongs to the agent and to nobody else. NAME.pub is the public key: it belongs in the server's " +
    "folder of keys, where a running server finds it within 2 seconds. Keys that exist are never overwritten: then nothing is created at all.",
  ],
  flags: {
    agent: {
      kind: "text",
      value: "NAME",
      help: "Agent that gets a pair; may be given several times",
      repeat: true,
      required: true,
    },
    out: { kind: "text", value: "DIR", help: "Folder to write to; the config's folder of keys when left out" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec keygen --agent research-agent", does: "a pair where the server looks for keys" },
    {
      run: "oktsec keygen --agent research-agent --agent analysis-agent --out ./keys",
      does: "two pairs in a folder of your own",
    },
  ],
  exits: { 2: "a name cannot be used, or a key exists; nothing was created" },
});

/** A pair that was made, as `--json` prints it. */
interface Made {
  readonly agent: string;
  readonly fingerprint: string;
  readonly private_key: string;
  readonly public_key: string;
}

/** Creates the pairs. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const agents = [...new Set(flags.agent)];
  for (const agent of agents) demandName(agent);
  const dir = await dirOf(flags.out, flags.config, app);
  // All are looked at before the first is made: a typing mistake in the last must not leave half of them behind.
  for (const agent of agents) {
    for (const path of Object.values(keyPaths(dir, agent))) {
      if (await exists(path)) throw fail("identity/key-exists", [path]);
    }
  }
  const made: Made[] = [];
  for (const agent of agents) {
    const pair = generateKeyPair();
    const { key, pub } = await saveKeyPair(dir, agent, pair);
    made.push({ agent, fingerprint: pair.fingerprint, private_key: key, public_key: pub });
    if (!flags.json) tell(made.at(-1), app);
  }
  if (flags.json) app.out.json(made);
  return 0;
}

function demandName(agent: string): void {
  const reason = checkName(agent);
  if (reason !== null) throw fail("identity/bad-name", [agent, reason]);
}

async function dirOf(out: string | null, config: string | null, app: App): Promise<string> {
  if (out !== null) return resolve(app.surroundings.cwd, out);
  return keysDirOf(await loadLocalConfig(app, { config, json: false }), app.surroundings);
}

function tell(made: Made | undefined, { out }: App): void {
  if (!made) return;
  out.print(`Created a key pair for ${made.agent}`);
  out.print(`  private key  ${made.private_key}`);
  out.print(`  public key   ${made.public_key}`);
  out.print(`  fingerprint  ${made.fingerprint}`);
}
