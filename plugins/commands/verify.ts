/** `oktsec verify`: reads the config and the keys as a start would, and says what is wrong with them. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { CONFIG_FLAG, defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { plain } from "../../core/cli/text.ts";
import type { Config } from "../../core/config/schema.ts";
import { Keystore } from "../../core/identity/keystore.ts";
import { UNANSWERED_RULE } from "../../core/custom_rules/set.ts";
import { suggestion } from "../../core/nearest.ts";
import { describePlugins, pluginProblems } from "../../core/registry/plugin_files.ts";
import { allRules, loadOwnRules, type OwnRules } from "./_own_rules.ts";

/** Words of `oktsec verify`. */
export const spec = defineCommand({
  name: "verify",
  summary: "Check the config, the keys, your own rules and plugins",
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
    1: "the config is valid, but key files, rules of your own or plugins cannot be used",
    3: "the config is invalid or cannot be read",
  },
});

/** Checks. Throws what the loader throws: `config/invalid` names line and column. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const loaded = await app.loadConfig({ flag: flags.config, local: true });
  using keystore = await Keystore.open(loaded.config.identity.keys_dir, { pollMs: 0 });
  const named = new Set(keystore.entries().map(({ name }) => name));
  using own = await loadOwnRules(app, loaded.config.custom_rules_dir);
  const plugins = await describePlugins(loaded.config.plugins);
  // Whoever names a config trusts its plugins; one that merely lies here is not run.
  const isTrusted = loaded.via !== "local";
  const notes = [
    ...loaded.notes,
    ...missingKeys(loaded.config, named),
    ...unknownOverrides(app, loaded.config, own),
    ...plugins.map(({ path, sha256 }) =>
      `Plugin "${path}" has the SHA-256 ${sha256 ?? "of nothing: it cannot be read"}`
    ),
    ...(plugins.length > 0 && !isTrusted ? ["Plugins are not checked: name the config with --config to run them"] : []),
  ];
  const problems = [
    ...keystore.problems().map(({ message }) => message),
    ...(own?.refused ?? []).map((refusal) => `Refused rule: ${refusal}`),
    ...(isTrusted ? await pluginProblems(loaded.config.plugins) : []),
  ];
  const code = problems.length === 0 ? 0 : 1;
  if (flags.json) {
    app.out.json({
      ok: code === 0,
      path: loaded.path,
      revision: loaded.revision,
      mode: loaded.config.mode,
      plugins,
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

/** Rules that a config has a word on and nobody knows; where there are none of one's own, the loader has said so. */
function unknownOverrides(app: App, config: Config, own: OwnRules | null): string[] {
  if (own === null || config.plugins.length > 0) return [];
  const known = [UNANSWERED_RULE, ...allRules(app, own).map(({ id }) => id)];
  return config.rules.filter(({ id }) => !known.includes(id))
    .map(({ id }) => `No rule is called "${id}"${suggestion(id, known)}; its entry in rules has no effect`);
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
