/**
 * The file of signed heads beside the database: `oktsec.heads`. It is what tells that the database's end was cut off.
 * Several processes append to it, so every change is made while the database's write lock is held.
 */
import * as fs from "node:fs";
import { dirname } from "node:path";
import { type Checkpoint, headLine, type Heads, parseHeads } from "../../core/audit/checkpoint.ts";

const NEWLINE = 0x0a;

/** Where the heads of a database are: `oktsec.db` has `oktsec.heads`. */
export function headsPath(database: string): string {
  return `${database.replace(/\.[^./\\]*$/, "")}.heads`;
}

/** Reads all heads. A file that is not there holds none. */
export function readHeads(path: string): Heads {
  let text: string;
  try {
    text = fs.readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return { heads: [], garbled: 0 };
    throw error;
  }
  return parseHeads(text);
}

/**
 * Appends a head. On failure the file is as before. The caller holds the database's write lock.
 * It is not synced: a head that a power cut takes is missed by nobody, since the writer that lost it did not close.
 */
export function appendHead(path: string, head: Checkpoint): void {
  const file = fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
  try {
    const end = endOfLastLine(file);
    try {
      // A line that a crash cut short was promised to nobody; writing after it would garble this one too.
      fs.ftruncateSync(file, end);
      const bytes = new TextEncoder().encode(headLine(head));
      for (let written = 0; written < bytes.length;) {
        written += fs.writeSync(file, bytes, written, bytes.length - written, end + written);
      }
    } catch (error) {
      fs.ftruncateSync(file, end);
      throw error;
    }
  } finally {
    fs.closeSync(file);
  }
}

/**
 * Drops this writer's heads but the newest; every other line stays byte for byte, since it is not ours to judge.
 * The caller holds the database's write lock.
 */
export function compactHeads(path: string, writer: string): void {
  const lines = fs.readFileSync(path, "utf8").split("\n");
  const seqs = lines.map((line) => parseHeads(`${line}\n`).heads[0]).map((
    head,
  ) => (head?.writer === writer ? head.seq : null));
  const newest = Math.max(...seqs.map((seq) => seq ?? 0));
  const kept = lines.filter((_, index) => seqs[index] === null || seqs[index] === newest);
  const temporary = `${path}.new`;
  const file = fs.openSync(temporary, "w", 0o600);
  try {
    fs.writeFileSync(file, kept.join("\n"));
    fs.fdatasyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  fs.renameSync(temporary, path);
  syncFolder(path);
}

/** Makes the heads survive a power cut. */
export function syncHeads(path: string): void {
  const file = fs.openSync(path, "r+");
  try {
    fs.fdatasyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  syncFolder(path);
}

/** Where the last whole line ends. */
function endOfLastLine(file: number): number {
  const size = fs.fstatSync(file).size;
  const last = new Uint8Array(1);
  for (let end = size; end > 0; end--) {
    fs.readSync(file, last, 0, 1, end - 1);
    if (last[0] === NEWLINE) return end;
  }
  return 0;
}

/** Makes a new name in a folder survive a power cut. */
function syncFolder(path: string): void {
  // Windows has no handle on a folder; its file system journals names by itself.
  if (Deno.build.os === "windows") return;
  const folder = fs.openSync(dirname(path), "r");
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}

/** True for "no such file". */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
