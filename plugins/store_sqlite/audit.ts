/** The audit trail in SQLite: appending, looking things up, and checking. */
import type { SQLInputValue } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { type TrailRow, type TrailWriter, verifyTrail } from "../../core/audit/verify.ts";
import type { Checkpoint } from "../../core/audit/checkpoint.ts";
import type {
  AuditEntry,
  AuditFilter,
  AuditRecord,
  AuditStore,
  ChainSigner,
  Companions,
  Page,
  Sender,
  Totals,
  Verification,
} from "../../core/contract/store.ts";
import { isId } from "../../core/ids.ts";
import { cursorOf, limitOf } from "./cursor.ts";
import type { Database } from "./database.ts";
import { headsPath, readHeads } from "./heads_file.ts";
import { queryPage } from "./query.ts";
import { idBytes, type Rows } from "./rows.ts";
import type { Strings } from "./strings.ts";
import { readTotals } from "./tallies.ts";

/** Rows that verification reads in one turn of the event loop: about 10 ms. */
const VERIFY_PAGE = 500;

/** What the trail is made of. */
export interface AuditParts {
  readonly db: Database;
  readonly rows: Rows;
  readonly strings: Strings;
  readonly signer: ChainSigner | null;
  readonly append: (record: AuditRecord, companions?: Companions) => Promise<AuditEntry>;
}

/** The audit trail of one database. */
export class SqliteAudit implements AuditStore {
  readonly #parts: AuditParts;
  readonly #db: Database;

  constructor(parts: AuditParts) {
    this.#parts = parts;
    this.#db = parts.db;
  }

  append(record: AuditRecord, companions?: Companions): Promise<AuditEntry> {
    return this.#parts.append(record, companions);
  }

  async get(id: string): Promise<AuditEntry | null> {
    await Promise.resolve();
    if (!isId(id)) return null;
    return this.#db.read(() => {
      const row = this.#db.sql("SELECT * FROM audit WHERE id = ?").get(idBytes(id));
      return row ? this.#parts.rows.read(row) : null;
    });
  }

  async query(
    filter: AuditFilter,
    options: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<AuditEntry>> {
    await Promise.resolve();
    const limit = limitOf(options.limit);
    const before = options.cursor === undefined ? Number.MAX_SAFE_INTEGER : cursorOf(options.cursor);
    const rows = await this.#db.readAsync(() => queryPage(this.#parts, filter, { before, limit: limit + 1 }));
    const items = this.#db.read(() => rows.slice(0, limit).map((row) => this.#parts.rows.read(row)));
    return { items, next: rows.length > limit ? items.at(-1)?.cursor ?? null : null };
  }

  async tail(cursor: string | null, options: { readonly limit: number }): Promise<Page<AuditEntry>> {
    await Promise.resolve();
    return this.#db.read(() => {
      if (cursor === null) return { items: [], next: String(this.#end()) };
      const rows = this.#db.sql("SELECT * FROM audit WHERE cursor > ? ORDER BY cursor LIMIT ?")
        .all(cursorOf(cursor), limitOf(options.limit));
      const items = rows.map((row) => this.#parts.rows.read(row));
      return { items, next: items.at(-1)?.cursor ?? cursor };
    });
  }

  async totals(since: number): Promise<Totals> {
    await Promise.resolve();
    return this.#db.read(() => readTotals(this.#db, this.#parts.strings, since));
  }

  async denials(sender: Sender, options: { readonly since: number; readonly cap: number }): Promise<number> {
    await Promise.resolve();
    return this.#db.read(() => {
      const name = this.#parts.strings.find(sender.name);
      if (name === null) return 0;
      const { from, values } = this.#denialsOf(sender, name);
      const row = this.#db.sql(`SELECT count(*) AS n FROM (SELECT 1 ${from} AND at >= ? LIMIT ?)`)
        .get(...values, options.since, options.cap);
      return Number(row?.["n"] ?? 0);
    });
  }

  async verify(
    options: { readonly onProgress?: (rows: number) => void; readonly signal?: AbortSignal } = {},
  ): Promise<Verification> {
    await Promise.resolve();
    // Heads and checkpoints first: others may be writing, and every head read here has its rows in the table already.
    const heads = this.#db.path === "" ? null : this.#db.read(() => readHeads(headsPath(this.#db.path)));
    const { writers, checkpoints, end } = this.#db.read(() => ({
      checkpoints: this.#checkpoints(),
      writers: this.#writers(),
      end: this.#end(),
    }));
    return await verifyTrail(this.#trail(end), { writers, checkpoints, heads }, {
      ...options,
      signer: this.#parts.signer,
    });
  }

  #end(): number {
    return Number(this.#db.sql("SELECT max(cursor) AS last FROM audit").get()?.["last"] ?? 0);
  }

  /** A proven sender is known by name; a claimed one by name and address, so that it cannot spend another's good standing. */
  #denialsOf({ proven, address }: Sender, name: number): { from: string; values: SQLInputValue[] } {
    // The conditions of the two indexes, word for word: each answers without looking at a row.
    const denied = "kind = 1 AND verdict > 2 AND reason IN (3, 4)";
    if (proven) {
      return {
        from: `FROM audit INDEXED BY audit_denied_proven WHERE ${denied} AND identity IN (1, 2) AND sender = ?`,
        values: [name],
      };
    }
    // A number that no text has: the address never occurred.
    const number = address === null ? null : this.#parts.strings.find(address) ?? -1;
    return {
      from:
        `FROM audit INDEXED BY audit_denied_claimed WHERE ${denied} AND identity IN (3, 4) AND sender = ? AND address IS ?`,
      values: [name, number],
    };
  }

  #writers(): TrailWriter[] {
    return this.#db.sql("SELECT uuid, closed_at, signer FROM writers").all().map((row) => ({
      writer: String(row["uuid"]),
      signs: row["signer"] !== null,
      closed: row["closed_at"] !== null,
    }));
  }

  #checkpoints(): Checkpoint[] {
    const hex = (value: unknown) => (value instanceof Uint8Array ? value.toHex() : "");
    return this.#db.sql("SELECT * FROM checkpoints").all().map((row) => ({
      writer: this.#parts.rows.writerOf(row["writer"]),
      seq: Number(row["seq"]),
      link: hex(row["link"]),
      at: Number(row["at"]),
      fingerprint: String(row["fingerprint"]),
      signature: hex(row["signature"]),
    }));
  }

  async *#trail(end: number): AsyncGenerator<TrailRow[]> {
    for (let after = -Infinity;;) {
      const from = after;
      const rows = this.#db.read(() =>
        this.#db.sql("SELECT * FROM audit WHERE cursor > ? AND cursor <= ? ORDER BY cursor LIMIT ?").all(
          from,
          end,
          VERIFY_PAGE,
        )
      );
      const last = rows.at(-1);
      if (!last) return;
      after = Number(last["cursor"]);
      yield rows.map((row) => this.#parts.rows.trail(row));
      await setImmediate();
    }
  }
}
