/** Windows, where another process holds a file open for a number of tries. */
import { rename } from "node:fs/promises";
import type { Renaming } from "../../core/edits/held.ts";

/** What was tried and how long was waited. */
export interface HeldFile extends Renaming {
  readonly pauses: readonly number[];
  readonly tries: number;
}

/** The first `times` renames onto `path` fail with the code; nothing is really waited for. */
export function heldOpen(
  path: string,
  { times, code = "EPERM", isWindows = true }: {
    readonly times: number;
    readonly code?: string;
    readonly isWindows?: boolean;
  },
): HeldFile {
  const pauses: number[] = [];
  let tries = 0;
  return {
    isWindows,
    pauses,
    get tries() {
      return tries;
    },
    async rename(from, to) {
      if (to === path && tries++ < times) throw Object.assign(new Error(`${code}: rename`), { code });
      await rename(from, to);
    },
    pause(ms) {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
}
