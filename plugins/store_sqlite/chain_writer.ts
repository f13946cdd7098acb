/** One process's chain: writes batches of rows, each in one transaction with everything that belongs to it. */
import { GENESIS, leafOf, linkOf } from "../../core/audit/chain.ts";
import { type Checkpoint, signCheckpoint } from "../../core/audit/checkpoint.ts";
import { type DraftEntry, sealRow } from "../../core/audit/row.ts";
import type { ChainSigner } from "../../core/contract/store.ts";
import { fail, OktsecError, reasonOf } from "../../core/errors.ts";
import { CHECKPOINT_ROWS } from "../../core/limits.ts";
import { BlockIndex } from "./blocks.ts";
import { type Database, isConstraint, ROWS_A_STATEMENT } from "./database.ts";
import type { Rows } from "./rows.ts";
import type { Strings } from "./strings.ts";
import { Tally } from "./tallies.ts";

/** A row that waits to be written. */
export interface Job {
  readonly entry: DraftEntry;
  /** Runs in the row's transaction, before it. May refuse by throwing, or say that there is nothing to write. */
  readonly work: (() => "write" | "skip") | null;
  /** Takes back what `work` did, when the row could not be written after it. Left out: a savepoint does. */
  readonly undo?: () => void;
  /** Set when this row alone could not be written. */
  error: OktsecError | null;
}

interface Head {
  readonly seq: number;
  readonly link: string;
}

/** What a chain is written with. */
export interface ChainParts {
  readonly db: Database;
  readonly rows: Rows;
  readonly strings: Strings;
  readonly writer: string;
  readonly signer: ChainSigner | null;
  readonly now: () => number;
}

/** Writes one chain. Its head moves only with a commit. */
export class ChainWriter {
  readonly #parts: ChainParts;
  readonly #openedAt: number;
  readonly #blocks: BlockIndex;
  #head: Head = { seq: 0, link: GENESIS };
  /** Number of this process in the table `writers`; null until its first row: a process that writes nothing leaves no trace. */
  #number: number | null = null;
  #checkpointed = 0;

  constructor(parts: ChainParts) {
    this.#parts = parts;
    this.#openedAt = parts.now();
    this.#blocks = new BlockIndex(parts.db);
  }

  /** True when rows were written that no checkpoint of this key covers yet. */
  get owesCheckpoint(): boolean {
    return this.#parts.signer !== null && this.#head.seq > this.#checkpointed;
  }

  /** True once a row was written. */
  get hasWritten(): boolean {
    return this.#number !== null;
  }

