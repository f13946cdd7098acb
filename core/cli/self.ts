/** How to start this program again, as another process. */
import { fileURLToPath } from "node:url";

/** V8 takes patterns that backtrack too much to its linear engine; it cannot be switched on after the start. */
export const LINEAR_FLAG = "--v8-flags=--enable-experimental-regexp-engine-on-excessive-backtracks";
/** What the program may do, spelled out: never native code. */
const PERMISSIONS = [
  "--allow-read",
  "--allow-write",
  "--allow-net",
  "--allow-env",
  "--allow-run",
  "--allow-sys",
] as const;

/** What tells how this process was started. */
export interface Start {
  /** True in a binary made by `deno compile`. */
  readonly isCompiled: boolean;
  readonly executable: string;
  /** URL of the main module: a file, or where a registry has it. */
  readonly main: string;
}

/** The words before a command's name that start this program again. */
export function launcherOf({ isCompiled, executable, main }: Start): readonly string[] {
  if (isCompiled) return [executable];
  const module = main.startsWith("file:") ? fileURLToPath(main) : main;
  return [executable, "run", "-q", ...PERMISSIONS, LINEAR_FLAG, module];
}

/** The launcher of this very process. */
export function launcher(): readonly string[] {
  return launcherOf({ isCompiled: Deno.build.standalone, executable: Deno.execPath(), main: Deno.mainModule });
}
