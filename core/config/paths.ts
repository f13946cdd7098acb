/** Paths in and of a config: "~" is the user's home, relative ones start at a folder that is said, never at the process's. */
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Surroundings } from "../contract/surroundings.ts";

/**
 * Absolute form of a path. Null for "~name": a home that is not the user's own cannot be known, and a folder called
 * "~name" is nothing that anyone wants.
 */
export function expandPath(
  text: string,
  { dir, userHome }: { readonly dir: string; readonly userHome: string },
): string | null {
  if (text === "~") return userHome;
  if (text.startsWith("~/") || (sep === "\\" && text.startsWith("~\\"))) return join(userHome, text.slice(2));
  if (text.startsWith("~")) return null;
  return resolve(dir, text);
}

/** A path as a person would say it: relative where it is below the working folder. */
export function shownPath(path: string, { cwd }: Pick<Surroundings, "cwd">): string {
  const short = relative(cwd, path);
  return short === "" || short.startsWith("..") || isAbsolute(short) ? path : short;
}
