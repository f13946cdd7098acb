/** Keys that are not to be trusted any more. */
import type { AuditRecord, Revocation, RevocationStore } from "../../core/contract/store.ts";
import type { Database } from "./database.ts";
import type { AppendWith } from "./quarantine.ts";

/** Revoked keys, read from the database each time: another process's revocation counts at once. */
export class SqliteRevocations implements RevocationStore {
  readonly #db: Database;
  readonly #append: AppendWith;

  constructor(db: Database, append: AppendWith) {
    this.#db = db;
    this.#append = append;
  }

  has(fingerprint: string): boolean {
    return this.#db.read(() =>
      this.#db.sql("SELECT 1 FROM revocations WHERE fingerprint = ?").get(fingerprint) !== undefined
    );
  }

  async list(): Promise<readonly Revocation[]> {
    await Promise.resolve();
    const rows = this.#db.read(() => this.#db.sql("SELECT * FROM revocations ORDER BY at DESC, fingerprint").all());
    return rows.map((row) => ({
      fingerprint: String(row["fingerprint"]),
      agent: String(row["agent"]),
      at: Number(row["at"]),
      reason: String(row["reason"]),
    }));
  }

  async add(revocation: Revocation, record: AuditRecord): Promise<void> {
    const { fingerprint, agent, at, reason } = revocation;
    await this.#append(record, () => {
      const insert = this.#db.sql(
        "INSERT OR IGNORE INTO revocations (fingerprint, agent, at, reason) VALUES (?, ?, ?, ?)",
      );
      return Number(insert.run(fingerprint, agent, at, reason).changes) > 0 ? "write" : "skip";
    });
  }
}
