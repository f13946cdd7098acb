/** Opens the database file: refuses what is not ours before SQLite touches it, creates what is missing, brings it up to date. */
import * as fs from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { fail, OktsecError, reasonOf } from "../../core/errors.ts";
import { LOCK_WAIT_MS_MAX } from "../../core/limits.ts";
import { Database, isBusy } from "./database.ts";
import { isMissing } from "./heads_file.ts";
import { admit, belonging, inspect, migrate } from "./migrate.ts";
import { MIGRATIONS } from "./schema.ts";

const HEADER_BYTES = 100;
const MAGIC = "SQLite format 3\0";

/**
 * Files that this process has open through SQLite, by inode. POSIX drops all of a process's locks on a file when any handle
 * to it is closed, so a file in this list must never be opened by other means.
 */
const openHere = new Map<string, number>();

/** An open database, and how to close it. */
export interface OpenDatabase {
  readonly db: Database;
  close(): void;
}

/** Opens for writing; creates the file (0600) and its folders (0700). Throws `store/refused` or `store/write-failed`. */
export async function openWritable(path: string): Promise<OpenDatabase> {
  try {
    create(path);
  } catch (error) {
    throw refused(path, error);
  }
  return await guarded(path, async () => {
    const db = Database.open(path, { readOnly: false });
    try {
      await prepare(db);
      return db;
    } catch (error) {
      db.close();
      if (error instanceof OktsecError) throw error;
      throw fail("store/write-failed", [path, reasonOf(error)], { cause: error });
    }
  });
}

/** Opens for reading. Nothing is created: a database that is not there reads as an empty one. */
export async function openReadOnly(path: string): Promise<OpenDatabase> {
  if (!fs.existsSync(path) || fs.statSync(path).size === 0) {
    const db = Database.open(path, { readOnly: false, location: ":memory:" });
    migrate(db);
    return { db, close: () => db.close() };
  }
  return await guarded(path, async () => {
    await Promise.resolve();
    const db = tryReadOnly(path);
    try {
      db.read(() => admit(path, inspect(db)));
      const isOlder = db.read(() => db.pragma("user_version")) < MIGRATIONS.length;
      if (isOlder) throw fail("store/read-failed", [path, "its schema is not up to date; open it once for writing"]);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function tryReadOnly(path: string): Database {
  const open = (location?: URL) => {
    const db = Database.open(path, { readOnly: true, ...(location && { location }) });
    try {
      db.pragma("user_version");
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  };
  try {
    return open();
  } catch (error) {
    // On a read-only medium SQLite cannot make its shared memory. Without a log nobody is writing: read the file as it lies.
    if (fs.existsSync(`${path}-wal`)) throw fail("store/read-failed", [path, reasonOf(error)], { cause: error });
    const url = pathToFileURL(path);
    url.searchParams.set("immutable", "1");
    return open(url);
  }
}

/** Runs `open` on a file that was found to be ours, and remembers that it is open. */
async function guarded(path: string, open: () => Promise<Database>): Promise<OpenDatabase> {
  const { dev, ino } = fs.statSync(path);
  const inode = `${dev}:${ino}`;
  if (!openHere.has(inode)) admitFile(path);
  openHere.set(inode, (openHere.get(inode) ?? 0) + 1);
  const forget = () => {
    const left = (openHere.get(inode) ?? 1) - 1;
    if (left > 0) openHere.set(inode, left);
    else openHere.delete(inode);
  };
  try {
    const db = await open();
    return {
      db,
      close() {
        if (db.isClosed) return;
        db.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Judges the file by its first bytes, so that a foreign one is never opened by SQLite. */
function admitFile(path: string): void {
  const header = new Uint8Array(HEADER_BYTES);
  try {
    if (!fs.statSync(path).isFile()) throw fail("store/refused", [path, "it is not a regular file"]);
    const file = fs.openSync(path, "r");
    try {
      const read = fs.readSync(file, header, 0, HEADER_BYTES, 0);
      if (read === 0) return;
      if (read < HEADER_BYTES) throw fail("store/refused", [path, "it is not a database of Oktsec"]);
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    throw refused(path, error);
  }
  const view = new DataView(header.buffer);
  const isSqlite = new TextDecoder().decode(header.subarray(0, MAGIC.length)) === MAGIC;
  const applicationId = isSqlite ? view.getUint32(68) : -1;
  admit(path, belonging({ applicationId, version: view.getUint32(60), isEmpty: false }));
}

function refused(path: string, error: unknown): OktsecError {
  return error instanceof OktsecError ? error : fail("store/refused", [path, reasonOf(error)], { cause: error });
}

/** Makes the folders and an empty file where they are missing. SQLite gives its own side files the mode of this one. */
function create(path: string): void {
  try {
    fs.statSync(path);
    return;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    fs.closeSync(fs.openSync(path, "wx", 0o600));
  } catch (error) {
    // Another process was faster.
    if (!fs.existsSync(path)) throw error;
  }
}

/** Schema and settings. Other processes may be doing the same, so a lock is waited for. */
async function prepare(db: Database): Promise<void> {
  const started = performance.now();
  for (;;) {
    try {
      // The schema is made before the switch to a write-ahead log: so the file's own header always says whose it is.
      migrate(db);
      db.exec("PRAGMA journal_mode = WAL");
      break;
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > LOCK_WAIT_MS_MAX) throw error;
      await setTimeout(10);
    }
  }
  // NORMAL: a killed process loses nothing; a power cut may take the last moments, but never leaves half a transaction.
  // A log of 2,000 pages (8 MB): moving it into the database blocks for about 20 ms. Longer logs are no faster, and block for longer.
  db.exec(`
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 2000;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA cache_size = -8000;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
  `);
  tighten(db.path);
}

/** Takes rights of others away that an earlier umask or a copy left: the trail is the owner's alone. */
function tighten(path: string): void {
  if (Deno.build.os === "windows") return;
  const mode = fs.statSync(path).mode & 0o777;
  if ((mode & 0o077) !== 0) fs.chmodSync(path, mode & 0o700);
}
