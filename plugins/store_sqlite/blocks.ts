/** Tells in which blocks of rows a text occurs: the way to one agent's, or one rule's, rows. */
import type { Database } from "./database.ts";

/** Rows of one block. Larger: less to write; smaller: less to read when one agent is looked for. */
export const BLOCK_ROWS = 2_048;

/** The block that a row is in. */
export function blockOf(cursor: number): number {
  return Math.floor(cursor / BLOCK_ROWS);
}

/** Writes the table `audit_blocks`. */
export class BlockIndex {
  readonly #db: Database;
  /** Texts known to be in the table for the block that is being written; bounded, since a block and its rows are. */
  readonly #known = new Set<number>();
  #block = -1;
  #added: [text: number, block: number][] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  /** Notes that a row holds a text. */
  note(text: number | null, cursor: number): void {
    if (text === null) return;
    const block = blockOf(cursor);
    if (block !== this.#block) {
      this.#block = block;
      this.#known.clear();
    }
    if (this.#known.has(text)) return;
    this.#known.add(text);
    this.#added.push([text, block]);
  }

  /** Writes what was noted, in the rows' own transaction. */
  save(): void {
    if (this.#added.length === 0) return;
    this.#db.insertAll("INSERT OR IGNORE INTO audit_blocks (text, block)", 2, this.#added);
    this.#added = [];
  }

  /** Forgets everything: after a rollback the table may lack what is known here. */
  forget(): void {
    this.#block = -1;
    this.#added = [];
  }
}
