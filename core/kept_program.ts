/**
 * Keeps the Deno that wrapped entries name. `npx` and its like run it from a cache that people clear when something else
 * is broken; then every MCP server of every client would be gone. Our home holds it by a second name.
 */
import { copyFile, link, lstat, mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fail, reasonOf } from "./errors.ts";
import { newId } from "./ids.ts";
import type { Launcher } from "./launcher.ts";

/** A program that has to be kept before anything names it. */
export interface KeptProgram {
  readonly from: string;
  readonly to: string;
}

/** Folders of runners that fetch a package for one run: npx, pnpm dlx, bunx, yarn dlx. */
const FETCHED = /[\\/](?:_npx|dlx(?:-[^\\/]+)?|bunx-[^\\/]+|xfs-[^\\/]+)[\\/]/;

/** Where the program of a launcher is kept; null where it stands well: what a person installed stays there. */
export function keptProgram(
  { argv: [program = ""] }: Launcher,
  { home, version }: { readonly home: string; readonly version: string },
): KeptProgram | null {
  if (!FETCHED.test(program)) return null;
  // A folder for each version, since the name itself is what entries are recognised by.
  return { from: program, to: join(home, "bin", `deno-${version}`, basename(program)) };
}

/**
 * Gives it the second name, or copies it where the disk is another one; never a piece of it. Returns what takes it away
 * again.
 *
 * @throws {OktsecError} `launcher/not-kept`
 */
export async function keepProgram({ from, to }: KeptProgram): Promise<() => Promise<void>> {
  const beside = `${to}.${newId(Date.now())}`;
  try {
    if (await isWhole(from, to)) return () => Promise.resolve();
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await link(from, beside).catch(() => copyFile(from, beside));
    await rename(beside, to);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw fail("launcher/not-kept", [from, to, reasonOf(error)], { cause: error });
  }
  return () => rm(dirname(to), { recursive: true, force: true });
}

/** Whether it is there. A version's program does not change, and it was renamed into its place. */
async function isWhole(from: string, to: string): Promise<boolean> {
  const there = await lstat(to).catch(() => null);
  return there !== null && there.isFile() && there.size === (await stat(from)).size;
}
