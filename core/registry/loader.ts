/** Loads plugins in the order of their list. One that fails stops the start: half a policy is no policy. */
import type { Logger, Plugin } from "../contract/plugin.ts";
import type { Rule } from "../contract/rule.ts";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import { type Registry, RegistryBuilder } from "./registry.ts";

/** A plugin that is loaded when the list is walked. */
export interface PluginEntry {
  readonly name: string;
  /** What the config gives it. Left out: nothing. */
  readonly options?: Readonly<Record<string, unknown>>;
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
  for (const [index, plugin] of plugins.entries()) {
    const entry = entries[index];
    if (entry) await setUp(builder, plugin, { entry, log: options.log });
  }
  return builder.seal();
}

async function load({ name, load }: PluginEntry): Promise<Plugin> {
  try {
    return (await load()).default;
  } catch (error) {
    throw fail("plugin/failed", [name, reasonOf(error)], { cause: error });
  }
}

/** The options that a plugin would be set up with. Throws `plugin/failed` for another contract or options that do not fit. */
export function checkPlugin(plugin: Plugin, entry: PluginEntry): unknown {
  if (plugin.api !== PLUGIN_API) {
    throw fail("plugin/failed", [plugin.name, `it speaks version ${plugin.api} of the contract, not ${PLUGIN_API}`]);
  }
  const given = entry.options ?? {};
  if (!plugin.options) {
    const [key] = Object.keys(given);
    if (key === undefined) return undefined;
    throw fail("plugin/failed", [plugin.name, `it takes no options, and "${key}" is one`]);
  }
  const read = plugin.options.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = ["options", ...issue?.path ?? []].map(String).join(".");
  throw fail("plugin/failed", [plugin.name, `${where}: ${issue?.message ?? "not what it takes"}`]);
}

async function setUp(
  builder: RegistryBuilder,
  plugin: Plugin,
  { entry, log }: { readonly entry: PluginEntry; readonly log: Logger },
): Promise<void> {
  const options = checkPlugin(plugin, entry);
  try {
    await plugin.setup(builder.host(plugin.name, log), options);
  } catch (error) {
    if (error instanceof OktsecError) throw error;
    throw fail("plugin/failed", [plugin.name, reasonOf(error)], { cause: error });
  }
}
