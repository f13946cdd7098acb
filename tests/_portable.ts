/** The portable file, built once, and machines that have nothing else: an empty folder, a short PATH, no network. */
import { copyFile, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { portable } from "../tools/portable.ts";

/** How a process ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let built: Promise<string> | null = null;

/** Builds the file on first use; it goes with this process. */
function build(): Promise<string> {
  return built ??= (async () => {
    const folder = Deno.makeTempDirSync({ prefix: "oktsec-portable-" });
    globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
    const path = join(folder, "oktsec-portable");
    const tool: { readonly portable: typeof portable } = await import("../tools/portable.ts");
    await tool.portable(path);
    return path;
  })();
}

/** Where a network of one's own can be had: there not even a name server can be asked. */
const isolated = (() => {
  try {
    return new Deno.Command("unshare", { args: ["-n", "true"], stderr: "null" }).outputSync().success;
  } catch {
    return false;
  }
})();

/** A machine with the file and nothing else. */
export class BareMachine implements AsyncDisposable {
  private constructor(readonly root: string) {}

  static async open(): Promise<BareMachine> {
    // A blank in the path: nothing may be put together as a line of words.
    const root = await realpath(await mkdtemp(join(tmpdir(), "oktsec bare ")));
    const machine = new BareMachine(root);
    await mkdir(machine.folder);
    await mkdir(machine.home);
    await copyFile(await build(), machine.file);
    return machine;
  }

  /** Holds the file alone. */
  get folder(): string {
    return join(this.root, "empty");
  }
  get file(): string {
    return join(this.folder, "oktsec-portable");
  }
  get home(): string {
    return join(this.root, "home");
  }
  /** Where it unpacks itself. */
  get cache(): string {
    return join(this.home, ".oktsec", "portable");
  }

  /** What a desktop client hands on. */
  get env(): Readonly<Record<string, string>> {
    const nowhere = "http://127.0.0.1:9";
    return { HOME: this.home, PATH: "/usr/bin:/bin", NO_COLOR: "1", HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere };
  }

  /** Starts a command line here. `isServing`: it must be reached from outside, so it keeps our loopback. */
  spawn(
    [command = "", ...args]: readonly string[],
    { isServing = false, cwd = this.folder, env = {} }: {
      readonly isServing?: boolean;
      readonly cwd?: string;
      readonly env?: Readonly<Record<string, string>>;
    } = {},
  ): Deno.ChildProcess {
    const words = isolated && !isServing ? ["unshare", "-n", command, ...args] : [command, ...args];
    return new Deno.Command(words[0] ?? "", {
      args: words.slice(1),
      cwd,
      clearEnv: true,
      env: { ...this.env, ...env },
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  }

  /** Runs a command line to its end, with this on its stdin. */
  async run(words: readonly string[], options: { readonly input?: string } & Parameters<this["spawn"]>[1] = {}) {
    const { input = "", ...more } = options;
    const child = this.spawn(words, more);
    const writer = child.stdin.getWriter();
    // It may end without having read, which is its right.
    const writing = writer.write(new TextEncoder().encode(input)).then(() => writer.close()).catch(() => {});
    const { code, stdout, stderr } = await child.output();
    await writing;
    const decoder = new TextDecoder();
    const ended: Ended = { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
    return ended;
  }

  /** Runs the file itself. */
  oktsec(...args: readonly string[]): Promise<Ended> {
    return this.run([this.file, ...args]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
