/** Builds what a command is given: registry, config, stores. */
import { loadConfig } from "../config/load.ts";
import type { Loaded } from "../config/loaded.ts";
import type { Rule } from "../contract/rule.ts";
import { makeLogger } from "../log.ts";
import { fail } from "../errors.ts";
import { knownIn } from "../registry/known.ts";
import { loadRegistry, type PluginEntry } from "../registry/loader.ts";
import type { Registry } from "../registry/registry.ts";
import { openRuntime, openStore } from "../runtime.ts";
import type { Manifest } from "../web/app.ts";
import type { App } from "./app.ts";
import type { Start } from "./run.ts";
import { readSurroundings } from "./surroundings.ts";

/** What only the composition root may import. */
export interface Contents {
  readonly plugins: readonly PluginEntry[];
  readonly rules: () => Promise<readonly Rule[]>;
  readonly pages: () => Promise<Manifest>;
}

/** The app of this process; a test gives its own surroundings. */
export async function makeApp({ out }: Start, contents: Contents, surroundings = readSurroundings()): Promise<App> {
  const log = makeLogger({ level: "info", format: "text", write: (line) => out.say(line) });
  const registry = await loadRegistry(contents.plugins, { log, rules: contents.rules });
  const now = () => Date.now();
  const known = knownIn(registry);
  const load = (flag: string | null, local: boolean) => loadConfig({ flag, local, surroundings, known });
  let full: Promise<Registry> | null = null;
  let current = registry;
  /** With the plugins of the config. They are code, and run only where traffic or a store of theirs needs them. */
  const withPlugins = async (loaded: Loaded): Promise<Registry> => {
    if (loaded.config.plugins.length === 0) return registry;
    // A folder that one happens to stand in must not bring code along.
    if (loaded.via === "local") throw fail("plugin/unnamed-config", [loaded.path ?? ""]);
    return current = await (full ??= loadWithPlugins(loaded));
  };
  const loadWithPlugins = async ({ config: { plugins } }: Loaded) => {
    const { describePlugins, pluginEntries } = await import("../registry/plugin_files.ts");
    const entries = [...contents.plugins, ...pluginEntries(plugins)];
    const loaded = await loadRegistry(entries, { log, rules: contents.rules });
    for (const { path, sha256 } of await describePlugins(plugins)) log.info("A plugin is in force", { path, sha256 });
    return loaded;
  };
  const app: App = {
    get registry() {
      return current;
    },
    out,
    log,
    surroundings,
    now,
    pages: contents.pages,
    async loadConfig({ flag, local }) {
      const loaded = await load(flag, local);
      log.configure({ level: loaded.config.server.log_level, format: loaded.config.server.log_format });
      return loaded;
    },
    async openStore(loaded, options) {
      const isBuiltIn = registry.storeNames.includes(loaded.config.db_backend);
      const own = isBuiltIn ? registry : await withPlugins(loaded);
      return await openStore(loaded, { registry: own, surroundings, now }, options);
    },
    async openRuntime(loaded, options) {
      const own = await withPlugins(loaded);
      return await openRuntime(
        loaded,
        { registry: own, surroundings, log, now, load: () => load(loaded.path, false) },
        options,
      );
    },
  };
  return app;
}
