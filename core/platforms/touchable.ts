/** Whether a client's file may be changed at all: whose it is, who else has it, what it hangs on. Looks, never writes. */
import type { Machine } from "../contract/machine.ts";
import { pathRules } from "./paths.ts";

/** A file as its client names it, and with every link followed. */
export interface Placed {
  readonly path: string;
  readonly realpath: string;
}

/** Nothing below is ever written to by its user. */
const STORES = ["/nix/store/", "/gnu/store/"];
const OWNER_MAY_WRITE = 0o200;

/** Why the file must be left alone, to be read after its name; null where it may be changed. */
export async function whyUntouchable({ path, realpath }: Placed, machine: Machine): Promise<string | null> {
  if (STORES.some((store) => realpath.startsWith(store))) {
    return "it is made by a package manager and cannot be changed";
  }
  // A link that was bent since we looked would have us write somewhere else.
  if (await machine.realpath(path) !== realpath) return "its links lead elsewhere by now";
  const facts = await machine.stat(realpath);
  if (facts?.kind !== "file") return "it is not a regular file";
  const owned = whoseTrouble(facts.uid, machine.uid, path !== realpath);
  if (owned !== null) return owned;
  if ((facts.links ?? 1) > 1) return `${facts.links} hard links lead to it, and replacing it would part them`;
  if (facts.mode !== null && (facts.mode & OWNER_MAY_WRITE) === 0) return "it is read-only";
  const folder = await machine.stat(pathRules(machine.os).dirname(realpath));
  if (folder !== null && folder.mode !== null && (folder.mode & OWNER_MAY_WRITE) === 0) {
    return "its folder is read-only";
  }
  return null;
}

/** A link is followed only to the user's own file; an administrator may edit a user's file in its place. */
function whoseTrouble(owner: number | null, user: number | null, isLinked: boolean): string | null {
  if (owner === null || user === null || owner === user) return null;
  if (isLinked) return "its link leads to a file of another user";
  return user === 0 ? null : "it belongs to another user";
}