  /**
   * Writes a batch in one transaction; a row that is refused has its `error` set and hurts no other.
   * Throws SQLite's error when the whole batch failed: then nothing is written, and the head stands where it stood.
   * Returns the newest checkpoint that was signed on the way.
   */
  write(jobs: readonly Job[], options: { readonly checkpoint: boolean }): Checkpoint | null {
    const { db, strings } = this.#parts;
    const before = { head: this.#head, number: this.#number, checkpointed: this.#checkpointed };
    db.begin();
    try {
      const number = this.#number ??= this.#register();
      const tally = new Tally();
      let checkpoint: Checkpoint | null = null;
      for (let index = 0; index < jobs.length;) {
        index += this.#writeNext(jobs, index, number, tally);
        // Before a statement could lead past the bound.
        const isDue = this.#head.seq - this.#checkpointed > CHECKPOINT_ROWS - ROWS_A_STATEMENT;
        if (isDue) checkpoint = this.#checkpoint(number) ?? checkpoint;
      }
      if (options.checkpoint && this.owesCheckpoint) checkpoint = this.#checkpoint(number) ?? checkpoint;
      tally.save(db);
      this.#blocks.save();
      db.commit();
      return checkpoint;
    } catch (error) {
      this.#head = before.head;
      this.#number = before.number;
      this.#checkpointed = before.checkpointed;
      strings.forget();
      this.#blocks.forget();
      db.rollback();
      throw error;
    }
  }

  /** Puts on record that this writer said goodbye; its last row must be covered from now on. */
  close(): void {
    const { db, now } = this.#parts;
    db.begin();
    try {
      db.sql("UPDATE writers SET closed_at = ? WHERE id = ?").run(now(), this.#number);
      db.commit();
    } catch (error) {
      db.rollback();
      throw error;
    }
  }

  #register(): number {
    const { db, writer, signer } = this.#parts;
    const insert = db.sql("INSERT INTO writers (uuid, opened_at, signer) VALUES (?, ?, ?)");
    return Number(insert.run(writer, this.#openedAt, signer?.fingerprint ?? null).lastInsertRowid);
  }

  /** Writes the next rows, many at once where nothing speaks against it. Returns how many. */
  #writeNext(jobs: readonly Job[], index: number, number: number, tally: Tally): number {
    const next = jobs.slice(index, index + ROWS_A_STATEMENT);
    if (next.length === ROWS_A_STATEMENT && next.every(({ work }) => !work)) {
      try {
        this.#insert(next.map(({ entry }) => entry), number, tally);
        return next.length;
      } catch (error) {
        // One of them is bad, and none is written: one by one it shows which.
        if (!this.#isRowsOwn(error)) throw error;
      }
    }
    for (const job of next) this.#writeOne(job, number, tally);
    return next.length;
  }

  /** Writes one row. What is that row's own fault is noted on it; anything else fails the batch. */
  #writeOne(job: Job, number: number, tally: Tally): void {
    const { db, strings } = this.#parts;
    const hasSavepoint = job.work !== null && !job.undo;
    if (hasSavepoint) db.sql("SAVEPOINT job").run();
    let isDone = false;
    try {
      const isWanted = !job.work || job.work() === "write";
      isDone = true;
      if (isWanted) this.#insert([job.entry], number, tally);
    } catch (error) {
      if (!this.#isRowsOwn(error)) throw error;
      job.error = error instanceof OktsecError
        ? error
        : fail("store/write-failed", [db.path, reasonOf(error)], { cause: error });
      if (hasSavepoint) db.sql("ROLLBACK TO job").run();
      else if (isDone) job.undo?.();
      strings.forget();
    }
    if (hasSavepoint) db.sql("RELEASE job").run();
  }

  /** True for what says something of a row and nothing of the database: the transaction stands. */
  #isRowsOwn(error: unknown): boolean {
    return (error instanceof OktsecError || isConstraint(error)) && this.#parts.db.isInTransaction;
  }

  #insert(entries: readonly DraftEntry[], number: number, tally: Tally): void {
    let { seq, link } = this.#head;
    for (const entry of entries) {
      entry.writer = this.#parts.writer;
      entry.seq = ++seq;
      entry.link = link = linkOf(link, leafOf(sealRow(entry)));
    }
    for (const row of this.#parts.rows.insert(entries, number)) {
      tally.add(row);
      this.#blocks.note(row.sender, row.cursor);
      this.#blocks.note(row.recipient, row.cursor);
      for (const rule of row.rules) this.#blocks.note(rule, row.cursor);
    }
    this.#head = { seq, link };
  }

  #checkpoint(number: number): Checkpoint | null {
    const { db, signer, writer, now } = this.#parts;
    if (!signer) return null;
    const checkpoint = signCheckpoint({ writer, ...this.#head }, signer, now());
    const { seq, link, at, fingerprint, signature } = checkpoint;
    db.sql("INSERT INTO checkpoints (writer, seq, link, at, fingerprint, signature) VALUES (?, ?, ?, ?, ?, ?)")
      .run(number, seq, Uint8Array.fromHex(link), at, fingerprint, Uint8Array.fromHex(signature));
    this.#checkpointed = seq;
    return checkpoint;
  }
}
