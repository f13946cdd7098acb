/** `oktsec verify`: reads the config and the keys as a start would, and says what is wrong with them. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { CONFIG_FLAG, defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { plain } from "../../core/cli/text.ts";
import type { Config } from "../../core/config/schema.ts";
import { Keystore } from "../../core/identity/keystore.ts";

/** Words of `oktsec verify`. */
export const spec = defineCommand({
  name: "verify",
  summary: "Check the config and the keys",
  about: [
    "A mistake is told with its line and column. Notes, such as keys of features that are not active yet, are no mistakes.",
  ],
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [
    { run: "oktsec verify", does: "the config that would be used here" },
    { run: "oktsec verify --config oktsec.yaml --json", does: "one file, for a program" },
  ],
  exits: {
    0: "the config is valid",
    1: "the config is valid, but key files cannot be used",
    3: "the config is invalid or cannot be read",
  },
});

/** Checks. Throws what the loader throws: `config/invalid` names line and column. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const loaded = await app.loadConfig({ flag: flags.config, local: true });
  using keystore = await Keystore.open(loaded.config.identity.keys_dir, { pollMs: 0 });
  const named = new Set(keystore.entries().map(({ name }) => name));
  const notes = [...loaded.notes, ...missingKeys(loaded.config, named)];
  const problems = keystore.problems().map(({ message }) => message);
  const code = problems.length === 0 ? 0 : 1;
  if (flags.json) {
    app.out.json({
      ok: code === 0,
      path: loaded.path,
      revision: loaded.revision,
      mode: loaded.config.mode,
      notes,
      problems,
    });
    return code;
  }
  const place = loaded.path === null ? "No config: the defaults hold" : `Config "${plain(loaded.path)}" is valid`;
  app.out.print(`${place} (revision ${loaded.revision}, mode ${loaded.config.mode})`);
  for (const note of notes) app.out.print(`  note: ${plain(note)}`);
  for (const problem of problems) app.out.print(`  problem: ${plain(problem)}`);
  return code;
}

/** Agents that nobody could prove to be, where proof is asked for. */
function missingKeys(config: Config, named: ReadonlySet<string>): string[] {
  if (!config.identity.require_signature) return [];
  return Object.keys(config.agents)
    .filter((name) => !named.has(name))
    .map((name) =>
      `Agent "${name}" has no public key: its messages are rejected while identity.require_signature is true`
    );
}
