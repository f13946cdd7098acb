import { homedir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import type { Surroundings } from "../contract/surroundings.ts";

/** Reads where the program stands, once. */
export function readSurroundings(env: Readonly<Record<string, string | undefined>> = process.env): Surroundings {
  const userHome = homedir();
  // `deno task` changes into the project's folder and keeps the user's in INIT_CWD.
  const cwd = env["INIT_CWD"] || process.cwd();
  const os = process.platform === "win32" ? "windows" : process.platform === "darwin" ? "darwin" : "linux";
  return {
    cwd,
    home: resolve(cwd, env["OKTSEC_HOME"] || join(userHome, ".oktsec")),
    userHome,
    os,
    env: (name) => env[name],
    envNames: Object.keys(env),
  };
}
