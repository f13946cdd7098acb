/** Where the config is: the flag, then OKTSEC_CONFIG, then ./oktsec.yaml for commands that look there, then the home's. */
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { Surroundings } from "../contract/surroundings.ts";
import { codeOf } from "../edits/read.ts";
import { fail } from "../errors.ts";
import { expandPath } from "./paths.ts";

/** Name of the config in a project's folder. */
export const LOCAL_NAME = "oktsec.yaml";
/** Name of the config in Oktsec's home. */
export const HOME_NAME = "config.yaml";

/** The place of a config. */
export interface Found {
  /** Absolute; null where there is none anywhere. */
  readonly path: string | null;
  readonly via: "flag" | "variable" | "local" | "home" | "nowhere";
  /** Places where a config could appear that would be taken instead. */
  readonly candidates: readonly string[];
}

/** What decides where to look. */
export interface Where {
  /** Value of --config. */
  readonly flag: string | null;
  readonly surroundings: Surroundings;
  /** Whether ./oktsec.yaml counts. Never for `proxy`, `mcp` and `hook`: a cloned repository must not disarm them. */
  readonly local: boolean;
}

/** Finds the config. A place that was named must hold one; the others may be empty. Throws `config/unreadable`. */
export async function findConfig({ flag, surroundings, local }: Where): Promise<Found> {
  const { cwd, home, userHome } = surroundings;
  const named = flag ?? (surroundings.env("OKTSEC_CONFIG") || null);
  if (named !== null) {
    const path = expandPath(named, { dir: cwd, userHome });
    if (path === null) throw fail("config/unreadable", [named, "the home of another user cannot be told"]);
    return { path, via: flag === null ? "variable" : "flag", candidates: [path] };
  }
  const here = join(cwd, LOCAL_NAME);
  const fallback = join(home, HOME_NAME);
  const candidates = local && here !== fallback ? [here, fallback] : [fallback];
  for (const path of candidates) {
    if (await isThere(path)) return { path, via: path === fallback ? "home" : "local", candidates: [path] };
  }
  return { path: null, via: "nowhere", candidates };
}

/** A file that cannot be looked at counts as there: reading it will say why it cannot be used. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR";
  }
}
