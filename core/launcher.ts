/** How to start this program again, as another process: by ourselves, or by a client that knows nothing of us. */
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * V8 takes patterns that backtrack too much to its linear engine, which cannot be switched on after the start. The young generation is kept
 * small: a proxy runs beside every tool server of a user, needs half of the memory so, and is no slower.
 */
export const V8_FLAGS =
  "--v8-flags=--enable-experimental-regexp-engine-on-excessive-backtracks,--max-semi-space-size=2";
/** What the program may do, spelled out: never native code. */
export const PERMISSIONS = [
  "--allow-read",
  "--allow-write",
  "--allow-net",
  "--allow-env",
  "--allow-run",
  "--allow-sys",
] as const;

/** What a program in one file needs beside that file: nothing. A `deno.json` that happens to lie next to it is not ours. */
export const ALONE_FLAGS = ["--no-config", "--no-lock", "--no-npm", "--no-remote", "--no-prompt"] as const;

/** The variable in which the portable file says where it is: the program that it unpacked stands in a cache. */
export const PORTABLE_VARIABLE = "OKTSEC_PORTABLE";

/** Where the portable file unpacks its program. */
const UNPACKED = /[\\/]portable[\\/][0-9a-f]{32}[\\/]oktsec\.js$/;

/** What tells how this process was started. */
export interface Start {
  /** True in a binary made by `deno compile`. */
  readonly isCompiled: boolean;
  readonly executable: string;
  /** URL of the main module: a file, or where a registry has it. */
  readonly main: string;
  /** The portable file's own path, where one started this process. */
  readonly portable?: string | undefined;
}

/** How the program came here. */
export type LauncherKind = "compiled" | "portable" | "bundle" | "checkout" | "package";

/** The words that start it again. */
export interface Launcher {
  readonly kind: LauncherKind;
  /** Absolute, and without a shell in between: a client's short PATH finds it, and blanks in a path do no harm. */
  readonly argv: readonly string[];
}

/** The launcher of a process that was started so. */
export function launcherOf({ isCompiled, executable, main, portable }: Start): Launcher {
  if (isCompiled) return { kind: "compiled", argv: [executable] };
  const isFile = main.startsWith("file:");
  const module = isFile ? fileURLToPath(main) : main;
  // A wrapped server inherits the variable, and may be another Oktsec.
  if (portable && UNPACKED.test(module)) return { kind: "portable", argv: [portable] };
  const kind = !isFile ? "package" : basename(module) === "oktsec.js" ? "bundle" : "checkout";
  const flags = [...PERMISSIONS, ...(kind === "bundle" ? ALONE_FLAGS : []), V8_FLAGS];
  return { kind, argv: [executable, "run", "-q", ...flags, module] };
}

/** The launcher of this very process; `main` stands in for its main module where a test runs the program inside of itself. */
export function thisLauncher({ main = Deno.mainModule }: { readonly main?: string } = {}): Launcher {
  return launcherOf({
    isCompiled: Deno.build.standalone,
    executable: Deno.execPath(),
    main,
    portable: Deno.env.get(PORTABLE_VARIABLE),
  });
}
