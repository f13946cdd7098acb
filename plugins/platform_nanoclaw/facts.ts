/** Gathers once what the checks of NanoClaw look at: the allowlist, its neighbours, and checkouts of the product. */
import type { FileFacts, Machine } from "../../core/contract/machine.ts";
import { DOTENV_BYTES_MAX, NANOCLAW_GROUPS_MAX } from "../../core/limits.ts";
import { isPlain, type Plain, textAt, valueAt } from "../../core/platforms/plain.ts";
import { pathRules } from "../../core/platforms/paths.ts";
import { type FileRead, readJson } from "./read.ts";

/** A folder of the host that containers may be given. */
export interface Root {
  /** As it stands in the file. */
  readonly written: string;
  /** With `~` and `$HOME` filled in. */
  readonly path: string;
  readonly isWritable: boolean;
}

/** A file or folder with its permissions. */
export interface Guarded {
  readonly what: "allowlist" | "folder" | "env";
  readonly path: string;
  readonly facts: FileFacts;
}

/** A `container.json` of one group. */
export interface Container {
  readonly path: string;
  readonly value: Plain;
}

/** A checkout of the product. */
export interface Checkout {
  readonly path: string;
  /** Names and values of its .env; only switches are looked at. */
  readonly env: ReadonlyMap<string, string>;
  readonly containers: readonly Container[];
}

/** What the checks of NanoClaw look at. */
export interface Facts {
  readonly home: string;
  readonly folder: string;
  readonly allowlist: string;
  readonly read: FileRead;
  readonly roots: readonly Root[];
  /** Null where the file has none. */
  readonly patterns: readonly string[] | null;
  readonly checkouts: readonly Checkout[];
  readonly guarded: readonly Guarded[];
  /** The older file that said who may speak; null where there is none. */
  readonly senders: Plain | null;
  /** A switch of the environment, or of a checkout's .env. */
  setting(name: string): string | null;
}

/** Folders in which people keep their checkouts, below home. */
const CODE_FOLDERS = ["", "projects", "src", "code", "dev", "git", "repos", "workspace", "Documents"];

/** Everything there is to know; null where NanoClaw is not installed. Never throws. */
export async function gather(machine: Machine, path?: string): Promise<Facts | null> {
  const paths = pathRules(machine.os);
  // XDG_CONFIG_HOME is not looked at: NanoClaw does not, either.
  const allowlist = path ?? paths.join(machine.home, ".config", "nanoclaw", "mount-allowlist.json");
  const folder = paths.dirname(allowlist);
  const checkouts = await checkoutsOf(machine);
  const hasFolder = (await machine.stat(folder))?.kind === "folder";
  if (!hasFolder && checkouts.length === 0) return null;
  const read = await readJson(machine, allowlist);
  const senders = await readJson(machine, paths.join(folder, "sender-allowlist.json"));
  const value = read.kind === "read" ? read.value : {};
  const patterns = valueAt(value, "blockedPatterns");
  return {
    home: machine.home,
    folder,
    allowlist,
    read,
    roots: rootsOf(machine, value),
    patterns: Array.isArray(patterns) ? patterns.filter((pattern) => typeof pattern === "string") : null,
    checkouts,
    guarded: await guardedOf(machine, { allowlist, folder, checkouts }),
    senders: senders.kind === "read" ? senders.value : null,
    setting: (name) =>
      machine.env(name) ?? checkouts.map(({ env }) => env.get(name)).find((one) => one !== undefined) ?? null,
  };
}

function rootsOf(machine: Machine, value: Plain): readonly Root[] {
  const roots = valueAt(value, "allowedRoots");
  return (Array.isArray(roots) ? roots : []).flatMap((root: unknown): readonly Root[] => {
    const written = textAt(root, "path");
    if (written === null) return [];
    const rest = written.replace(/^(?:~|\$HOME|\$\{HOME\})(?=$|[/\\])/, machine.home);
    const own = valueAt(root, "allowReadWrite");
    // `readOnly` is what the setup skill writes; only current versions take it over.
    const isWritable = typeof own === "boolean" ? own : valueAt(root, "readOnly") === false;
    return [{ written, path: pathRules(machine.os).normalize(rest).replace(/(?<=.)[/\\]+$/, ""), isWritable }];
  });
}

async function checkoutsOf(machine: Machine): Promise<readonly Checkout[]> {
  const paths = pathRules(machine.os);
  const found: Checkout[] = [];
  for (const folder of CODE_FOLDERS) {
    const base = paths.join(machine.home, folder);
    const names = (await machine.list(base)).filter((name) => /^\.?nanoclaw/i.test(name));
    for (const name of names) {
      const path = paths.join(base, name);
      const manifest = await readJson(machine, paths.join(path, "package.json"));
      if (manifest.kind === "read" && manifest.value["name"] === "nanoclaw") {
        found.push(await checkoutAt(machine, path));
      }
    }
  }
  return found;
}

async function checkoutAt(machine: Machine, path: string): Promise<Checkout> {
  const paths = pathRules(machine.os);
  const read = await machine.read(paths.join(path, ".env"), { bytesMax: DOTENV_BYTES_MAX });
  const text = read.kind === "read" ? new TextDecoder().decode(read.bytes) : "";
  const lines = text.split("\n").flatMap((line) => {
    const [, name, value] = /^\s*(?:export\s+)?([A-Z_][A-Z0-9_]*)\s*=\s*["']?([^"'#\r\n]*)/.exec(line) ?? [];
    return name === undefined ? [] : [[name, (value ?? "").trim()] as const];
  });
  const containers: Container[] = [];
  const groups = await machine.list(paths.join(path, "groups"));
  for (const group of groups.slice(0, NANOCLAW_GROUPS_MAX)) {
    const file = paths.join(path, "groups", group, "container.json");
    const container = await readJson(machine, file);
    if (container.kind === "read") containers.push({ path: file, value: container.value });
  }
  return { path, env: new Map(lines), containers };
}

async function guardedOf(
  machine: Machine,
  { allowlist, folder, checkouts }: {
    readonly allowlist: string;
    readonly folder: string;
    readonly checkouts: readonly Checkout[];
  },
): Promise<readonly Guarded[]> {
  const listed = [
    { what: "allowlist", path: allowlist },
    { what: "folder", path: folder },
    ...checkouts.map(({ path }) => ({ what: "env", path: pathRules(machine.os).join(path, ".env") }) as const),
  ] as const;
  const found: Guarded[] = [];
  for (const { what, path } of listed) {
    const real = await machine.realpath(path);
    const facts = real === null ? null : await machine.stat(real);
    if (facts !== null) found.push({ what, path, facts });
  }
  return found;
}

/** The arrays that the validator demands and the file lacks. */
export function missingArrays({ read }: Facts): readonly string[] {
  if (read.kind !== "read" || !isPlain(read.value)) return [];
  const { value } = read;
  return ["allowedRoots", "blockedPatterns"].filter((name) => !Array.isArray(valueAt(value, name)));
}
