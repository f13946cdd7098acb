/**
 * Files that hold keys: read without following a link, created whole or not at all, and never overwritten.
 * Everything about them is bounded by `KEY_FILE_BYTES_MAX`.
 */
import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { chmod, type FileHandle, link, lstat, mkdir, open, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import { KEY_FILE_BYTES_MAX } from "../limits.ts";

/** Mode of a file that holds a secret. */
export const SECRET_MODE = 0o600;
/** Mode of a file that anyone may read. */
export const PUBLIC_MODE = 0o644;
const DIR_MODE = 0o700;

// O_NONBLOCK: opening a named pipe that was slipped in must not hang. Windows has neither flag.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The error code of a failed system call: "ENOENT"; "" for any other value. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/**
 * The text of a key file, or null when there is no such file.
 * Throws `identity/bad-key` for a symbolic link, anything that is not a regular file, or more than 64 KiB.
 */
export async function readKeyFile(path: string): Promise<string | null> {
  try {
    const before = await lstat(path);
    if (before.isSymbolicLink()) throw fail("identity/bad-key", [path, "it is a symbolic link"]);
    if (!before.isFile()) throw fail("identity/bad-key", [path, "it is not a regular file"]);
    await using file = await open(path, READ_FLAGS);
    return await readWhole(file, { path, before });
  } catch (error) {
    if (error instanceof OktsecError) throw error;
    if (systemCode(error) === "ENOENT") return null;
    throw fail("identity/bad-key", [path, reasonOf(error)], { cause: error });
  }
}

async function readWhole(file: FileHandle, { path, before }: { path: string; before: Stats }): Promise<string> {
  const after = await file.stat();
  if (!after.isFile() || after.ino !== before.ino || after.dev !== before.dev) {
    throw fail("identity/bad-key", [path, "it was replaced while it was read"]);
  }
  // One byte more than allowed: the size that was reported may have grown since.
  const buffer = Buffer.alloc(Math.min(after.size, KEY_FILE_BYTES_MAX) + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return buffer.toString("latin1", 0, length);
    length += bytesRead;
  }
  const why = length > KEY_FILE_BYTES_MAX ? "it is larger than 64 KiB" : "it changed while it was read";
  throw fail("identity/bad-key", [path, why]);
}

/** True when there is anything under this name, a dangling link too. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
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
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await writeNew(draft, text, mode);
    return await claimName(draft, path, { text, mode });
  } catch (error) {
    throw fail("identity/cannot-write", [path, reasonOf(error)], { cause: error });
  } finally {
    await unlink(draft).catch(() => {}); // Never made, or a name of a file that now has its real one: nothing is lost.
    await syncDir(dirname(path));
  }
}

/** A hard link gives a complete file its name in one step, and refuses a name that is taken. */
async function claimName(draft: string, path: string, { text, mode }: { text: string; mode: number }): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
  }
  // A file system without hard links (FAT, some network shares): exclusive, though not in one step.
  try {
    await writeNew(path, text, mode);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  await using file = await open(path, "wx", mode);
  await file.writeFile(text);
  await file.sync();
  // The umask may have taken bits from a file that is meant to be readable by others.
  await chmod(path, mode);
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
