/**
 * Changes files of clients, all or none: every change is worked out before the first byte is written, each file is
 * replaced in one step and read back, and where a write fails all that were written are put back. A file that somebody
 * else changes meanwhile is worked out anew.
 */
import { Buffer } from "node:buffer";
import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Machine } from "../contract/machine.ts";
import type { Format } from "../contract/platform.ts";
import { writeAtomic } from "../edits/atomic.ts";
import { isHeld, type Renaming, SYSTEM_RENAMING } from "../edits/held.ts";
import { lockBeside } from "../edits/lock.ts";
import { codeOf, readRegular } from "../edits/read.ts";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import { CLIENT_FILE_BYTES_MAX, CLIENT_LOCK_MS_MAX, CLIENT_WRITE_TRIES_MAX } from "../limits.ts";
import { Backups, type Manifest, sha256Of, type WrappedEntry } from "./backups.ts";
import { besideName, Journal } from "./journal.ts";
import { type Placed, whyUntouchable } from "./touchable.ts";

/** What a change makes of a file's bytes. */
export type Rewritten =
  | { readonly kind: "same" }
  | { readonly kind: "refused"; readonly reason: string }
  | {
    readonly kind: "changed";
    readonly bytes: Uint8Array;
    /** All entries that are wrapped then; none where the file is free of us. */
    readonly wrapped: readonly WrappedEntry[];
    /** Whether nothing was wrapped in the file before. */
    readonly wasFree: boolean;
  };

/** A change of one file. `rewrite` is asked again where the file is not what it was. */
export interface FileChange extends Placed {
  readonly client: string;
  readonly format: Format;
  rewrite(bytes: Uint8Array, manifest: Manifest | null): Rewritten | Promise<Rewritten>;
}

/** What became of a file. */
export type Written =
  & Placed
  & (
    | { readonly kind: "written"; readonly backup: string; readonly wrapped: readonly WrappedEntry[] }
    | { readonly kind: "same" }
    | { readonly kind: "refused"; readonly reason: string }
  );

/** The places where a run may be stopped, for tests that stop it there. */
export type Step = "journal" | "backup" | "manifest" | "replace" | "replaced" | "end";

/** With what to write. */
export interface WriteOptions {
  /** Oktsec's home. */
  readonly home: string;
  readonly machine: Machine;
  readonly now: () => number;
  /** The system's own by default. */
  readonly renaming?: Renaming;
  /** Called before each step. */
  readonly beforeStep?: (step: Step, path: string) => void | Promise<void>;
}

/** Where the backups of a home are. */
export function backupsOf(home: string): Backups {
  return new Backups(join(home, "backups"));
}

/**
 * Makes the changes, in order. Resolves to what became of each file.
 *
 * @throws {OktsecError} `clients/busy`, `clients/no-backup`; `clients/write-failed` where all is as it was;
 * `clients/roll-back-failed` where it is not
 */
export async function writeAll(changes: readonly FileChange[], options: WriteOptions): Promise<readonly Written[]> {
  if (changes.length === 0) return [];
  const { home } = options;
  await mkdir(home, { recursive: true, mode: 0o700 });
  const lockPath = join(home, "clients");
  await using lock = await lockBeside(lockPath, { waitMs: CLIENT_LOCK_MS_MAX });
  if (!lock) throw fail("clients/busy", [`${lockPath}.lock`]);
  const journal = new Journal(join(home, "clients.journal"));
  await journal.recover();
  return await new Run(options, journal).all(changes);
}

/** A change that is worked out for the bytes that are there. */
interface Prepared {
  readonly change: FileChange;
  readonly before: Uint8Array;
  readonly stamp: string;
  readonly mode: number;
  readonly rewritten: Extract<Rewritten, { kind: "changed" }>;
  readonly manifest: Manifest | null;
  readonly beside: string;
}

/** Says that a file is no longer what was read. */
class ChangedMeanwhile extends Error {}

const CHANGING = "another program keeps changing it";

class Run {
  readonly #done: Prepared[] = [];
  readonly #backups: Backups;
  constructor(readonly options: WriteOptions, readonly journal: Journal) {
    this.#backups = backupsOf(options.home);
  }

  async all(changes: readonly FileChange[]): Promise<readonly Written[]> {
    const looked: (Written | Prepared)[] = [];
    for (const change of changes) looked.push(await this.#prepare(change, besideName(change.realpath)));
    const ready = looked.filter((one) => "change" in one);
    if (ready.length > 0) {
      await this.#step("journal", this.journal.path);
      await this.journal.begin(
        ready.map(({ change, beside }) => ({ realpath: change.realpath, beside })),
        this.options.now(),
      );
    }
    const written: Written[] = [];
    for (const one of looked) written.push("change" in one ? await this.#writeOrUndo(one) : one);
    await this.#step("end", this.journal.path);
    await this.journal.end();
    return written;
  }

  #step(step: Step, path: string): void | Promise<void> {
    return this.options.beforeStep?.(step, path);
  }

  async #prepare(change: FileChange, beside: string): Promise<Written | Prepared> {
    const { path, realpath } = change;
    const refused = (reason: string): Written => ({ path, realpath, kind: "refused", reason });
    const why = await whyUntouchable(change, this.options.machine) ?? await whyUnwritable(realpath);
    if (why !== null) return refused(why);
    const result = await readRegular(realpath, { bytesMax: CLIENT_FILE_BYTES_MAX });
    if (result.kind === "missing") return refused("it is gone");
    if (result.kind === "refused") return refused(result.reason);
    const manifest = await this.#backups.manifestOf(realpath);
    const rewritten = await change.rewrite(result.bytes, manifest);
    if (rewritten.kind === "refused") return refused(rewritten.reason);
    if (rewritten.kind === "same") return { path, realpath, kind: "same" };
    if (rewritten.bytes.length > CLIENT_FILE_BYTES_MAX) {
      return refused(`it would be larger than ${CLIENT_FILE_BYTES_MAX} bytes`);
    }
    const { bytes, mode, stamp } = result;
    return { change, before: bytes, stamp, mode, rewritten, manifest, beside };
  }

