/** From a config's text to a config: parse, override, check, complete, freeze. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Surroundings } from "../contract/surroundings.ts";
import { checkValues, type Known, ruleIdOf } from "./checks.ts";
import type { Path } from "./document.ts";
import { applyOverrides, overrideNames } from "./environment.ts";
import { dotted, explain, type Problem } from "./explain.ts";
import type { Loaded } from "./loaded.ts";
import { expandPath, shownPath } from "./paths.ts";
import { dropRetired, plannedNotes } from "./phases.ts";
import { Places } from "./places.ts";
import { configSchema } from "./schema.ts";
import { fillSections, isRecord } from "./shape.ts";

/** What holds where there is no config at all: everything is seen and nothing is stopped. */
const NO_CONFIG = { mode: "observe", identity: { require_signature: false } } as const;

/** What a text is read against. */
export interface Given extends Known {
  /** Null where the text is not, or not yet, a file. */
  readonly path: string | null;
  readonly dir: string;
  readonly surroundings: Surroundings;
  /** False: the text alone counts, as for a file that is about to be saved. */
  readonly withEnvironment: boolean;
  /** Where `server.api_key` comes from when the config leaves it empty. */
  readonly fallbackKey?: () => Promise<string | null>;
}

/** A config's text, checked whole and frozen. Null: there is no config. Throws `config/invalid`. */
export async function composeConfig(text: string | null, given: Given): Promise<Loaded> {
  const { path, dir, surroundings } = given;
  const names = given.withEnvironment ? overrideNames(surroundings) : [];
  // The YAML parser takes a fifth of a proxy's start-up: it is loaded only where there is something to parse.
  const yaml = text !== null || names.length > 0 ? await import("./document.ts") : null;
  const place = new Places(path === null ? "the defaults" : shownPath(path, surroundings));
  const raw: unknown = text === null || yaml === null ? structuredClone(NO_CONFIG) : place.read(yaml.readYaml(text));
  const values = fillSections(raw);
  if (!isRecord(values)) {
    throw place.failure([{ path: [], atKey: false, what: "the config must be a section with keys" }]);
  }

  const { applied, misfits } = applyOverrides(values, names, {
    env: surroundings.env,
    read: yaml?.readValue ?? ((value) => value),
  });
  place.overridden = applied;
  const notes = dropRetired(values);
  // Compiling a checker costs more than one check saves.
  const result = configSchema.safeParse(values, { reportInput: true, jitless: true });
  const checked = checkValues(values, given);
  const problems = [...result.error?.issues.flatMap(explain) ?? [], ...checked.problems];
  const paths = new Paths(dir, surroundings);
  const config = result.success && problems.length === 0 ? finish(result.data, paths, given) : null;
  problems.push(...paths.problems);
  if (!result.success || !config || problems.length + misfits.length > 0) throw place.failure(problems, misfits);
  if (config.server.api_key === "" && given.fallbackKey) config.server.api_key = await given.fallbackKey() ?? "";
  notes.push(...checked.notes, ...plannedNotes(values));
  return Object.freeze({
    config: deepFreeze(config),
    path,
    dir,
    revision: revisionOf(config),
    notes: Object.freeze(notes),
  });
}

type Output = ReturnType<typeof configSchema.parse>;

/** Makes paths absolute and collects those that cannot be. */
class Paths {
  readonly problems: Problem[] = [];
  readonly #dir: string;
  readonly #surroundings: Surroundings;
  constructor(dir: string, surroundings: Surroundings) {
    this.#dir = dir;
    this.#surroundings = surroundings;
  }

  /** `ours`: name below Oktsec's home where the key is empty. */
  of(text: string, path: Path, ours = ""): string {
    if (text === "") return ours === "" ? "" : join(this.#surroundings.home, ours);
    const full = expandPath(text, { dir: this.#dir, userHome: this.#surroundings.userHome });
    if (full === null) {
      this.problems.push({
        path,
        atKey: false,
        what: `${dotted(path)} names another user's home, which cannot be told`,
      });
    }
    return full ?? "";
  }
}

/** What the schema's output still lacks: absolute paths, ids of aliased rules, derived limits. */
function finish(data: Output, paths: Paths, known: Known): Output {
  const { per_agent, per_ip, window } = data.rate_limit;
  const perAgent = Math.max(0, per_agent);
  return {
    ...data,
    // Looked up by names that strangers send: without a prototype "constructor" finds nothing.
    agents: bare(data.agents),
    doors: bare(data.doors),
    identity: { ...data.identity, keys_dir: paths.of(data.identity.keys_dir, ["identity", "keys_dir"], "keys") },
    db_path: paths.of(data.db_path, ["db_path"], "oktsec.db"),
    quarantine: {
      ...data.quarantine,
      archive_dir: paths.of(data.quarantine.archive_dir, ["quarantine", "archive_dir"]),
    },
    ...(data.custom_rules_dir === undefined
      ? {}
      : { custom_rules_dir: paths.of(data.custom_rules_dir, ["custom_rules_dir"]) }),
    plugins: data.plugins.map((plugin, index) => ({
      ...plugin,
      path: paths.of(plugin.path, ["plugins", index, "path"]),
    })),
    rules: data.rules.map((rule) => ({ ...rule, id: ruleIdOf(rule.id, known) })),
    rate_limit: {
      ...data.rate_limit,
      per_agent: perAgent,
      per_ip: per_ip > 0 ? per_ip : perAgent * 10,
      window: window > 0 ? window : 60,
    },
  };
}

function bare<T>(record: Record<string, T>): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, record); // Nothing is in it yet, so it holds any type.
}

/** Values that may be, or may hold, a secret: a short hash could be guessed at. */
const SECRET_KEYS: ReadonlySet<string> = new Set(["api_key", "db_dsn", "redis_url", "url", "headers", "env"]);

function revisionOf(config: Output): string {
  const text = JSON.stringify(config, (key, value: unknown) => SECRET_KEYS.has(key) ? null : value);
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
