/** The machine that this process runs on. */
import { type FileHandle, lstat, open, readdir, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import process from "node:process";
import type { Surroundings } from "../contract/surroundings.ts";
import type { FileFacts, Machine, Os, Read } from "../contract/machine.ts";
import { codeOf } from "../edits/read.ts";
import { MACHINE_NAMES_MAX } from "../limits.ts";
import { runningPrograms } from "./programs.ts";

/** The machine as it is. `home` follows `HOME` (or `USERPROFILE`), as the clients themselves do. */
export function thisMachine(): Machine {
  return {
    os: osOf(process.platform),
    home: homedir(),
    uid: process.getuid?.() ?? null,
    env: (name) => process.env[name],
    read: readBounded,
    stat: factsAt,
    realpath: (path) => realpath(path).catch(() => null),
    programs: () => runningPrograms(osOf(process.platform)),
    list: async (path) => (await readdir(path).catch(() => [])).sort().slice(0, MACHINE_NAMES_MAX),
  };
}

/** The machine as a command finds it: the folders and variables that it was given count. */
export function machineOf(
  { os, userHome, env, programs }: Pick<Surroundings, "os" | "userHome" | "env" | "programs">,
): Machine {
  return { ...thisMachine(), os, home: userHome, env, ...(programs ? { programs } : {}) };
}

/** Everything that is neither Windows nor macOS keeps to the paths of Linux. */
function osOf(platform: string): Os {
  return platform === "win32" ? "windows" : platform === "darwin" ? "darwin" : "linux";
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
};

async function readBounded(path: string, { bytesMax }: { readonly bytesMax: number }): Promise<Read> {
  let handle: FileHandle | undefined;
  try {
    // Looked at first, so that a pipe is never waited for.
    const facts = await factsAt(await realpath(path));
    if (facts?.kind !== "file") return { kind: "refused", reason: "it is not a regular file" };
    handle = await open(path, "r");
    const buffer = new Uint8Array(Math.min(bytesMax, facts.size) + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > bytesMax) return { kind: "refused", reason: `it is larger than ${bytesMax} bytes` };
    if (length > facts.size) return { kind: "refused", reason: "it grew while it was read" };
    return { kind: "read", bytes: buffer.slice(0, length) };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    return { kind: "refused", reason: REASONS[code ?? ""] ?? `the system says ${code ?? "nothing"}` };
  } finally {
    await handle?.close();
  }
}

async function factsAt(path: string): Promise<FileFacts | null> {
  try {
    const stat = await lstat(path);
    const kind = stat.isFile() ? "file" : stat.isDirectory() ? "folder" : stat.isSymbolicLink() ? "link" : "other";
    const hasBits = process.platform !== "win32";
    return {
      kind,
      size: stat.size,
      mode: hasBits ? stat.mode & 0o7777 : null,
      uid: hasBits ? stat.uid : null,
      links: stat.nlink || null,
      modifiedMs: stat.mtimeMs,
    };
  } catch {
    return null;
  }
}
