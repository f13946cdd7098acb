/** Windows lets nobody take the place of a file that another process holds open: editors and virus scanners do, for a moment. */
import { rename } from "node:fs/promises";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { RENAME_PAUSE_MS, RENAME_TRIES_MAX } from "../limits.ts";
import { codeOf } from "./read.ts";

/** What a file takes another's place with; a test has one that stands for a system which it does not run on. */
export interface Renaming {
  readonly isWindows: boolean;
  rename(from: string, to: string): Promise<void>;
  pause(ms: number): Promise<void>;
}

/** This system's. */
export const SYSTEM_RENAMING: Renaming = {
  isWindows: process.platform === "win32",
  rename,
  pause: (ms) => delay(ms),
};

const HELD = ["EBUSY", "EPERM", "EACCES"];

/** Whether an error of Windows says that another process holds the file open, as far as it can be told. */
export function isHeld(error: unknown, { isWindows }: Pick<Renaming, "isWindows">): boolean {
  return isWindows && HELD.includes(codeOf(error) ?? "");
}

/**
 * Lets one file take another's place, and tries again after ever longer pauses where that one is held open. `check` is asked before
 * each try; what it throws ends them.
 */
export async function takePlace(
  { from, to }: { readonly from: string; readonly to: string },
  { renaming, check }: { readonly renaming: Renaming; readonly check: () => void | Promise<void> },
): Promise<void> {
  for (let tries = 1;; tries++) {
    await check();
    try {
      return await renaming.rename(from, to);
    } catch (error) {
      if (tries === RENAME_TRIES_MAX || !isHeld(error, renaming)) throw error;
    }
    await renaming.pause(tries * RENAME_PAUSE_MS);
  }
}
