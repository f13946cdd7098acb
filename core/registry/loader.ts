/** Loads plugins in the order of their list. One that fails stops the start: half a policy is no policy. */
import type { Logger, Plugin } from "../contract/plugin.ts";
import type { Rule } from "../contract/rule.ts";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import { type Registry, RegistryBuilder } from "./registry.ts";

/** A plugin that is loaded when the list is walked. */
export interface PluginEntry {
  readonly name: string;
  load(): Promise<{ readonly default: Plugin }>;
}

/** Version of the contract that this program speaks. */
export const PLUGIN_API = 1;

/** Loads every plugin of the list and seals the registry. Throws `plugin/failed` or `registry/duplicate`. */
export async function loadRegistry(
  entries: readonly PluginEntry[],
  options: { readonly log: Logger; readonly rules?: () => Promise<readonly Rule[]> },
): Promise<Registry> {
  const builder = new RegistryBuilder();
  // Modules load side by side, set-up keeps the order of the list: the same list gives the same registry.
  const [plugins, rules] = await Promise.all([Promise.all(entries.map(load)), options.rules?.() ?? []]);
  builder.host("rules", options.log).rules(...rules);
  for (const plugin of plugins) await setUp(builder, plugin, options.log);
  return builder.seal();
}

async function load({ name, load }: PluginEntry): Promise<Plugin> {
  try {
    return (await load()).default;
  } catch (error) {
    throw fail("plugin/failed", [name, reasonOf(error)], { cause: error });
  }
}

async function setUp(builder: RegistryBuilder, plugin: Plugin, log: Logger): Promise<void> {
  if (plugin.api !== PLUGIN_API) {
    throw fail("plugin/failed", [plugin.name, `it speaks version ${plugin.api} of the contract, not ${PLUGIN_API}`]);
  }
  try {
    await plugin.setup(builder.host(plugin.name, log), plugin.options?.parse({}));
  } catch (error) {
    if (error instanceof OktsecError) throw error;
    throw fail("plugin/failed", [plugin.name, reasonOf(error)], { cause: error });
  }
}
