/** Saves changes of the config: comments and order stay, nothing that the loader would refuse is written, nobody's change is lost. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Surroundings } from "../contract/surroundings.ts";
import { writeAtomic } from "../edits/atomic.ts";
import { lockBeside } from "../edits/lock.ts";
import { codeOf, readRegular } from "../edits/read.ts";
import { type Edit, editYaml } from "../edits/yaml.ts";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import { CONFIG_BYTES_MAX } from "../limits.ts";
import type { Known } from "./checks.ts";
import { composeConfig } from "./compose.ts";
import { decodeConfig } from "./load.ts";

export type { Edit } from "../edits/yaml.ts";

/** What an edit is checked against. */
export interface EditOptions extends Known {
  readonly surroundings: Surroundings;
  /** The text that the person saw. Where the file holds another one, the edit is refused instead of merged. */
  readonly expected?: string;
  /** Called when all is checked and nothing written, again for each attempt. A throw stops the edit. */
  readonly beforeSave?: () => void | Promise<void>;
  /** Compute and check, but write nothing. */
  readonly isDryRun?: boolean;
}

/** The file's text before and after. Equal where nothing had to change, and nothing was written. */
export interface Edited {
  readonly before: string;
  readonly after: string;
}

/**
 * A config that keeps what holds without one: observe, and signatures optional. The first line tells editors where the
 * schema is, which is written beside it.
 */
export const FRESH_CONFIG = `# yaml-language-server: $schema=./config.schema.json
# Begun as Oktsec runs without a config: everything is recorded, nothing is stopped.
version: "1"
mode: observe
identity:
  require_signature: false
`;

/** Attempts to make the change on top of somebody else's. */
const ATTEMPTS_MAX = 5;
/** Another edit takes milliseconds: past this something is wrong. */
const LOCK_MS_MAX = 10_000;

/**
 * Makes the edits in the config at `path`, in order. A missing file is created as `FRESH_CONFIG` first. A change that
 * somebody makes meanwhile is kept: the edits are made again on top of it.
 *
 * @throws {OktsecError} `config/invalid` where the result, or the file as it stands, would not load;
 * `config/unreadable`; `config/edit-failed`. Nothing is written then.
 */
export async function editConfig(path: string, edits: readonly Edit[], options: EditOptions): Promise<Edited> {
  try {
    if (options.isDryRun) return await attempt(path, edits, options);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Editors of people take no lock: for them is the look before the rename.
    await using lock = await lockBeside(path, { waitMs: LOCK_MS_MAX });
    if (!lock) throw fail("config/edit-failed", [path, `another process holds ${path}.lock`]);
    for (let tries = 0; tries < ATTEMPTS_MAX; tries++) {
      try {
        return await attempt(path, edits, options);
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
      }
    }
    throw fail("config/edit-failed", [path, "somebody else keeps changing it"]);
  } catch (error) {
    if (error instanceof OktsecError) throw error;
    throw fail("config/edit-failed", [path, codeOf(error) ?? reasonOf(error)], { cause: error });
  }
}

/** Says that the file is no longer the one that was read. */
class ChangedMeanwhile extends Error {}

async function attempt(path: string, edits: readonly Edit[], options: EditOptions): Promise<Edited> {
  const found = await readText(path);
  const before = found ?? "";
  if (options.expected !== undefined && options.expected !== before) {
    throw fail("config/edit-failed", [path, "it has changed since it was shown"]);
  }
  const check = (text: string) => composeConfig(text, { ...options, path, dir: dirname(path), withEnvironment: false });
  let after: string;
  try {
    after = editYaml(found ?? FRESH_CONFIG, edits);
  } catch (error) {
    // A file that is broken already says so better, with its line.
    await check(before);
    throw fail("config/edit-failed", [path, reasonOf(error)], { cause: error });
  }
  if (after === found) return { before, after };
  checkSize(path, after);
  await check(after);
  if (options.isDryRun) return { before, after };
  await options.beforeSave?.();
  const isUnchanged = async () => {
    if (await readText(path) !== found) throw new ChangedMeanwhile();
  };
  if (found === null) {
    await writeSchema(path);
    await writeAtomic(path, after, { overwrite: false }).catch((error: unknown) => {
      throw codeOf(error) === "EEXIST" ? new ChangedMeanwhile() : error;
    });
  } else {
    await writeAtomic(`${path}.bak`, found, { mode: 0o600 });
    await writeAtomic(path, after, { beforeRename: isUnchanged });
  }
  return { before, after };
}

function checkSize(path: string, text: string): void {
  if (new TextEncoder().encode(text).length <= CONFIG_BYTES_MAX) return;
  throw fail("config/edit-failed", [path, `it would be larger than ${CONFIG_BYTES_MAX} bytes`]);
}

async function readText(path: string): Promise<string | null> {
  const result = await readRegular(path, { bytesMax: CONFIG_BYTES_MAX });
  if (result.kind === "missing") return null;
  if (result.kind === "refused") throw fail("config/unreadable", [path, result.reason]);
  return decodeConfig(path, result.bytes);
}

/** Writes the schema for editors beside a config that we make. Loaded only then: it is slow to build. */
export async function writeSchema(path: string): Promise<void> {
  const { configJsonSchema } = await import("./json_schema.ts");
  await writeAtomic(join(dirname(path), "config.schema.json"), JSON.stringify(configJsonSchema()) + "\n");
}
