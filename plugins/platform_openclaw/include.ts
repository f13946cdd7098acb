/** Puts together a config that is split over files by `$include`, under the bounds that OpenClaw keeps. */
import type { Machine } from "../../core/contract/machine.ts";
import { OPENCLAW_INCLUDE_CHARS_MAX, OPENCLAW_INCLUDE_LEVELS_MAX, OPENCLAW_INCLUDES_MAX } from "../../core/limits.ts";
import { isPlain, type Plain, withoutKey } from "../../core/platforms/plain.ts";
import { pathRules } from "../../core/platforms/paths.ts";
import { isWithin } from "../../core/platforms/spelling.ts";
import { readJson5 } from "./read.ts";

/** Something about the files of a config that is worth a word. */
export interface FileNote {
  /**
   * `unreadable`: it cannot be read or understood. `escapes`: an include leads out of the folder, and is not followed.
   * `climbs`: it goes up and stays inside. `added`: it is in a folder of OPENCLAW_INCLUDE_ROOTS. `bounds`: too many, too deep, in a circle.
   */
  readonly kind: "unreadable" | "escapes" | "climbs" | "added" | "bounds";
  readonly detail: string;
}

/** A config with its includes merged. */
export interface Included {
  readonly value: Plain;
  /** Files that were included, in the order that they were met. */
  readonly files: readonly string[];
  readonly notes: readonly FileNote[];
}

/** Where the reader stands. */
interface At {
  readonly file: string;
  /** Files on the way here. */
  readonly chain: readonly string[];
}

/** Follows every `$include` of a config that was read from `file`. What cannot be included is left out, and told. */
export async function includeAll(
  machine: Machine,
  { value, file, roots }: { readonly value: Plain; readonly file: string; readonly roots: readonly string[] },
): Promise<Included> {
  const reader = new Includer(machine, [await realFolder(machine, file), ...roots]);
  const whole = await reader.resolve(value, { file, chain: [file] });
  return { value: isPlain(whole) ? whole : {}, files: reader.files, notes: reader.notes };
}

/** Characters of an include that a note shows. */
const SHOWN_CHARS = 200;

class Includer {
  readonly files: string[] = [];
  readonly notes: FileNote[] = [];
  readonly #machine: Machine;
  /** The config's own folder, then the folders that the user has added. */
  readonly #roots: readonly string[];
  #followed = 0;

  constructor(machine: Machine, roots: readonly string[]) {
    this.#machine = machine;
    this.#roots = roots;
  }

  /** The value with the files in it. Depth is bounded by the depth of a file times the levels of includes. */
  async resolve(value: unknown, at: At): Promise<unknown> {
    if (Array.isArray(value)) return await this.#each(value, at);
    if (!isPlain(value)) return value;
    const own = Object.entries(withoutKey(value, "$include"));
    const resolved = Object.fromEntries(await this.#pairs(own, at));
    if (!Object.hasOwn(value, "$include")) return resolved;
    let merged: unknown;
    for (const name of namesOf(value["$include"])) merged = merge(merged, await this.#file(name, at));
    return own.length === 0 ? merged ?? {} : merge(merged, resolved);
  }

  async #each(list: readonly unknown[], at: At): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    for (const item of list) items.push(await this.resolve(item, at));
    return items;
  }

  async #pairs(
    entries: readonly (readonly [string, unknown])[],
    at: At,
  ): Promise<readonly (readonly [string, unknown])[]> {
    const pairs: (readonly [string, unknown])[] = [];
    for (const [key, item] of entries) pairs.push([key, await this.resolve(item, at)]);
    return pairs;
  }

  async #file(name: string, { file, chain }: At): Promise<unknown> {
    const path = pathRules(this.#machine.os).resolve(pathRules(this.#machine.os).dirname(file), name);
    const refusal = await this.#refusal(name, { path, chain });
    if (refusal !== null) {
      this.notes.push(refusal);
      return undefined;
    }
    if (!this.files.includes(path)) this.files.push(path);
    const read = await readJson5(this.#machine, path);
    if (read.kind === "read") return await this.resolve(read.value, { file: path, chain: [...chain, path] });
    const place = read.kind === "trouble" && read.line !== null ? `${path}:${read.line}` : path;
    const reason = read.kind === "missing" ? "it is missing" : read.reason;
    this.notes.push({ kind: "unreadable", detail: `include ${place}: ${reason}` });
    return undefined;
  }

  /** Why a file is not included; notes in passing an include that goes up and stays inside. */
  async #refusal(
    name: string,
    { path, chain }: { readonly path: string; readonly chain: readonly string[] },
  ): Promise<FileNote | null> {
    const shown = `$include "${name.slice(0, SHOWN_CHARS)}"`;
    if (name.includes("\0") || path.length > OPENCLAW_INCLUDE_CHARS_MAX) {
      return { kind: "bounds", detail: `${shown} is no path that OpenClaw takes` };
    }
    if (chain.includes(path)) return { kind: "bounds", detail: `${shown} leads in a circle` };
    if (chain.length > OPENCLAW_INCLUDE_LEVELS_MAX) {
      return { kind: "bounds", detail: `${shown} is nested deeper than ${OPENCLAW_INCLUDE_LEVELS_MAX} files` };
    }
    if (this.#followed++ >= OPENCLAW_INCLUDES_MAX) {
      return { kind: "bounds", detail: `${shown} comes after ${OPENCLAW_INCLUDES_MAX} others` };
    }
    // What a link leads to counts, not its name: one inside must not be a door to the outside.
    const paths = pathRules(this.#machine.os);
    const real = await this.#machine.realpath(path) ??
      paths.join(await realFolder(this.#machine, path), paths.basename(path));
    const root = this.#roots.findIndex((folder) => isWithin(this.#machine, real, folder));
    if (root < 0) return { kind: "escapes", detail: `${shown} leads out of the config's folder` };
    if (root > 0) this.notes.push({ kind: "added", detail: `${shown} is in a folder of OPENCLAW_INCLUDE_ROOTS` });
    // Whoever may write beside the config, or bends a folder on the way, chooses what is read.
    if (name.split(/[/\\]/).includes("..")) {
      this.notes.push({ kind: "climbs", detail: `${shown} goes up with ".."` });
    }
    return null;
  }
}

function namesOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((name) => typeof name === "string");
}

/** Objects key by key, lists one after the other, anything else: the later value. */
function merge(under: unknown, over: unknown): unknown {
  if (over === undefined) return under;
  if (Array.isArray(under) && Array.isArray(over)) return [...under, ...over];
  if (!isPlain(under) || !isPlain(over)) return over;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [
    key,
    merge(Object.hasOwn(under, key) ? under[key] : undefined, Object.hasOwn(over, key) ? over[key] : undefined),
  ]));
}

async function realFolder(machine: Machine, file: string): Promise<string> {
  const folder = pathRules(machine.os).dirname(file);
  return await machine.realpath(folder) ?? folder;
}
