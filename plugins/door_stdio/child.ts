/** Starts the wrapped server, and ends it. */
import { reasonOf } from "../../core/errors.ts";
import { cannotStart } from "./errors.ts";
import { launchOf, type Machine, whyUnreachable } from "./launch.ts";

/** A running server. `Deno.ChildProcess` is one. */
export interface Child {
  readonly stdin: WritableStream<Uint8Array>;
  readonly stdout: ReadableStream<Uint8Array>;
  /** The exit code; 128 and the signal's number for one that a signal ended. */
  readonly status: Promise<{ readonly code: number }>;
  kill(signal: Deno.Signal): void;
}

/**
 * Starts a command. Its stderr is ours: what it says there reaches the client's log untouched.
 *
 * @throws {OktsecError} `door-stdio/cannot-start`
 */
export function startChild(argv: readonly string[], machine: Machine = thisMachine()): Child {
  const launch = launchOf(argv, machine);
  const { command, args, isRaw } = launch;
  const unreachable = whyUnreachable(argv, launch);
  if (unreachable !== null) throw cannotStart(argv[0] ?? "", unreachable);
  try {
    return new Deno.Command(command, {
      args: [...args],
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
      windowsRawArguments: isRaw,
    }).spawn();
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound ? "there is no such command" : reasonOf(error);
    throw cannotStart(argv[0] ?? "", reason, { cause: error });
  }
}

function thisMachine(): Machine {
  const { os } = Deno.build;
  return {
    os: os === "windows" || os === "darwin" ? os : "linux",
    cwd: Deno.cwd(),
    env: (name) => Deno.env.get(name),
    isFile,
  };
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** Signals a child that may be gone already. */
export function signal(child: Pick<Child, "kill">, name: Deno.Signal): void {
  try {
    child.kill(name);
  } catch {
    // It ended between our look and our call, which is what was wanted.
  }
}

/** The child that was started before its command's own code was loaded. */
let ahead: Child | null = null;

/**
 * Starts the server of a `proxy` command line at once, before config and rules are loaded: it needs longer than we do.
 * Does nothing for any other command line, and leaves errors to `startOrTake`.
 */
export function startAhead(argv: readonly string[]): void {
  const split = argv.indexOf("--");
  const own = argv.slice(1, split);
  if (argv[0] !== "proxy" || split < 0 || split === argv.length - 1 || own.includes("--help") || own.includes("-h")) {
    return;
  }
  try {
    ahead = startChild(argv.slice(split + 1));
  } catch {
    ahead = null;
  }
}

/** The child that runs already, once; null when there is none. */
export function takeAhead(): Child | null {
  const child = ahead;
  ahead = null;
  return child;
}
