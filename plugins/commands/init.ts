/** `oktsec init`: a config and keys for the servers of this machine; clients stay as they are. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { plain } from "../../core/cli/text.ts";
import { carryOutSetup, planSetup, printDone } from "./_setup.ts";

/** Words of `oktsec init`. */
export const spec = defineCommand({
  name: "init",
  summary: "Write a config and keys for the MCP servers of this machine",
  about: [
    "Writes a config in observe mode with an agent for each MCP server that is found, and a pair of keys for each. Clients are not touched: `oktsec wrap` does that, or `oktsec setup` all at once.",
    "Run again it adds what is missing and changes nothing that exists. --force writes the config anew and keeps a backup of the old one; keys are never written over.",
  ],
  flags: {
    config: { kind: "text", value: "FILE", help: "Config to write; else OKTSEC_CONFIG, ~/.oktsec/config.yaml" },
    keys: { kind: "text", value: "DIR", help: "Folder of keys; else ~/.oktsec/keys" },
    force: { kind: "switch", help: "Write the config anew where there is one" },
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec init", does: "in Oktsec's home" },
    { run: "oktsec init --keys ./keys --config ./oktsec.yaml", does: "in places of your own" },
    { run: "oktsec init --force", does: "begin the config anew" },
  ],
});

/** Writes what is missing. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const setup = await planSetup(app, {
    config: flags.config,
    keys: flags.keys,
    isForced: flags.force,
    isEnforced: false,
    withClients: false,
  });
  const done = await carryOutSetup(app, setup);
  if (flags.json) {
    app.out.json({
      config: { path: setup.target.path, state: done.config },
      keys: { dir: setup.keysDir, created: done.keys },
      agents: setup.agents.map(({ name, tags }) => ({ name, tags })),
    });
    return 0;
  }
  printDone(app, setup, done);
  app.out.table(
    ["AGENT", "OF", "RISK"],
    setup.agents.map(({ name, tags }) => {
      const [, risk = "", ...clients] = tags;
      return [name, clients.join(", "), risk.replace("risk-", "")];
    }),
    { empty: "No MCP servers were found" },
  );
  app.out.print(
    `Check it with oktsec verify --config ${plain(setup.target.path)}; put Oktsec before them with oktsec wrap --all`,
  );
  return 0;
}
