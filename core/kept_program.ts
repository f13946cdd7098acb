/**
 * Keeps the Deno that wrapped entries name. `npx` and its like run it from a cache that people clear when something else
 * is broken; then every MCP server of every client would be gone. Our home holds it by a second name.
 */
import type { Stats } from "node:fs";
import { copyFile, link, lstat, mkdir, rename, rm, rmdir, stat } from "node:fs/promises";
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
 * Gives it the second name, or copies it where the disk is another one; never a piece of it. Returns what takes away again
 * that which this call has made, and nothing else.
 *
 * @throws {OktsecError} `launcher/not-kept`
 */
export async function keepProgram({ from, to }: KeptProgram): Promise<() => Promise<void>> {
  const beside = `${to}.${newId(Date.now())}`;
  let firstFolder: string | undefined;
  try {
    if (await isWhole(from, to)) return () => Promise.resolve();
    firstFolder = await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await link(from, beside).catch(() => copyFile(from, beside));
    const made = await lstat(beside);
    await rename(beside, to);
    return () => takeBack(to, { made, firstFolder });
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    await removeFolders(dirname(to), firstFolder);
    throw fail("launcher/not-kept", [from, to, reasonOf(error)], { cause: error });
  }
}

/** Removes the program, where it is still the one that was put there, and the folders that were made for it. */
async function takeBack(
  to: string,
  { made, firstFolder }: { readonly made: Stats; readonly firstFolder: string | undefined },
): Promise<void> {
  const now = await lstat(to).catch(() => null);
  if (now?.ino !== made.ino || now.dev !== made.dev) return;
  await rm(to);
  await removeFolders(dirname(to), firstFolder);
}

/** Removes empty folders, from the innermost to the first that was made; none where all were there before. */
async function removeFolders(inner: string, first: string | undefined): Promise<void> {
  if (first === undefined) return;
  try {
    for (let folder = inner; folder.length >= first.length; folder = dirname(folder)) await rmdir(folder);
  } catch {
    // Something of somebody else's is in it by now.
  }
}

/** Whether it is there. A version's program does not change, and it was renamed into its place. */
async function isWhole(from: string, to: string): Promise<boolean> {
  const there = await lstat(to).catch(() => null);
  return there !== null && there.isFile() && there.size === (await stat(from)).size;
}
