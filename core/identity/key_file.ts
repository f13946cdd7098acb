/**
 * Files that hold keys: read without following a link, created whole or not at all, and never overwritten.
 * Everything about them is bounded by `KEY_FILE_BYTES_MAX`.
 */
import { Buffer } from "node:buffer";
import { constants } from "node:fs";
import { lstat, mkdir, open } from "node:fs/promises";
import { writeAtomic } from "../edits/atomic.ts";
import { codeOf, readRegular } from "../edits/read.ts";
import { fail, reasonOf } from "../errors.ts";
import { KEY_FILE_BYTES_MAX } from "../limits.ts";

/** Mode of a file that holds a secret. */
export const SECRET_MODE = 0o600;
/** Mode of a file that anyone may read. */
export const PUBLIC_MODE = 0o644;
const DIR_MODE = 0o700;

/** What systems say where a file cannot have two names. */
export const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EINVAL"]);

/**
 * The text of a key file, or null when there is no such file.
 * Throws `identity/bad-key` for a symbolic link, anything that is not a regular file, or more than 64 KiB.
 */
export async function readKeyFile(path: string): Promise<string | null> {
  const result = await readRegular(path, { bytesMax: KEY_FILE_BYTES_MAX });
  if (result.kind === "missing") return null;
  if (result.kind === "refused") throw fail("identity/bad-key", [path, result.reason]);
  return Buffer.from(result.bytes).toString("latin1");
}

/** True when there is anything under this name, a dangling link too. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw fail("identity/bad-key", [path, reasonOf(error)], { cause: error });
  }
}

/** Makes a folder for keys, open to its owner only. One that exists is left as it is. Throws `identity/cannot-write`. */
export async function makeKeyDir(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: DIR_MODE });
  } catch (error) {
    throw fail("identity/cannot-write", [dir, reasonOf(error)], { cause: error });
  }
}

/**
 * Creates a file with all of its content at once; false when a file of that name exists, which is then untouched.
 * Several processes may try: exactly one gets true. Throws `identity/cannot-write`.
 */
export async function createKeyFile(path: string, text: string, mode: number): Promise<boolean> {
  try {
    await createWhole(path, text, mode);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw fail("identity/cannot-write", [path, reasonOf(error)], { cause: error });
  }
}

async function createWhole(path: string, text: string, mode: number): Promise<void> {
  try {
    await writeAtomic(path, text, { mode, force: true, overwrite: false });
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error) ?? "")) throw error;
    // A file system without hard links (FAT, some network shares): exclusive, though not in one step.
    await using file = await open(path, "wx", mode);
    await file.writeFile(text);
    await file.sync();
  }
}

/** Makes names durable. Not every system can; what cannot be made durable is at least complete. */
export async function syncDir(dir: string): Promise<void> {
  try {
    await using handle = await open(dir, constants.O_RDONLY);
    await handle.sync();
  } catch {
    return;
  }
}
