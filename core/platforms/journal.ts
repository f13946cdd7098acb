/**
 * A run that changes files of clients, in one file of Oktsec's home: what it is about to replace, and under which names
 * it writes beside them. Each replacement is one step of the system, so that a run that is killed leaves every file old
 * or new; the journal is what lets the next one take away what was half written.
 */
import { randomUUID } from "node:crypto";
import { lstat, mkdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { writeAtomic } from "../edits/atomic.ts";
import { readRegular } from "../edits/read.ts";
import { MANIFEST_BYTES_MAX } from "../limits.ts";

const journal = z.strictObject({
  version: z.literal(1),
  at: z.string(),
  files: z.array(z.strictObject({ realpath: z.string(), beside: z.string() })).readonly(),
});

/** A file that is about to be replaced. */
export type JournalFile = z.infer<typeof journal>["files"][number];

const BESIDE = /^\..+\.oktsec-[0-9a-f]{8}$/s;

/** A name for what is written beside a file until it takes its place. */
export function besideName(realpath: string): string {
  return `.${basename(realpath)}.oktsec-${randomUUID().slice(0, 8)}`;
}

/** The journal of this home. Only one run has it at a time: the caller holds a lock. */
export class Journal {
  constructor(readonly path: string) {}

  /** Writes down what is about to happen. */
  async begin(files: readonly JournalFile[], at: number): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const text = JSON.stringify({ version: 1, at: new Date(at).toISOString(), files });
    await writeAtomic(this.path, text + "\n", { mode: 0o600, force: true });
  }

  /** It has happened, or was undone. */
  async end(): Promise<void> {
    await rm(this.path, { force: true });
  }

  /** Takes away what a killed run left beside files; true where there was one. */
  async recover(): Promise<boolean> {
    const result = await readRegular(this.path, { bytesMax: MANIFEST_BYTES_MAX });
    if (result.kind === "missing") return false;
    for (const { realpath, beside } of result.kind === "read" ? filesOf(result.bytes) : []) {
      // A journal that somebody else wrote must not be able to name any file but one of these.
      if (basename(beside) !== beside || !BESIDE.test(beside)) continue;
      const path = join(dirname(realpath), beside);
      if (await lstat(path).then((stat) => stat.isFile(), () => false)) await rm(path, { force: true });
    }
    await this.end();
    return true;
  }
}

function filesOf(bytes: Uint8Array): readonly JournalFile[] {
  try {
    return journal.parse(JSON.parse(new TextDecoder().decode(bytes))).files;
  } catch {
    // It is written whole or not at all, so this is not ours.
    return [];
  }
}
