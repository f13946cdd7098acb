/** Puts a running decision point together: live config, store, keys, rules, stages. */
import { join } from "node:path";
import type { Runtime } from "./cli/app.ts";
import type { Surroundings } from "./contract/surroundings.ts";
import { LiveConfig } from "./config/live.ts";
import type { Loaded } from "./config/loaded.ts";
import type { Logger } from "./contract/plugin.ts";
import type { Store } from "./contract/store.ts";
import { Keystore } from "./identity/keystore.ts";
import { openProxySigner } from "./identity/proxy_key.ts";
import { openSeal } from "./identity/seal.ts";
import { reasonOf } from "./errors.ts";
import { DECIDE_MS_MAX } from "./limits.ts";
import { Deadlines } from "./pipeline/deadlines.ts";
import { stages } from "./pipeline/order.ts";
import { makePoint } from "./pipeline/point.ts";
import type { Registry } from "./registry/registry.ts";
import { RunningRules } from "./running_rules.ts";

/** What opening needs besides the config. */
export interface RuntimeParts {
  readonly registry: Registry;
  readonly surroundings: Surroundings;
  readonly log: Logger;
  readonly now: () => number;
  /** Re-reads the config whole, as at start. */
  readonly load: () => Promise<Loaded>;
}

/** Where keys are kept: `identity.keys_dir`, else the home's. */
export function keysDirOf(loaded: Loaded, { home }: Surroundings): string {
  return loaded.config.identity.keys_dir || join(home, "keys");
}

/**
 * Opens the configured store. The home and the `_proxy` key are created where they are missing, unless `readOnly`.
 *
 * @throws {OktsecError} `registry/unknown-store`, `store/refused`, `identity/bad-key`
 */
export async function openStore(
  loaded: Loaded,
  { registry, surroundings, now }: Pick<RuntimeParts, "registry" | "surroundings" | "now">,
  { readOnly = false } = {},
): Promise<Store> {
  const signer = await openProxySigner(keysDirOf(loaded, surroundings), { create: !readOnly });
  return await registry.openStore(loaded.config.db_backend, { path: loaded.config.db_path, signer, now, readOnly });
}

/** Builds the whole pipeline over a live config. Disposing closes the store after what is in flight. */
export async function openRuntime(
  first: Loaded,
  parts: RuntimeParts,
  { enforce = false, onRecorded = () => {} }: { readonly enforce?: boolean; readonly onRecorded?: () => void } = {},
): Promise<Runtime> {
  const { registry, log, now, surroundings } = parts;
  const live = new LiveConfig(first, { load: parts.load, log });
  const loaded = () => live.current();
  let keysDir = keysDirOf(first, surroundings);
  let keystore = await Keystore.open(keysDir, { log });
  let seal = await openSeal(keysDir);
  const unsubscribe = live.subscribe((next) => {
    const moved = keysDirOf(next, surroundings);
    if (moved === keysDir) return;
    keysDir = moved;
    Promise.all([Keystore.open(moved, { log }), openSeal(moved)]).then(
      ([keys, sealed]) => {
        keystore[Symbol.dispose]();
        keystore = keys;
        seal = sealed;
      },
      (error: unknown) =>
        log.error("The new key folder cannot be read; the old keys stay", { reason: reasonOf(error) }),
    );
  });
  const store = await openStore(first, parts);
  const rules = await RunningRules.open({
    builtin: registry.rules,
    log,
    config: () => loaded().config,
    count: (name) => store.counters.add(name),
  });
  const plugins = JSON.stringify(first.config.plugins);
  const forget = live.subscribe((next) => {
    if (JSON.stringify(next.config.plugins) !== plugins) {
      log.warn("A change of plugins takes effect at the next start", { revision: next.revision });
    }
    rules.follow().catch((error: unknown) =>
      log.error("Your rules cannot be loaded; those in force stay", { reason: reasonOf(error) })
    );
  });
  const { detectors, notifiers } = registry;
  const deadlines = new Deadlines(DECIDE_MS_MAX);
  const point = makePoint({
    stages: stages({ store, keystore: () => keystore, engine: () => rules.engine(), detectors, log }),
    store,
    seal: () => seal,
    loaded,
    forcedEnforce: enforce,
    detectors,
    notifiers,
    log,
    now,
    deadlines,
    onRecorded,
  });
  return {
    point,
    store,
    loaded,
    forcedEnforce: enforce,
    warm: (signal) => rules.warm(signal),
    async [Symbol.asyncDispose]() {
      unsubscribe();
      forget();
      rules[Symbol.dispose]();
      live[Symbol.dispose]();
      keystore[Symbol.dispose]();
      deadlines[Symbol.dispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}
