/** Carries signed heads from the database to the file beside it, behind the back of whoever waits for a row. */
import { open } from "node:fs/promises";
import { clearTimeout, setTimeout } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Checkpoint } from "../../core/audit/checkpoint.ts";
import { HEADS_LINES_MAX, HEADS_MS, LOCK_WAIT_MS_MAX } from "../../core/limits.ts";
import { type Database, isBusy } from "./database.ts";
import { appendHead, compactHeads, headsPath, isMissing, syncHeads } from "./heads_file.ts";

/** Publishes the newest checkpoint of one writer. */
export class HeadsKeeper {
  readonly #db: Database;
  readonly #writer: string;
  readonly #random: () => number;
  /** Signed and committed, but not in the file yet. Only the newest matters: it covers all before it. */
  #pending: Checkpoint | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** On the monotonic clock. */
  #publishedAt = -Infinity;
  #lines = 0;
  #isClosing = false;

  constructor(db: Database, options: { readonly writer: string; readonly random: () => number }) {
    this.#db = db;
    this.#writer = options.writer;
    this.#random = options.random;
  }

  /**
   * Publishes at once, or soon after the last time: of many in a row only the newest is needed.
   * What fails is tried again with the next checkpoint, and at close at the latest.
   */
  offer(checkpoint: Checkpoint): void {
    this.#pending = checkpoint;
    if (this.#running || this.#timer || this.#isClosing) return;
    const pause = this.#publishedAt + HEADS_MS - performance.now();
    if (pause <= 0) return this.#start();
    this.#timer = setTimeout(() => this.#start(), pause);
    // close() publishes what is left.
    this.#timer.unref();
  }

  /** Publishes what is left, drops superseded heads, and makes the file durable. Throws what stood in the way. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
    await this.#publish();
    if (this.#lines > 1) await this.#underLock(() => this.#compact());
    if (this.#lines > 0) syncHeads(headsPath(this.#db.path));
  }

  #start(): void {
    this.#timer = null;
    this.#running = this.#publish().then(() => true, () => false).then((isPublished) => {
      this.#running = null;
      this.#publishedAt = performance.now();
      if (isPublished && this.#pending) this.offer(this.#pending);
    });
  }

  async #publish(): Promise<void> {
    const checkpoint = this.#pending;
    if (!checkpoint) return;
    // The rows must be on the disk before the head that vouches for them: after a power cut a head that is ahead of
    // the database would read as a cut trail.
    await this.#sync();
    await this.#underLock(() => {
      appendHead(headsPath(this.#db.path), checkpoint);
      this.#lines++;
      if (this.#lines >= HEADS_LINES_MAX) this.#compact();
    });
    // One that came in the meantime waits for its own turn.
    if (this.#pending === checkpoint) this.#pending = null;
  }

  #compact(): void {
    compactHeads(headsPath(this.#db.path), this.#writer);
    this.#lines = 1;
  }

  /** Syncs the write-ahead log from a thread of the pool. SQLite keeps no locks on that file, so a second handle is harmless. */
  async #sync(): Promise<void> {
    let file;
    try {
      file = await open(`${this.#db.path}-wal`, "r+");
    } catch (error) {
      // Gone: SQLite has moved everything into the database file, and synced that.
      if (isMissing(error)) return;
      throw error;
    }
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** Runs `work` while no other process can write to the database, or to the heads file. */
  async #underLock(work: () => void): Promise<void> {
    const started = performance.now();
    for (;;) {
      try {
        this.#db.begin();
        break;
      } catch (error) {
        if (!isBusy(error) || performance.now() - started > LOCK_WAIT_MS_MAX) throw error;
      }
      await sleep(2 + this.#random() * 10);
    }
    try {
      work();
    } finally {
      this.#db.rollback();
    }
  }
}
