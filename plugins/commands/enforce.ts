/** `oktsec enforce`: shows the mode, or switches it. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { CONFIG_FLAG, defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { plain } from "../../core/cli/text.ts";
import type { Config } from "../../core/config/schema.ts";
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
  examples: [
    { run: "oktsec enforce", does: "which mode holds" },
    { run: "oktsec enforce on", does: "stop threats" },
    { run: "oktsec enforce off", does: "record only" },
  ],
});

/** Shows or switches. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, spec);
  const loaded = await app.loadConfig({ flag: flags.config, local: true });
  const before = loaded.config.mode;
  const wanted: Mode = operands.state === null ? before : operands.state === "on" ? "enforce" : "observe";
  let path = loaded.path;
  // Without a config the mode may be right by default; a person who names it wants it written down.
  if (operands.state !== null && (wanted !== before || path === null)) {
    path = await changeSettings(app, loaded, {
      edits: [{ path: ["mode"], value: wanted }],
      note: `mode: ${before} to ${wanted}`,
    });
  }
  const changed = wanted !== before;
  report(app, {
    config: loaded.config,
    mode: wanted,
    path,
    changed,
    isJson: flags.json,
    isSwitch: operands.state !== null,
  });
  return 0;
}

interface Outcome {
  readonly config: Config;
  readonly mode: Mode;
  readonly path: string | null;
  readonly changed: boolean;
  readonly isJson: boolean;
  readonly isSwitch: boolean;
}

const MEANINGS: Readonly<Record<Mode, string>> = {
  enforce: "threats are stopped",
  observe: "everything is recorded, nothing is stopped",
};

function report({ out }: App, { config, mode, path, changed, isJson, isSwitch }: Outcome): void {
  const narrower = narrowerModes(config);
  if (isJson) return out.json({ mode, changed, config: path, narrower });
  out.print(`Mode: ${mode} - ${MEANINGS[mode]}${isSwitch && !changed ? " (as before)" : ""}`);
  out.print(path === null ? "No config: this is the default" : `Config: ${plain(path)}`);
  if (narrower.length === 0) return;
  out.print("Narrower settings that remain:");
  for (const { key, mode } of narrower) out.print(`  ${plain(key)}: ${mode}`);
}
