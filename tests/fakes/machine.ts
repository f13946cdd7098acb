/** A machine that is not there: its files, links and variables are a table. Paths are spelled as its system does. */
import type { FileFacts, Machine, Os, Read } from "../../core/contract/machine.ts";

/** A file of a fake machine: its text or bytes, or more than that. */
export type FakeFile = string | Uint8Array | {
  readonly text?: string | Uint8Array;
  readonly mode?: number;
  readonly uid?: number;
  readonly links?: number;
  /** The path that it leads to; it is a symlink then. */
  readonly to?: string;
  /** Why it cannot be read. */
  readonly refuses?: string;
};

/** What a fake machine has. */
export interface FakeMachineParts {
  readonly os: Os;
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Permission bits of every folder. */
  readonly folderMode?: number;
  /** Programs that run; null: it does not tell. */
  readonly programs?: readonly string[] | null;
  /** By absolute path. Folders exist where a file is in them. */
  readonly files?: Readonly<Record<string, FakeFile>>;
}

const HOMES: Readonly<Record<Os, string>> = { linux: "/home/ana", darwin: "/Users/ana", windows: "C:\\Users\\ana" };

/** Makes one; on Windows names are found whatever their case and slashes. */
export function fakeMachine(
  { os, home = HOMES[os], env = {}, files = {}, folderMode = 0o755, programs = [] }: FakeMachineParts,
): Machine {
  const spell = (path: string) => os === "windows" ? path.replaceAll("\\", "/").toLowerCase() : path;
  const byPath = new Map(Object.entries(files).map(([path, file]) => [spell(path), file]));
  const separator = os === "windows" ? "\\" : "/";
  const variables = os === "windows"
    ? {
      APPDATA: `${home}\\AppData\\Roaming`,
      LOCALAPPDATA: `${home}\\AppData\\Local`,
      ProgramData: "C:\\ProgramData",
      ...env,
    }
    : env;
  const wanted = (name: string) => os === "windows" ? name.toLowerCase() : name;

  /** The file behind every link, or null. */
  const follow = (path: string, left = 8): { path: string; file: FakeFile } | null => {
    const file = byPath.get(spell(path));
    if (file === undefined) return null;
    if (typeof file === "object" && !(file instanceof Uint8Array) && file.to !== undefined) {
      return left === 0 ? null : follow(file.to, left - 1);
    }
    return { path, file };
  };
  const bytesOf = (file: FakeFile): Uint8Array => {
    const text = typeof file === "string" || file instanceof Uint8Array ? file : file.text ?? "";
    return typeof text === "string" ? new TextEncoder().encode(text) : text;
  };
  const isFolder = (path: string) => {
    const prefix = `${spell(path).replace(/\/$/, "")}/`;
    return [...byPath.keys()].some((name) => name.startsWith(prefix));
  };

  return {
    os,
    home,
    uid: os === "windows" ? null : 1000,
    programs: () => Promise.resolve(programs),
    env: (name) => Object.entries(variables).find(([key]) => wanted(key) === wanted(name))?.[1],
    read: (path, { bytesMax }): Promise<Read> => {
      const found = follow(path);
      if (!found) {
        return Promise.resolve(
          isFolder(path) ? { kind: "refused", reason: "it is not a regular file" } : { kind: "missing" },
        );
      }
      const { file } = found;
      if (typeof file === "object" && "refuses" in file && file.refuses !== undefined) {
        return Promise.resolve({ kind: "refused", reason: file.refuses });
      }
      const bytes = bytesOf(file);
      return Promise.resolve(
        bytes.length > bytesMax
          ? { kind: "refused", reason: `it is larger than ${bytesMax} bytes` }
          : { kind: "read", bytes },
      );
    },
    stat: (path): Promise<FileFacts | null> => {
      const file = byPath.get(spell(path));
      const hasBits = os !== "windows";
      const common = { uid: hasBits ? 1000 : null, links: 1, modifiedMs: 0 };
      if (file === undefined) {
        return Promise.resolve(
          isFolder(path) ? { kind: "folder", size: 0, mode: hasBits ? folderMode : null, ...common } : null,
        );
      }
      const more = typeof file === "string" || file instanceof Uint8Array ? {} : file;
      return Promise.resolve({
        ...common,
        kind: "to" in more && more.to !== undefined ? "link" : "file",
        size: bytesOf(file).length,
        mode: hasBits ? more.mode ?? 0o600 : null,
        uid: hasBits ? more.uid ?? 1000 : null,
        links: more.links ?? 1,
      });
    },
    realpath: (path) => Promise.resolve(follow(path)?.path ?? (isFolder(path) ? path : null)),
    list: (path) => {
      const prefix = `${spell(path).replace(/\/$/, "")}/`;
      const names = new Set<string>();
      for (const name of Object.keys(files)) {
        if (!spell(name).startsWith(prefix)) continue;
        const rest = name.slice(prefix.length);
        names.add(rest.split(separator === "\\" ? /[\\/]/ : "/")[0] ?? "");
      }
      return Promise.resolve([...names].sort());
    },
  };
}
