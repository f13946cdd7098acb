/**
 * What other people's files were before we changed them: below `backups/` in Oktsec's home, one folder for each file,
 * 0600 in 0700. A backup is written once and never again; the manifest beside it says what was wrapped.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeAtomic } from "../edits/atomic.ts";
import { codeOf, readRegular } from "../edits/read.ts";
import { fail, reasonOf } from "../errors.ts";
import { CLIENT_BACKUPS_MAX, CLIENT_FILE_BYTES_MAX, MANIFEST_BYTES_MAX, MANIFESTS_MAX } from "../limits.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const keys = z.array(z.string()).readonly();
const shape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("split"), command: keys, args: keys, env: keys.exactOptional() }),
  z.strictObject({ kind: z.literal("whole"), argv: keys, env: keys.exactOptional() }),
]);

/** An entry that was wrapped. */
const wrappedEntry = z.strictObject({
  path: z.array(z.union([z.string(), z.int()])).readonly(),
  shape,
  agent: z.string(),
  /** Whether it had arguments before; an entry without them gets none back. */
  hadArgs: z.boolean(),
});

const manifest = z.strictObject({
  version: z.literal(1),
  /** The file as its client names it, and with every link followed. */
  path: z.string(),
  realpath: z.string(),
  client: z.string(),
  format: z.enum(["json", "jsonc", "json5", "toml", "yaml"]),
  mode: z.int().nullable(),
  uid: z.int().nullable(),
  at: z.string(),
  /** The backup that the file can be put back to whole; null where it held other changes when it was wrapped again. */
  before: sha256.nullable(),
  /** What we left; another file was changed since. */
  after: sha256,
  entries: z.array(wrappedEntry).readonly(),
}).readonly();

/** What we know of a file that we wrapped. Holds no content of it but the names of its servers. */
export type Manifest = z.infer<typeof manifest>;
/** One wrapped entry of a manifest. */
export type WrappedEntry = Manifest["entries"][number];

const MANIFEST_NAME = "manifest.json";
const BACKUP_NAME = /^(\d{1,6})-([0-9a-f]{64})$/;
const DIR_MODE = 0o700;

/** Lower-case hex SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The store of backups and manifests. */
export class Backups {
  /** `backups/` in Oktsec's home; made when the first backup is. */
  constructor(readonly dir: string) {}

  /** The manifest of a file; null where nothing of it is wrapped, and where what is written there cannot be used. */
  async manifestOf(realpath: string): Promise<Manifest | null> {
    return await readManifest(join(this.#folderOf(realpath), MANIFEST_NAME));
  }

  /** Every manifest, by path. */
  async manifests(): Promise<readonly Manifest[]> {
    const folders = (await namesIn(this.dir)).slice(0, MANIFESTS_MAX);
    const found = await Promise.all(folders.map((name) => readManifest(join(this.dir, name, MANIFEST_NAME))));
    return found.filter((one) => one !== null).toSorted((a, b) => a.path < b.path ? -1 : 1);
  }

  /** Remembers what was wrapped. */
  async saveManifest(one: Manifest): Promise<void> {
    await this.#write(join(this.#folderOf(one.realpath), MANIFEST_NAME), JSON.stringify(one, null, 2) + "\n", {
      overwrite: true,
    });
  }

  /** Forgets what was wrapped; the backups stay. */
  async dropManifest(realpath: string): Promise<void> {
    await rm(join(this.#folderOf(realpath), MANIFEST_NAME), { force: true });
  }

  /** Keeps the bytes of a file, once; resolves to where. Throws `clients/no-backup`. */
  async keep(realpath: string, bytes: Uint8Array): Promise<string> {
    const folder = this.#folderOf(realpath);
    const hash = sha256Of(bytes);
    const kept = await backupsIn(folder);
    const same = kept.find((backup) => backup.hash === hash);
    if (same !== undefined) return join(folder, same.name);
    const path = join(folder, `${(kept.at(-1)?.number ?? 0) + 1}-${hash}`);
    await this.#write(path, bytes, { overwrite: false });
    // The first is never let go: it is what was there before we came.
    const tooMany = Math.max(0, kept.length + 1 - CLIENT_BACKUPS_MAX);
    for (const { name } of kept.slice(1, 1 + tooMany)) await rm(join(folder, name));
    return path;
  }

  /** The bytes of a backup; null where it is gone. Throws `clients/bad-backup` where it is not what was kept. */
  async read(realpath: string, hash: string): Promise<Uint8Array | null> {
    const folder = this.#folderOf(realpath);
    const kept = (await backupsIn(folder)).find((backup) => backup.hash === hash);
    if (!kept) return null;
    const path = join(folder, kept.name);
    const result = await readRegular(path, { bytesMax: CLIENT_FILE_BYTES_MAX });
    if (result.kind === "missing") return null;
    if (result.kind === "refused") throw fail("clients/bad-backup", [path, result.reason]);
    if (sha256Of(result.bytes) !== hash) throw fail("clients/bad-backup", [path, "its content is not what was kept"]);
    return result.bytes;
  }

  /** Where backups of a file are. A name of its own for each path, whatever the path holds. */
  #folderOf(realpath: string): string {
    return join(this.dir, sha256Of(new TextEncoder().encode(realpath)).slice(0, 32));
  }

  async #write(path: string, data: string | Uint8Array, { overwrite }: { readonly overwrite: boolean }): Promise<void> {
    try {
      await mkdir(join(path, ".."), { recursive: true, mode: DIR_MODE });
      await writeAtomic(path, data, { mode: 0o600, force: true, overwrite });
    } catch (error) {
      throw fail("clients/no-backup", [path, codeOf(error) ?? reasonOf(error)], { cause: error });
    }
  }
}

async function readManifest(path: string): Promise<Manifest | null> {
  const result = await readRegular(path, { bytesMax: MANIFEST_BYTES_MAX });
  if (result.kind !== "read") return null;
  try {
    return manifest.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(result.bytes)));
  } catch {
    // Not lost with it: an entry itself says what it was, and a backup what the file was.
    return null;
  }
}

interface Kept {
  readonly name: string;
  readonly number: number;
  readonly hash: string;
}

/** Oldest first. */
async function backupsIn(folder: string): Promise<readonly Kept[]> {
  return (await namesIn(folder)).flatMap((name): Kept[] => {
    const [, number, hash] = BACKUP_NAME.exec(name) ?? [];
    return number === undefined || hash === undefined ? [] : [{ name, number: Number(number), hash }];
  }).toSorted((a, b) => a.number - b.number);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).toSorted();
}
