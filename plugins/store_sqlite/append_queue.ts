/** Gathers the rows of one turn of the event loop into one transaction, and waits for other processes' locks without blocking. */
import { setImmediate, setTimeout } from "node:timers";
import type { DraftEntry } from "../../core/audit/row.ts";
import type { AuditEntry } from "../../core/contract/store.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { APPEND_QUEUE_MAX, BATCH_ROWS_MAX, LOCK_WAIT_MS_MAX } from "../../core/limits.ts";
import type { Job } from "./chain_writer.ts";
import { isBusy } from "./database.ts";

interface Waiting extends Job {
  resolve(entry: AuditEntry): void;
  reject(error: unknown): void;
}

/** What a queue is made of. */
export interface QueueParts {
  /** Path of the database, for errors. */
  readonly path: string;
  /** Writes a batch in one transaction, or throws. */
  readonly write: (jobs: readonly Job[]) => void;
  readonly random: () => number;
  /** Milliseconds on a clock that is never set; only differences count. */
  readonly elapsed: () => number;
}

/** Rows on their way to the database. */
export class AppendQueue {
  readonly #parts: QueueParts;
  #queue: Waiting[] = [];
  #isScheduled = false;
  #isClosed = false;
  /** When the lock was first found taken, on the monotonic clock; null while it is free. */
  #blockedSince: number | null = null;
  #idle: (() => void)[] = [];

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Resolves with the entry once its transaction is committed. */
  append(entry: DraftEntry, { work, undo }: Pick<Job, "work" | "undo"> = { work: null }): Promise<AuditEntry> {
    if (this.#isClosed) return Promise.reject(fail("store/closed", []));
    if (this.#queue.length >= APPEND_QUEUE_MAX) {
      return Promise.reject(
        fail("store/write-failed", [this.#parts.path, `${this.#queue.length} rows wait for it already`]),
      );
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ entry, work, ...(undo ? { undo } : {}), error: null, resolve, reject });
      // A caller that appends faster than it awaits pays for the batch itself: that is the back-pressure.
      if (this.#queue.length >= BATCH_ROWS_MAX && this.#blockedSince === null) this.#flush();
      else this.#schedule();
    });
  }

  /** Refuses new rows and resolves when those that wait are settled, one way or the other. */
  close(): Promise<void> {
    this.#isClosed = true;
    if (this.#queue.length === 0) return Promise.resolve();
    this.#schedule();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    const batch = this.#queue.length <= BATCH_ROWS_MAX ? this.#queue : this.#queue.slice(0, BATCH_ROWS_MAX);
    if (batch.length === 0) return;
    try {
      this.#parts.write(batch);
    } catch (error) {
      if (isBusy(error) && this.#mayWait()) return this.#retry();
      this.#drop(batch);
      const failure = fail("store/write-failed", [this.#parts.path, reasonOf(error)], { cause: error });
      for (const job of batch) job.reject(failure);
      return;
    }
    this.#drop(batch);
    for (const job of batch) {
      if (job.error) job.reject(job.error);
      else job.resolve(job.entry);
    }
  }

  /** Takes a settled batch off the queue. */
  #drop(batch: readonly Waiting[]): void {
    this.#blockedSince = null;
    this.#queue = this.#queue.slice(batch.length);
    if (this.#queue.length > 0) return this.#schedule();
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #mayWait(): boolean {
    const now = this.#parts.elapsed();
    this.#blockedSince ??= now;
    return now - this.#blockedSince < LOCK_WAIT_MS_MAX;
  }

  #retry(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // Jitter, so that processes that wait for each other do not knock in step.
    setTimeout(() => {
      this.#isScheduled = false;
      this.#flush();
    }, 2 + this.#parts.random() * 10);
  }
}
