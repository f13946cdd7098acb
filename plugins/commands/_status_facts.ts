/** Gathers what `oktsec status` shows. Nothing here writes. */
import { stat } from "node:fs/promises";
import type { App } from "../../core/cli/app.ts";
import { readYaml } from "../../core/config/document.ts";
import { readConfigText } from "../../core/config/load.ts";
import type { Loaded } from "../../core/config/loaded.ts";
import { isRecord } from "../../core/config/shape.ts";
import type { Mode } from "../../core/contract/decision.ts";
import type { AuditKind, Store } from "../../core/contract/store.ts";
import { reasonOf } from "../../core/errors.ts";
import { Keystore } from "../../core/identity/keystore.ts";
import { describePlugins, type PluginFacts } from "../../core/registry/plugin_files.ts";
import { narrowerModes } from "./_modes.ts";
import { askHealth, type Health } from "./_health.ts";
import { loadOwnRules } from "./_own_rules.ts";

const DAY_MS = 86_400_000;
/** Held items are counted up to here: each is read with its text. */
export const PENDING_MAX = 1_000;

/** What the database tells; null where it cannot be opened. */
interface StoreFacts {
  readonly audit: {
    readonly at: number;
    readonly kind: AuditKind;
    readonly writer: string;
    readonly seq: number;
    readonly link: string;
  } | null;
  readonly last_24h: Readonly<Record<string, number>> | null;
  readonly quarantine: { readonly pending: number } | null;
  readonly counters: Readonly<Record<string, number>> | null;
}

/** `oktsec status --json`. */
export interface StatusFacts extends StoreFacts {
  readonly mode: {
    readonly global: Mode;
    readonly from: string;
    readonly narrower: readonly { readonly key: string; readonly mode: Mode }[];
  };
  readonly config: { readonly path: string | null; readonly revision: string; readonly notes: readonly string[] };
  readonly server: Health;
  readonly database: {
    readonly backend: string;
    readonly path: string;
    readonly size: number | null;
    readonly problem: string | null;
  };
  readonly agents: { readonly configured: number; readonly suspended: number };
  readonly keys: { readonly loaded: number; readonly skipped: number };
  readonly rules: number;
  /** Null where the config names no folder. */
  readonly custom_rules: {
    readonly dir: string;
    readonly loaded: number;
    readonly refused: readonly string[];
  } | null;
  readonly plugins: readonly PluginFacts[];
}

/** Asks everybody at once. */
export async function gather(app: App, loaded: Loaded): Promise<StatusFacts> {
  const { config } = loaded;
  const [from, server, size, keys, store, plugins, own] = await Promise.all([
    modeSource(loaded, app.surroundings),
    askHealth(config.server),
    sizeOf(config.db_path),
    countKeys(loaded.config.identity.keys_dir),
    askStore(app, loaded),
    describePlugins(config.plugins),
    ownRules(app, config.custom_rules_dir),
  ]);
  const agents = Object.values(config.agents);
  return {
    mode: { global: config.mode, from, narrower: narrowerModes(config) },
    config: { path: loaded.path, revision: loaded.revision, notes: loaded.notes },
    server,
    database: { backend: config.db_backend, path: config.db_path, size, problem: store.problem },
    ...store.facts,
    agents: { configured: agents.length, suspended: agents.filter(({ suspended }) => suspended).length },
    keys,
    rules: app.registry.rules.length + (own?.loaded ?? 0),
    custom_rules: own,
    plugins,
  };
}

/** Loads them as a start would: what is refused there is refused here. */
async function ownRules(app: App, dir: string | undefined): Promise<StatusFacts["custom_rules"]> {
  using own = await loadOwnRules(app, dir);
  return own ? { dir: own.set.dir, loaded: own.set.rules.length, refused: own.refused } : null;
}

/** Who says so: a variable, the config, or nobody. */
async function modeSource({ path }: Loaded, { env }: App["surroundings"]): Promise<string> {
  if (env("OKTSEC_MODE") !== undefined) return "OKTSEC_MODE";
  if (path === null) return "no config";
  const { value } = readYaml(await readConfigText(path)).source;
  return isRecord(value) && value.mode !== undefined ? "config" : "config without the key";
}

async function sizeOf(path: string): Promise<number | null> {
  if (path === "") return null;
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

async function countKeys(dir: string): Promise<StatusFacts["keys"]> {
  using keystore = await Keystore.open(dir, { pollMs: 0 });
  return { loaded: keystore.entries().length, skipped: keystore.problems().length };
}

const NOTHING: StoreFacts = { audit: null, last_24h: null, quarantine: null, counters: null };

async function askStore(app: App, loaded: Loaded): Promise<{ facts: StoreFacts; problem: string | null }> {
  try {
    await using store = await app.openStore(loaded, { readOnly: true });
    return { facts: await readStore(store, app.now()), problem: null };
  } catch (error) {
    return { facts: NOTHING, problem: reasonOf(error) };
  }
}

async function readStore(store: Store, now: number): Promise<StoreFacts> {
  const [newest, totals, pending, counters] = await Promise.all([
    store.audit.query({}, { limit: 1 }),
    store.audit.totals(now - DAY_MS),
    store.quarantine.list("pending", { now, limit: PENDING_MAX }),
    store.counters.totals(),
  ]);
  const last = newest.items[0];
  return {
    audit: last ? { at: last.at, kind: last.kind, writer: last.writer, seq: last.seq, link: last.link } : null,
    last_24h: { ...totals.byStatus },
    quarantine: { pending: pending.items.length },
    counters,
  };
}
