/** `oktsec enforce`: shows the mode, or switches it. */
import type { App, Output } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { CONFIG_FLAG, defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { plain } from "../../core/cli/text.ts";
import type { Loaded } from "../../core/config/loaded.ts";
import type { Mode } from "../../core/contract/decision.ts";
import { narrowerModes } from "./_modes.ts";
import { changeSettings } from "./_settings.ts";

/** Words of `oktsec enforce`. */
export const spec = defineCommand({
  name: "enforce",
  summary: "Show the mode, or switch between enforce (on) and observe (off)",
  about: [
    "Changes the global key mode of the config and nothing else; settings of single doors and agents stay and are listed. Running " +
    "processes follow within 2 seconds. Without a config, one is written to Oktsec's home. The change is recorded in the audit trail.",
  ],
  operands: { state: { help: "Left out: show the mode", values: ["on", "off"] } },
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  exits: { 1: "a variable of the environment overrules the config" },
  examples: [
    { run: "oktsec enforce", does: "which mode holds" },
    { run: "oktsec enforce on", does: "stop threats" },
    { run: "oktsec enforce off", does: "record only" },
  ],
});

/** Shows or switches. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, spec);
  const loaded = await loadLocalConfig(app, flags);
  if (operands.state === null) {
    report(app.out, { loaded, changed: false, isJson: flags.json });
    return 0;
  }
  const wanted: Mode = operands.state === "on" ? "enforce" : "observe";
  const { isChanged, now } = await changeSettings(app, loaded, {
    edits: [{ path: ["mode"], value: wanted }],
    note: loaded.path === null ? `config created, mode: ${wanted}` : `mode: ${loaded.config.mode} to ${wanted}`,
  });
  report(app.out, { loaded: now, changed: isChanged, isJson: flags.json });
  if (now.config.mode === wanted) return 0;
  app.out.say(
    `The config says ${wanted} now, but OKTSEC_MODE overrules it here; it holds where the variable is not set`,
  );
  return 1;
}

interface Outcome {
  readonly loaded: Loaded;
  readonly changed: boolean;
  readonly isJson: boolean;
}

const MEANINGS: Readonly<Record<Mode, string>> = {
  enforce: "threats are stopped",
  observe: "everything is recorded, nothing is stopped",
};

function report(out: Output, { loaded: { config, path }, changed, isJson }: Outcome): void {
  const { mode } = config;
  const narrower = narrowerModes(config);
  if (isJson) return out.json({ mode, changed, config: path, narrower });
  out.print(`Mode: ${mode} - ${MEANINGS[mode]}`);
  out.print(path === null ? "No config: this is the default" : `Config: ${plain(path)}${changed ? " (changed)" : ""}`);
  if (narrower.length === 0) return;
  out.print("Narrower settings that remain:");
  for (const { key, mode } of narrower) out.print(`  ${plain(key)}: ${mode}`);
}
