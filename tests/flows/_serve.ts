/** The real program as a server process, in a throw-away home. */
import { join } from "node:path";
import { launcherOf } from "../../core/launcher.ts";

const MAIN = new URL("../../main.ts", import.meta.url).href;
/** The words that start the program from this checkout. */
export const OKTSEC = launcherOf({ isCompiled: false, executable: Deno.execPath(), main: MAIN }).argv;

/** How a finished command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A throw-away home; goes when disposed. */
export interface Home extends AsyncDisposable {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command of the program to its end. */
  run(...args: string[]): Promise<Ended>;
  /** The same with more environment. */
  runWith(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended>;
}

/** Makes a home, with a config where one is given. */
export async function makeHome(config?: string): Promise<Home> {
  const path = await Deno.realPath(await Deno.makeTempDir({ prefix: "oktsec-flow-" }));
  if (config !== undefined) await Deno.writeTextFile(join(path, "config.yaml"), config, { mode: 0o600 });
  // Under `deno task` the user stands where INIT_CWD says, and that is not where a test stands.
  const env = { OKTSEC_HOME: path, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", INIT_CWD: path };
  return {
    path,
    env,
    run: (...args) => finish(args, env),
    runWith: (more, ...args) => finish(args, { ...env, ...more }),
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}

async function finish(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const [program = "", ...words] = OKTSEC;
  const { code, stdout, stderr } = await new Deno.Command(program, { args: [...words, ...args], env, stdin: "null" })
    .output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** A server that listens. */
export interface Served extends AsyncDisposable {
  readonly base: string;
  readonly banner: string;
  readonly pid: number;
  /** Sends a signal and waits for the end. */
  stop(signal: Deno.Signal): Promise<Deno.CommandStatus>;
}

/** Starts `serve` on a free port and reads its banner to the last line. */
export async function serve(home: Home, ...args: string[]): Promise<Served> {
  const [program = "", ...words] = OKTSEC;
  const child = new Deno.Command(program, {
    args: [...words, "serve", "--port", "0", ...args],
    env: home.env,
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let banner = "";
  while (!/Mode: .*\n/.test(banner)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the server ended before it listened: ${banner}`);
    banner += value;
  }
  const base = /http:\/\/127\.0\.0\.1:\d+/.exec(banner)?.[0] ?? "";
  let ended: Promise<Deno.CommandStatus> | null = null;
  const stop = (signal: Deno.Signal) =>
    ended ??= (async () => {
      child.kill(signal);
      const status = await child.status;
      await reader.cancel();
      return status;
    })();
  return {
    base,
    banner,
    pid: child.pid,
    stop,
    async [Symbol.asyncDispose]() {
      await stop("SIGKILL");
    },
  };
}
