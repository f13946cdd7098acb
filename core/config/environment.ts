/** `OKTSEC_SERVER__PORT=9000` overrides `server.port`: levels of the path are joined by two underscores. */
import type { Surroundings } from "../contract/surroundings.ts";
import { suggestion } from "../nearest.ts";
import { isRetired } from "./phases.ts";
import { isRecord, shapeAt } from "./shape.ts";

/** Variables that are not keys of the config: the program's own, its client library's and tests', and those of an older product. */
export const OWN_VARIABLES: ReadonlySet<string> = new Set([
  "OKTSEC_HOME",
  "OKTSEC_CONFIG",
  "OKTSEC_API_KEY",
  "OKTSEC_DEBUG",
  "OKTSEC_PORTABLE",
  "OKTSEC_SHARED",
  "OKTSEC_URL",
  "OKTSEC_NO_TELEMETRY",
  "OKTSEC_HOOK_FAIL_CLOSED",
  "OKTSEC_CLOUD_INSECURE_HTTP",
]);

const PREFIX = "OKTSEC_";

/** An override that fits no key. */
export interface Misfit {
  readonly name: string;
  readonly what: string;
}

/** What the environment says. */
export interface Overrides {
  /** Name of the variable by the dotted path that it set. */
  readonly applied: ReadonlyMap<string, string>;
  readonly misfits: readonly Misfit[];
}

/** Names of the variables that mean to override a key. */
export function overrideNames({ envNames }: Pick<Surroundings, "envNames">): string[] {
  return envNames.filter((name) => name.startsWith(PREFIX) && !OWN_VARIABLES.has(name)).sort();
}

/** Writes the variables' values into `raw`. `read` turns a text into a value, as YAML would. */
export function applyOverrides(
  raw: Record<string, unknown>,
  names: readonly string[],
  { env, read }: { readonly env: Surroundings["env"]; readonly read: (text: string) => unknown },
): Overrides {
  const applied = new Map<string, string>();
  const misfits: Misfit[] = [];
  for (const name of names) {
    const found = pathOf(name, raw);
    if (typeof found === "string") {
      misfits.push({ name, what: found });
      continue;
    }
    const text = env(name) ?? "";
    const value = shapeAt(found)?.kind === "text" ? text : read(text);
    if (!isRetired(found) && set(raw, found, value)) applied.set(found.join("."), name);
  }
  return { applied, misfits };
}

/** The path that a variable's name means, or what is wrong with it. */
function pathOf(name: string, raw: Record<string, unknown>): string[] | string {
  const steps = name.slice(PREFIX.length).toLowerCase().split("__");
  const path: string[] = [];
  let value: unknown = raw;
  for (const step of steps) {
    const shape = shapeAt(path);
    if (isRetired([...path, step])) return [...path, step];
    if (shape?.kind === "section") {
      if (!shape.keys.includes(step)) return unknown(path, suggestion(step, shape.keys));
      path.push(step);
    } else if (shape?.kind === "record") {
      const key = keyLike(step, value);
      if (Array.isArray(key)) return `could mean ${key.join(" or ")}; set it in the config file`;
      // A door needs no entry to be known; any other name has to be in the file.
      if (key === null && path[0] !== "doors") return `${path.join(".")} has no entry that ${step} could mean`;
      path.push(key ?? step);
    } else {
      return unknown(path, "");
    }
    const last = path.at(-1) ?? "";
    value = isRecord(value) && Object.hasOwn(value, last) ? value[last] : undefined;
  }
  const kind = shapeAt(path)?.kind;
  return kind === "section" || kind === "record" ? `${path.join(".")} is a section; set single keys of it` : path;
}

function unknown(path: readonly string[], near: string): string {
  const place = path.length > 0 ? ` in ${path.join(".")}` : "";
  return `overrides no key${place}${near}`;
}

/** A variable's name has no dashes, dots or capitals: the one key that reads like it, several, or null. */
function keyLike(step: string, value: unknown): string | string[] | null {
  if (!isRecord(value)) return null;
  const keys = Object.keys(value).filter((key) => key.toLowerCase().replace(/[^a-z0-9]/g, "_") === step);
  return keys.length > 1 ? keys : keys[0] ?? null;
}

/** False where something on the way is not a section: the file's own mistake, which is told anyway. */
function set(raw: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  let parent = raw;
  for (const step of path.slice(0, -1)) {
    if (!Object.hasOwn(parent, step)) parent[step] = {};
    const next = parent[step];
    if (!isRecord(next)) return false;
    parent = next;
  }
  parent[path.at(-1) ?? ""] = value;
  return true;
}
