/** Settings that are narrower than the global mode. Pure. */
import type { Config } from "../../core/config/schema.ts";
import type { Mode } from "../../core/contract/decision.ts";

/** Keys of the config that set a mode of their own: "doors.stdio.mode", "agents.fs.mode". */
export function narrowerModes(
  config: Pick<Config, "agents" | "doors">,
): readonly { readonly key: string; readonly mode: Mode }[] {
  const of = (section: string, entries: Readonly<Record<string, { readonly mode?: Mode | undefined }>>) =>
    Object.entries(entries).flatMap(([name, { mode }]) =>
      mode === undefined ? [] : [{ key: `${section}.${name}.mode`, mode }]
    );
  return [...of("doors", config.doors), ...of("agents", config.agents)];
}
