/** Finds and loads the config. A config that cannot be read or used is an error, never a default. */
import { dirname, join } from "node:path";
import { readRegular } from "../edits/read.ts";
import { fail } from "../errors.ts";
import { CONFIG_BYTES_MAX } from "../limits.ts";
import type { Known } from "./checks.ts";
import { composeConfig } from "./compose.ts";
import { readDotenvKey } from "./dotenv.ts";
import { findConfig, type Where } from "./find.ts";
import type { Loaded } from "./loaded.ts";

/** Where to look, and what the checks may know of loaded rules. */
export interface LoadOptions extends Where {
  readonly known?: Known;
}

/**
 * Finds and loads the config.
 *
 * @throws {OktsecError} `config/not-found` for a named file that is missing, `config/unreadable`, `config/invalid`
 * with every mistake and its line
 */
export async function loadConfig(where: LoadOptions): Promise<Loaded> {
  const { surroundings, known } = where;
  const found = await findConfig(where);
  const text = found.path === null ? null : await readConfigText(found.path);
  const dir = found.path === null ? surroundings.home : dirname(found.path);
  const dotenv = join(dir, ".env");
  const loaded = await composeConfig(text, {
    path: found.path,
    dir,
    surroundings,
    withEnvironment: true,
    fallbackKey: async () => surroundings.env("OKTSEC_API_KEY") || await readDotenvKey(dotenv),
    ...known,
  });
  return Object.freeze({ ...loaded, via: found.via, watched: Object.freeze([...found.candidates, dotenv]) });
}

/** Reads a config's text: a regular file of at most 1 MiB, no symlink, UTF-8. */
export async function readConfigText(path: string): Promise<string> {
  const result = await readRegular(path, { bytesMax: CONFIG_BYTES_MAX });
  if (result.kind === "missing") throw fail("config/not-found", [path]);
  if (result.kind === "refused") throw fail("config/unreadable", [path, result.reason]);
  return decodeConfig(path, result.bytes);
}

/** The bytes as text. Throws `config/unreadable` where they are not UTF-8. */
export function decodeConfig(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw fail("config/unreadable", [path, "it is not UTF-8 text"], { cause });
  }
}
