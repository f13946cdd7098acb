/** A machine of its own for a test: a temporary home and working folder, and an environment that is said. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Surroundings } from "../contract/surroundings.ts";
import type { OktsecError } from "../errors.ts";
import { loadConfig, type LoadOptions } from "./load.ts";
import type { Loaded } from "./loaded.ts";

/** What a test is given. */
export interface Place {
  readonly root: string;
  readonly cwd: string;
  readonly home: string;
  /** Writes a file below the root, with the folders on the way; returns its path. */
  write(name: string, text: string | Uint8Array): Promise<string>;
  surroundings(env?: Readonly<Record<string, string>>): Surroundings;
  load(options?: Partial<LoadOptions> & { readonly env?: Readonly<Record<string, string>> }): Promise<Loaded>;
  /** Loads a text as the config of the home. */
  loadText(
    text: string,
    options?: Partial<LoadOptions> & { readonly env?: Readonly<Record<string, string>> },
  ): Promise<Loaded>;
}

/** Runs a test in a place of its own, which is gone afterwards. */
export async function inPlace(run: (place: Place) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "oktsec-config-"));
  const cwd = join(root, "project");
  const home = join(root, "user", ".oktsec");
  const write = async (name: string, text: string | Uint8Array) => {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  };
  const surroundings = (env: Readonly<Record<string, string>> = {}): Surroundings => ({
    cwd,
    home,
    userHome: join(root, "user"),
    os: "linux",
    env: (name) => env[name],
    envNames: Object.keys(env),
  });
  const place: Place = {
    root,
    cwd,
    home,
    write,
    surroundings,
    load: ({ env, ...options } = {}) =>
      loadConfig({ flag: null, local: false, surroundings: surroundings(env), ...options }),
    async loadText(text, options) {
      await write("user/.oktsec/config.yaml", text);
      return await place.load(options);
    },
  };
  try {
    await mkdir(cwd, { recursive: true });
    await mkdir(home, { recursive: true });
    await run(place);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The message of the `config/invalid` error that a load ends with, as lines without the file's name. */
export async function mistakesOf(loading: Promise<unknown>): Promise<string[]> {
  try {
    await loading;
  } catch (error) {
    const { code, message } = error as OktsecError; // Anything else has no such code, and the next line says so.
    if (code !== "config/invalid") throw error;
    return message.split("\n").map((line) => line.replace(/^.*config\.yaml:/, ""));
  }
  throw new Error("the config was accepted");
}
