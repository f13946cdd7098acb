/** Reads small files that are trusted to hold what they say: regular files, no symlinks, bounded. */
import { constants } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";

/** What came of it. `stamp` changes when the file does. */
export type ReadResult =
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "read"; readonly bytes: Uint8Array; readonly mode: number; readonly stamp: string };

/** Identity, size and times of a file, as one string. */
interface Stat {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

/**
 * Reads a regular file of at most `bytesMax` bytes. The handle is checked, not the name, so that nothing can be put in
 * the file's place between the look and the read; a pipe is never waited for.
 */
export async function readRegular(path: string, { bytesMax }: { readonly bytesMax: number }): Promise<ReadResult> {
  let handle: FileHandle | undefined;
  try {
    // Windows has no O_NOFOLLOW: there the look before has to do.
    if (constants.O_NOFOLLOW === undefined && (await lstat(path)).isSymbolicLink()) return refused(SYMLINK);
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (!stat.isFile()) return refused("it is not a regular file");
    if (stat.size > bytesMax) return refused(tooLarge(bytesMax));
    const bytes = await readAtMost(handle, bytesMax + 1);
    if (bytes.length > bytesMax) return refused(tooLarge(bytesMax));
    return { kind: "read", bytes, mode: stat.mode & 0o7777, stamp: stampOf(stat) };
  } catch (error) {
    return resultOf(error);
  } finally {
    await handle?.close();
  }
}

/** What a file's stamp would be now; "-" where there is none, "?" where it cannot be told. */
export async function stampAt(path: string): Promise<string> {
  try {
    return stampOf(await lstat(path));
  } catch (error) {
    return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR" ? "-" : "?";
  }
}

/** The system's code of an error, such as "ENOENT"; null for any other error. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

const SYMLINK = "it is a symlink";
const REASONS: Readonly<Record<string, string>> = {
  ELOOP: SYMLINK,
  EMLINK: SYMLINK,
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is not a regular file",
  ENXIO: "it is not a regular file",
};

function resultOf(error: unknown): ReadResult {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
  return refused(REASONS[code ?? ""] ?? (code === null ? "it cannot be opened" : `the system says ${code}`));
}

function refused(reason: string): ReadResult {
  return { kind: "refused", reason };
}

function tooLarge(bytesMax: number): string {
  return `it is larger than ${bytesMax} bytes`;
}

function stampOf({ ino, size, mtimeMs, ctimeMs }: Stat): string {
  return `${ino}:${size}:${mtimeMs}:${ctimeMs}`;
}

async function readAtMost(handle: FileHandle, bytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total < bytes) {
    const chunk = new Uint8Array(Math.min(64 * 1024, bytes - total));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, total);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    total += bytesRead;
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
