/** Key pairs in the two files that Oktsec itself reads and writes. Needs a file system: Deno, Node or Bun. */
import { OktsecClientError, reasonOf } from "./errors.ts";
import { KeyPair } from "./keys.ts";
import { checkName } from "./names.ts";

const FILE_BYTES_MAX = 64 * 1024;

/**
 * Reads `NAME.key` from a folder. Throws `no_key` where there is none, `bad_key` for one that cannot be used:
 * damaged, larger than 64 KiB, a symbolic link.
 *
 * @example
 * ```ts
 * const keyPair = await loadKeyPair("./keys", "research-agent");
 * ```
 */
export async function loadKeyPair(dir: string, name: string): Promise<KeyPair> {
  const path = pathOf(dir, name, ".key");
  const { lstat, readFile } = await import("node:fs/promises");
  let text: string;
  try {
    const stat = await lstat(path);
    if (!stat.isFile() || stat.size > FILE_BYTES_MAX) {
      throw new OktsecClientError("bad_key", `Cannot read key "${path}": it is not a regular file of at most 64 KiB`);
    }
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof OktsecClientError) throw error;
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const code = isMissing ? "no_key" : "bad_key";
    throw new OktsecClientError(code, `Cannot read key "${path}": ${reasonOf(error)}`, { cause: error });
  }
  return await KeyPair.fromPem(text);
}

/**
 * Writes `NAME.key` (mode 0600) and `NAME.pub` (0644), making the folder (0700) where it is missing.
 * Throws `key_exists` and overwrites neither.
 */
export async function saveKeyPair(dir: string, name: string, pair: KeyPair): Promise<void> {
  const files = [
    { path: pathOf(dir, name, ".key"), text: pair.privatePem(), mode: 0o600 },
    { path: pathOf(dir, name, ".pub"), text: pair.publicPem(), mode: 0o644 },
  ];
  const { lstat, mkdir, writeFile } = await import("node:fs/promises");
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for (const { path } of files) {
    const isTaken = await lstat(path).then(() => true, () => false);
    if (isTaken) throw new OktsecClientError("key_exists", `Cannot create key "${path}": it exists`);
  }
  // "wx": whatever came into being since is not overwritten either.
  for (const { path, text, mode } of files) await writeFile(path, text, { flag: "wx", mode });
}

function pathOf(dir: string, name: string, extension: string): string {
  const reason = checkName(name);
  if (reason !== null) throw new OktsecClientError("bad_argument", `Cannot use "${name}" as a name: ${reason}`);
  return `${dir.replace(/\/+$/, "") || "/"}/${name}${extension}`;
}
