/** The demo's own server: this program again, in a throw-away home. */
import { thisLauncher } from "../../core/launcher.ts";

/** A server that listens. */
export interface DemoServer extends AsyncDisposable {
  /** "http://127.0.0.1:40123" */
  readonly base: string;
  readonly accessCode: string;
}

/** Starts `serve` on a free port and reads its banner. */
export async function startServer(home: string): Promise<DemoServer> {
  const [program = "", ...words] = thisLauncher().argv;
  const child = new Deno.Command(program, {
    args: [...words, "serve", "--config", `${home}/config.yaml`, "--port", "0"],
    env: { OKTSEC_HOME: home, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (true) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the demo's server ended before it listened");
    text += value;
    const base = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    const accessCode = /Access code: (\d{8})/.exec(text)?.[1];
    if (!base || !accessCode) continue;
    return {
      base,
      accessCode,
      async [Symbol.asyncDispose]() {
        child.kill(Deno.build.os === "windows" ? "SIGKILL" : "SIGTERM");
        await reader.cancel();
        await child.status;
      },
    };
  }
}

/** Runs a command of this program in the home and returns what it printed and its exit code. */
export async function runSelf(
  home: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly text: string }> {
  const [program = "", ...words] = thisLauncher().argv;
  const { code, stdout } = await new Deno.Command(program, {
    args: [...words, ...args],
    env: { OKTSEC_HOME: home, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  }).output();
  return { code, text: new TextDecoder().decode(stdout) };
}
