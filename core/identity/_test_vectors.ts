/** Test vectors that others wrote. They are not part of the project: a user's checkout has none. */
import { readFile } from "node:fs/promises";
import process from "node:process";

/** Reads one file of the shared vectors; null, with a printed reason, where the folder is absent. */
export async function vectors<T>(name: string): Promise<T | null> {
  const shared = process.env["OKTSEC_SHARED"];
  const path = shared ? `${shared}/vectors/${name}` : new URL(`../../../shared/vectors/${name}`, import.meta.url);
  try {
    // The files are fixed: their shape is what the caller says.
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    process.stderr.write(`skipped: cannot find ${path}; set OKTSEC_SHARED to the folder that holds vectors/\n`);
    return null;
  }
}
