/** Puts the parts of the SQLite store together. */
import { clearInterval, setInterval } from "node:timers";
import { type DraftEntry, draftRow } from "../../core/audit/row.ts";
import type { AuditEntry, AuditRecord, Companions, Store, StoreOptions } from "../../core/contract/store.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import { CHECKPOINT_MS } from "../../core/limits.ts";
import { SlidingWindows } from "../../core/windows.ts";
import { AppendQueue } from "./append_queue.ts";
import { SqliteAudit } from "./audit.ts";
import { ChainWriter, type Job } from "./chain_writer.ts";
import { SqliteCounters } from "./counters.ts";
import { isBusy } from "./database.ts";
import { HeadsKeeper } from "./heads_keeper.ts";
import { type OpenDatabase, openReadOnly, openWritable } from "./open.ts";
import { SqliteQuarantine } from "./quarantine.ts";
import { SqliteReplay } from "./replay.ts";
import { SqliteRevocations } from "./revocations.ts";
import { Rows } from "./rows.ts";
import { Strings } from "./strings.ts";

/** Opens the store. Throws `store/refused`, `store/write-failed` or `store/read-failed`. */
export async function openSqliteStore(
  options: StoreOptions,
  { checkpointMs = CHECKPOINT_MS }: { readonly checkpointMs?: number } = {},
): Promise<Store> {
  const { path, readOnly = false } = options;
  const open = await (readOnly ? openReadOnly(path) : openWritable(path));
  return new SqliteStore(open, options, checkpointMs);
}

class SqliteStore implements Store {
  readonly name = "sqlite";
  readonly writer: string;
  readonly audit: SqliteAudit;
  readonly quarantine: SqliteQuarantine;
  readonly replay: SqliteReplay;
  readonly revocations: SqliteRevocations;
  readonly windows = new SlidingWindows();
  readonly counters: SqliteCounters;
  readonly #open: OpenDatabase;
  readonly #isReadOnly: boolean;
  readonly #chain: ChainWriter;
  readonly #queue: AppendQueue;
  readonly #heads: HeadsKeeper;
  readonly #timer: ReturnType<typeof setInterval>;
  #closing: Promise<void> | null = null;

  constructor(open: OpenDatabase, options: StoreOptions, checkpointMs: number) {
    const { db } = open;
    const { signer, now, path, readOnly = false } = options;
    const random = Math.random;
    const strings = new Strings(db);
    const rows = new Rows(db, strings);
    this.#open = open;
    this.#isReadOnly = readOnly;
    this.writer = newId(now());
    this.#chain = new ChainWriter({ db, rows, strings, writer: this.writer, signer, now });
    this.#heads = new HeadsKeeper(db, { writer: this.writer, random });
    this.#queue = new AppendQueue({
      path,
      random,
      elapsed: () => performance.now(),
      write: (jobs) => this.#write(jobs),
    });
    const append = (record: AuditRecord, work: NonNullable<Job["work"]>) => this.#append(record, work);
    this.audit = new SqliteAudit({
      db,
      rows,
      strings,
      signer,
      append: (record, companions) => this.#appendWith(record, companions),
    });
    this.quarantine = new SqliteQuarantine(db, append);
    this.replay = new SqliteReplay(db, now);
    this.revocations = new SqliteRevocations(db, append);
    this.counters = new SqliteCounters(db, { readOnly });
    this.#timer = setInterval(() => this.#tick(), checkpointMs);
    // A checkpoint is no reason to keep a process alive: close() signs the last one.
    this.#timer.unref();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#closing ??= this.#close();
  }

  #appendWith(record: AuditRecord, companions: Companions | undefined): Promise<AuditEntry> {
    const { hold, replay } = companions ?? {};
    if (!hold && !replay) return this.#append(record, null);
    const work = () => {
      if (replay) this.replay.take(replay);
      if (hold) this.quarantine.hold(hold);
      return "write" as const;
    };
    // Most decisions carry a claim and no hold: taking a claim back is cheaper than a savepoint for each.
    const entry = this.#append(record, work, replay && !hold ? () => this.replay.untake(replay) : undefined);
    // Durable now: the database answers for it.
    return replay ? entry.then((written) => (this.replay.keep(replay), written)) : entry;
  }

  #append(record: AuditRecord, work: Job["work"], undo?: () => void): Promise<AuditEntry> {
    if (this.#isReadOnly) {
      return Promise.reject(fail("store/write-failed", [this.#open.db.path, "it is open for reading only"]));
    }
    let entry: DraftEntry;
    try {
      entry = draftRow(record);
    } catch (error) {
      return Promise.reject(error);
    }
    return this.#queue.append(entry, undo ? { work, undo } : { work });
  }

  #write(jobs: readonly Job[], options = { checkpoint: false }): void {
    const checkpoint = this.#chain.write(jobs, options);
    if (checkpoint) this.#heads.offer(checkpoint);
  }

  #tick(): void {
    if (!this.#chain.owesCheckpoint) return;
    try {
      this.#write([], { checkpoint: true });
    } catch {
      // The rows are safe; what failed is their signature, which the next tick, the next thousand rows or close() will try again.
    }
  }

  /** Writes what waits, signs the last row, says goodbye. Rejects with the first thing that failed; the file is closed in any case. */
  async #close(): Promise<void> {
    clearInterval(this.#timer);
    const { db } = this.#open;
    try {
      await this.#queue.close();
      if (this.#isReadOnly) return;
      await patiently(() => this.counters.flush());
      if (!this.#chain.hasWritten) return;
      if (this.#chain.owesCheckpoint) await patiently(() => this.#write([], { checkpoint: true }));
      await this.#heads.close();
      // After the head is in its file: a writer that says it closed must have left both.
      await patiently(() => this.#chain.close());
    } catch (error) {
      throw fail("store/write-failed", [db.path, reasonOf(error)], { cause: error });
    } finally {
      this.counters.close();
      this.#open.close();
    }
  }
}

const TRIES = 50;

/** Tries again while other processes hold the lock. */
async function patiently(work: () => void): Promise<void> {
  for (let tries = 1;; tries++) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || tries >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
