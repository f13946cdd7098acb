/** Writes files so that a reader, or a crash, finds the old content or the new one, never a piece. */
import { randomUUID } from "node:crypto";
import { chmod, type FileHandle, link, lstat, open, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { type Renaming, SYSTEM_RENAMING, takePlace } from "./held.ts";

/** How to write. */
export interface WriteOptions {
  /** Permission bits of a new file; an existing one keeps its own. 0600 by default. */
  readonly mode?: number;
  /** Set the bits even where the file exists. */
  readonly force?: boolean;
  /** False: fail with the system's EEXIST where there is a file by that name. */
  readonly overwrite?: boolean;
  /** Called when all is written but nothing replaced, before each try; a throw leaves the old file as it was. */
  readonly beforeRename?: () => void | Promise<void>;
  /** Name of the file beside, for one who has to find what a killed process left; else a random one. */
  readonly beside?: string;
  /** The system's own by default. */
  readonly renaming?: Renaming;
}

/**
 * Writes to a new file beside `path`, syncs it to the disk, then renames it over `path`. A symlink is replaced, not
 * followed. The folder must exist. Throws the system's own errors; the file beside it is gone then.
 */
export async function writeAtomic(path: string, data: string | Uint8Array, options: WriteOptions = {}): Promise<void> {
  const { mode = 0o600, force = false, overwrite = true, renaming = SYSTEM_RENAMING } = options;
  const check = options.beforeRename ?? (() => {});
  const name = options.beside ?? `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`;
  const before = await existing(path);
  const bits = before && !force ? before.mode : mode;
  const beside = join(dirname(path), name);
  let handle: FileHandle | undefined;
  try {
    handle = await open(beside, "wx", bits);
    await handle.writeFile(data);
    // The umask may have taken bits, and an administrator's edit must not take a user's file away.
    await chmod(beside, bits);
    if (before && before.uid !== process.getuid?.()) await handle.chown(before.uid, before.gid).catch(() => {});
    await handle.sync();
    await handle.close();
    handle = undefined;
    if (overwrite) {
      await takePlace({ from: beside, to: path }, { renaming, check });
    } else {
      await check();
      // A link fails where a name exists; a rename would replace it.
      await link(beside, path);
      await unlink(beside);
    }
  } catch (error) {
    await handle?.close().catch(() => {});
    await unlink(beside).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

interface Existing {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function existing(path: string): Promise<Existing | null> {
  try {
    const stat = await lstat(path);
    return stat.isFile() ? { mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid } : null;
  } catch {
    return null;
  }
}

/** Makes the new name itself survive a power cut. Not every system can: then the rename is as durable as it gets. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // Windows opens no folders.
  } finally {
    await handle?.close();
  }
}
