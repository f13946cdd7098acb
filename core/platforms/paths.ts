/** From a path as a client is described with to the paths of one machine. */
import { posix, win32 } from "node:path";
import type { Machine, Os } from "../contract/machine.ts";
import type { ClientFile } from "../contract/platform.ts";
import { CLIENT_PATHS_MAX } from "../limits.ts";

/** What a path may depend on besides the machine. */
export interface PathOptions {
  /** The project whose files are wanted; null for none. Absolute. */
  readonly project: string | null;
}

/**
 * The absolute paths that a client's file may have on this machine; none on other systems, and where a variable that it
 * needs is not set. Only names with a star are looked up, so the others may not exist.
 */
export async function clientPaths(
  file: ClientFile,
  machine: Machine,
  options: PathOptions,
): Promise<readonly string[]> {
  if (file.os && !file.os.includes(machine.os)) return [];
  const [, placeholder, rest = ""] = /^\{([^}]+)\}(.*)$/s.exec(file.path) ?? [];
  if (placeholder === undefined) return await walk([rootOf(machine.os, file.path)], file.path, machine);
  return await walk(basesOf(placeholder, machine, options), rest, machine);
}

/** The rules of paths on a system. */
export function pathRules(os: Os): typeof posix {
  return os === "windows" ? win32 : posix;
}

/** "/" or "C:\"; nothing where the path belongs to another system. */
function rootOf(os: Os, path: string): string | undefined {
  const drive = /^[A-Za-z]:/.exec(path)?.[0];
  if (os === "windows") return drive === undefined ? undefined : `${drive}\\`;
  return path.startsWith("/") ? "/" : undefined;
}

/** The folders that a placeholder stands for: where a variable moves one, the moved one first. */
function basesOf(placeholder: string, machine: Machine, { project }: PathOptions): readonly (string | undefined)[] {
  const { join, isAbsolute } = pathRules(machine.os);
  const { home } = machine;
  const moved = (name: string) => {
    const value = machine.env(name);
    // What a relative one means depends on where the client was started.
    return value !== undefined && isAbsolute(value) ? value : undefined;
  };
  if (placeholder.startsWith("env:")) return [moved(placeholder.slice("env:".length))];
  switch (placeholder) {
    case "home":
      return [home];
    case "xdg":
      return [moved("XDG_CONFIG_HOME"), join(home, ".config")];
    case "appsupport":
      return [join(home, "Library", "Application Support")];
    case "appdata":
      return [moved("APPDATA"), join(home, "AppData", "Roaming")];
    case "localappdata":
      return [moved("LOCALAPPDATA"), join(home, "AppData", "Local")];
    case "programdata":
      return [moved("ProgramData") ?? "C:\\ProgramData"];
    case "project":
      return [project ?? undefined];
    default:
      // `ClientPath` allows no other.
      return [];
  }
}

async function walk(
  bases: readonly (string | undefined)[],
  rest: string,
  machine: Machine,
): Promise<readonly string[]> {
  const rules = pathRules(machine.os);
  let paths = [...new Set(bases.filter((base) => base !== undefined).map((base) => rules.normalize(base)))];
  for (const step of rest.split("/").filter((step) => step !== "" && !/^[A-Za-z]:$/.test(step))) {
    const next: string[] = [];
    for (const path of paths) {
      for (const name of step.includes("*") ? await namesLike(step, path, machine) : [step]) {
        if (next.length < CLIENT_PATHS_MAX) next.push(rules.join(path, name));
      }
    }
    paths = next;
  }
  return paths;
}

async function namesLike(pattern: string, folder: string, machine: Machine): Promise<readonly string[]> {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`, machine.os === "windows" ? "is" : "s");
  return (await machine.list(folder)).filter((name) => expression.test(name));
}
