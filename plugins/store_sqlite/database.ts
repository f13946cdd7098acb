/** A thin hand on `node:sqlite`: statements prepared once, transactions, and errors sorted into what can be done about them. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { fail, OktsecError, reasonOf } from "../../core/errors.ts";

/** How long SQLite itself waits for a lock: other processes' transactions take milliseconds, and this blocks the event loop. */
const BUSY_MS = 5;
/** Readers wait for a lock only while another process recovers or closes the file: rare, short, and worth waiting for. */
const READ_TRIES = 100;

/** Rows that one statement inserts where there are so many. */
export const ROWS_A_STATEMENT = 16;

/** `(?, ?), (?, ?)`: question marks for so many rows of so many columns. */
export function placeholders(columns: number, rows: number): string {
  return Array(rows).fill(`(${Array(columns).fill("?").join(", ")})`).join(", ");
}

/** An open database file. */
export class Database {
  readonly #raw: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #inserts = new Map<string, { readonly one: string; readonly many: string }>();
  #isClosed = false;

  private constructor(readonly path: string, raw: DatabaseSync) {
    this.#raw = raw;
  }

  /** Opens what `location` names: a path, `:memory:` or a file URL. `path` is what errors show. */
  static open(path: string, options: { readonly readOnly: boolean; readonly location?: string | URL }): Database {
    const { readOnly, location = path } = options;
    return new Database(path, new DatabaseSync(location, { readOnly, timeout: BUSY_MS }));
  }

  /** True after `close()`. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The statement for this SQL, prepared at its first use. Texts come from code, so there is a fixed number of them. */
  sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      if (this.#isClosed) throw fail("store/closed", []);
      this.#statements.set(text, statement = this.#raw.prepare(text));
    }
    return statement;
  }

  /**
   * Inserts rows of `columns` values, many with one statement: running a statement costs more than a short row.
   * `after` follows the values.
   */
  insertAll(into: string, columns: number, rows: readonly (readonly SQLInputValue[])[], after = ""): void {
    let texts = this.#inserts.get(into);
    if (!texts) {
      const text = (count: number) => `${into} VALUES ${placeholders(columns, count)} ${after}`;
      this.#inserts.set(into, texts = { one: text(1), many: text(ROWS_A_STATEMENT) });
    }
    let at = 0;
    for (; rows.length - at >= ROWS_A_STATEMENT; at += ROWS_A_STATEMENT) {
      this.sql(texts.many).run(...rows.slice(at, at + ROWS_A_STATEMENT).flat());
    }
    for (const row of rows.slice(at)) this.sql(texts.one).run(...row);
  }

  /** Runs SQL that is used once. */
  exec(text: string): void {
    this.#raw.exec(text);
  }

  /** Runs a read, with SQLite's errors turned into `store/read-failed`. */
  read<T>(work: () => T): T {
    for (let tries = 1;; tries++) {
      if (this.#isClosed) throw fail("store/closed", []);
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || tries >= READ_TRIES) throw this.#readFailure(error);
      }
    }
  }

  /** The same for a read that takes several turns of the event loop. */
  async readAsync<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1;; tries++) {
      if (this.#isClosed) throw fail("store/closed", []);
      try {
        return await work();
      } catch (error) {
        if (!isBusy(error) || tries >= READ_TRIES) throw this.#readFailure(error);
      }
    }
  }

  #readFailure(error: unknown): OktsecError {
    if (error instanceof OktsecError) return error;
    if (this.#isClosed) return fail("store/closed", []);
    return fail("store/read-failed", [this.path, reasonOf(error)], { cause: error });
  }

  /** A number that a pragma answers. */
  pragma(name: "application_id" | "user_version"): number {
    return Number(this.sql(`PRAGMA ${name}`).get()?.[name] ?? 0);
  }

  /** Starts a transaction that may write. Throws SQLite's error, see `isBusy()`. */
  begin(): void {
    this.sql("BEGIN IMMEDIATE").run();
  }

  commit(): void {
    this.sql("COMMIT").run();
  }

  /** Undoes what is open. After some errors (a full disk) SQLite has done it already. */
  rollback(): void {
    if (!this.#isClosed && this.#raw.isTransaction) this.sql("ROLLBACK").run();
  }

  /** True between `begin()` and its end. */
  get isInTransaction(): boolean {
    return !this.#isClosed && this.#raw.isTransaction;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#statements.clear();
    this.#raw.close();
  }
}

/** SQLite's primary error code; 0 when the error is not SQLite's. */
function primaryCode(error: unknown): number {
  const code = error instanceof Error && "errcode" in error ? error.errcode : 0;
  return typeof code === "number" ? code & 0xff : 0;
}

/** Another process has the lock: trying again later may do. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error);
  return code === 5 || code === 6 ||
    (code === 0 && error instanceof Error && /database (table )?is locked/.test(error.message));
}

/** The statement was refused for what it holds; the transaction stands. */
export function isConstraint(error: unknown): boolean {
  return primaryCode(error) === 19;
}
