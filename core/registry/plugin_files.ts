/**
 * Plugins that the config names. They are the operator's own code and run as part of this program: they are told apart
 * by the SHA-256 of their file, and one that cannot be used stops the start.
 */
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import type { Plugin } from "../contract/plugin.ts";
import { readRegular } from "../edits/read.ts";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import { PLUGIN_BYTES_MAX } from "../limits.ts";
import { checkPlugin, type PluginEntry } from "./loader.ts";

/** An entry of `plugins` in a config. */
export interface PluginSetting {
  readonly path: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What can be said of a plugin without running it. */
export interface PluginFacts {
  readonly path: string;
  /** Of its own file; what it imports is not in it. Null where it cannot be read. */
  readonly sha256: string | null;
  readonly problem: string | null;
}

/** Reads what stands there. Nothing of it runs. */
export async function describePlugins(settings: readonly PluginSetting[]): Promise<readonly PluginFacts[]> {
  return await Promise.all(settings.map(async ({ path }) => {
    const read = await readRegular(path, { bytesMax: PLUGIN_BYTES_MAX });
    if (read.kind !== "read") {
      return { path, sha256: null, problem: read.kind === "missing" ? "there is no such file" : read.reason };
    }
    return { path, sha256: createHash("sha256").update(read.bytes).digest("hex"), problem: null };
  }));
}

/** Entries for the loader, in the order of the config. */
export function pluginEntries(settings: readonly PluginSetting[]): readonly PluginEntry[] {
  return settings.map(({ path, options }) => ({ name: path, options, load: () => importPlugin(path) }));
}

/** Everything that a start would find wrong with these plugins, short of setting them up. Runs their modules. */
export async function pluginProblems(settings: readonly PluginSetting[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const entry of pluginEntries(settings)) {
    try {
      checkPlugin((await entry.load()).default, entry);
    } catch (error) {
      const known = error instanceof OktsecError ? error : fail("plugin/failed", [entry.name, reasonOf(error)]);
      problems.push(known.message);
    }
  }
  return problems;
}

async function importPlugin(path: string): Promise<{ readonly default: Plugin }> {
  const [before] = await describePlugins([{ path, options: {} }]);
  if (!before || before.problem !== null) throw new TypeError(before?.problem ?? "it cannot be read");
  const module: unknown = await import(pathToFileURL(path).href);
  const [after] = await describePlugins([{ path, options: {} }]);
  // What is shown must be what ran.
  if (after?.sha256 !== before.sha256) throw new TypeError("its file changed while it was loaded");
  if (typeof module !== "object" || module === null || !("default" in module) || !isPlugin(module.default)) {
    throw new TypeError("its default export is no plugin: write export default definePlugin({ … })");
  }
  return { default: module.default };
}

function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== "object" || value === null) return false;
  const hasName = "name" in value && typeof value.name === "string" && /^[a-z][a-z0-9-]{0,63}$/.test(value.name);
  return hasName && "api" in value && "setup" in value && typeof value.setup === "function";
}
