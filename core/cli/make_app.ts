/** Builds what a command is given: registry, config, stores. */
import { loadConfig } from "../config/load.ts";
import type { Rule } from "../contract/rule.ts";
import { makeLogger } from "../log.ts";
import { loadRegistry, type PluginEntry } from "../registry/loader.ts";
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
  const knownRules = new Set(registry.rules.map(({ id }) => id));
  const knownCategories = new Set(registry.rules.map(({ category }) => category));
  const load = (flag: string | null, local: boolean) =>
    loadConfig({ flag, local, surroundings, knownRules, knownCategories });
  const app: App = {
    registry,
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
    openStore: (loaded, options) => openStore(loaded, { registry, surroundings, now }, options),
    openRuntime: (loaded, options) =>
      openRuntime(loaded, { registry, surroundings, log, now, load: () => load(loaded.path, false) }, options),
  };
  return app;
}