  async #writeOrUndo(first: Prepared): Promise<Written> {
    try {
      return await this.#write(first);
    } catch (error) {
      const left = await this.#undo();
      await this.journal.end();
      if (error instanceof OktsecError && left.length === 0) throw error;
      const { realpath } = first.change;
      const reason = this.#why(error);
      throw left.length === 0
        ? fail("clients/write-failed", [realpath, reason], { cause: error })
        : fail("clients/roll-back-failed", [realpath, reason, left.join(", ")], { cause: error });
    }
  }

  #why(error: unknown): string {
    const code = codeOf(error) ?? reasonOf(error);
    return isHeld(error, this.#renaming) ? `another program holds it open (${code})` : code;
  }

  get #renaming(): Renaming {
    return this.options.renaming ?? SYSTEM_RENAMING;
  }

  /** Tries again on top of what somebody else wrote. */
  async #write(first: Prepared): Promise<Written> {
    let prepared: Written | Prepared = first;
    for (let tries = 0; "change" in prepared; tries++) {
      const { change, beside } = prepared;
      const { path, realpath } = change;
      if (tries === CLIENT_WRITE_TRIES_MAX) return { path, realpath, kind: "refused", reason: CHANGING };
      try {
        const backup = await this.#replace(prepared);
        return { path, realpath, kind: "written", backup, wrapped: prepared.rewritten.wrapped };
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
        prepared = await this.#prepare(change, beside);
      }
    }
    return prepared;
  }

  /** Replaces one file; resolves to the backup of what was there. */
  async #replace(prepared: Prepared): Promise<string> {
    const { change: { realpath }, before, stamp, rewritten, manifest, beside } = prepared;
    await this.#step("backup", realpath);
    const backup = await this.#backups.keep(realpath, before);
    await this.#step("manifest", realpath);
    // Saved before the file: a manifest that says too much harms nothing, one that says too little loses how it was.
    if (rewritten.wrapped.length > 0) await this.#backups.saveManifest(this.#manifest(prepared));
    this.#done.push(prepared);
    const isStill = async () => {
      await this.#step("replace", realpath);
      const now = await readRegular(realpath, { bytesMax: CLIENT_FILE_BYTES_MAX });
      if (now.kind !== "read" || now.stamp !== stamp || !isSame(now.bytes, before)) {
        throw new ChangedMeanwhile();
      }
    };
    try {
      await writeAtomic(realpath, rewritten.bytes, { beside, beforeRename: isStill, renaming: this.#renaming });
      await this.#step("replaced", realpath);
      const now = await readRegular(realpath, { bytesMax: CLIENT_FILE_BYTES_MAX });
      if (now.kind !== "read" || !isSame(now.bytes, rewritten.bytes)) throw new ChangedMeanwhile();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      this.#done.pop();
      await this.#restoreManifest(realpath, manifest);
      throw error;
    }
    if (rewritten.wrapped.length === 0) await this.#backups.dropManifest(realpath);
    return backup;
  }

  #manifest({ change, before, mode, rewritten, manifest }: Prepared): Manifest {
    const hash = sha256Of(before);
    // Where it is as we left it, what we put it back to is what it was at first. Else somebody's changes are in it.
    const whole = rewritten.wasFree ? hash : manifest?.after === hash ? manifest.before : null;
    return {
      version: 1,
      path: change.path,
      realpath: change.realpath,
      client: change.client,
      format: change.format,
      mode: this.options.machine.os === "windows" ? null : mode,
      uid: this.options.machine.uid,
      at: new Date(this.options.now()).toISOString(),
      before: whole,
      after: sha256Of(rewritten.bytes),
      entries: rewritten.wrapped,
    };
  }

  async #restoreManifest(realpath: string, manifest: Manifest | null): Promise<void> {
    if (manifest) await this.#backups.saveManifest(manifest);
    else await this.#backups.dropManifest(realpath);
  }

  /** Puts back what this run has written; resolves to the paths where that failed. */
  async #undo(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const { change: { realpath }, before, rewritten, manifest } of this.#done.toReversed()) {
      try {
        const now = await readRegular(realpath, { bytesMax: CLIENT_FILE_BYTES_MAX });
        const isOurs = now.kind === "read" && isSame(now.bytes, rewritten.bytes);
        const isAsBefore = now.kind === "read" && isSame(now.bytes, before);
        if (isOurs) await writeAtomic(realpath, before, { renaming: this.#renaming });
        else if (!isAsBefore) throw new ChangedMeanwhile();
        await this.#restoreManifest(realpath, manifest);
      } catch {
        left.push(realpath);
      }
    }
    return left;
  }
}

/** What only the system itself can tell: lists of rights, file systems that are mounted read-only. */
async function whyUnwritable(realpath: string): Promise<string | null> {
  try {
    await access(realpath, constants.R_OK | constants.W_OK);
  } catch (error) {
    return codeOf(error) === "ENOENT" ? "it is gone" : "it cannot be written to";
  }
  try {
    await access(dirname(realpath), constants.W_OK);
    return null;
  } catch {
    return "its folder cannot be written to";
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
