/** Paths of a machine as people write them, and which of them lies in which. */
import type { Machine } from "../contract/machine.ts";
import { pathRules } from "./paths.ts";

/** An absolute path: `~` is the user's folder, what is relative stands below `base`. */
export function expand(machine: Pick<Machine, "os" | "home">, path: string, base: string): string {
  const paths = pathRules(machine.os);
  if (path === "~") return machine.home;
  if (/^~[/\\]/.test(path)) return paths.join(machine.home, path.slice(2));
  return paths.resolve(base, path);
}

/** True where `path` is `folder` or stands below it. Both are absolute. */
export function isWithin(machine: Pick<Machine, "os">, path: string, folder: string): boolean {
  const paths = pathRules(machine.os);
  const way = paths.relative(folder, path);
  return way === "" || !paths.isAbsolute(way) && way.split(/[/\\]/)[0] !== "..";
}
