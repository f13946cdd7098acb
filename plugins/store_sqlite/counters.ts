/** Totals of what is counted but not audited. Gathered in memory, added to the database now and then, by any number of processes. */
import { clearInterval, setInterval } from "node:timers";
import type { CounterStore } from "../../core/contract/store.ts";
import { COUNTER_FLUSH_MS, COUNTERS_MAX } from "../../core/limits.ts";
import type { Database } from "./database.ts";

/** Where counts go that came after `COUNTERS_MAX` names. */
const OTHER = "other";

/** Counters in the database. */
export class SqliteCounters implements CounterStore {
  readonly #db: Database;
  readonly #isReadOnly: boolean;
  #pending = new Map<string, number>();
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(db: Database, options: { readonly readOnly: boolean }) {
    this.#db = db;
    this.#isReadOnly = options.readOnly;
  }

  add(name: string, by = 1): void {
    if (this.#isReadOnly || this.#db.isClosed) return;
    const key = this.#pending.has(name) || this.#pending.size < COUNTERS_MAX ? name : OTHER;
    this.#pending.set(key, (this.#pending.get(key) ?? 0) + by);
    if (this.#timer) return;
    this.#timer = setInterval(() => this.#tick(), COUNTER_FLUSH_MS);
    // Counting must not keep a process alive that has nothing else to do.
    this.#timer.unref();
  }

  async totals(): Promise<Readonly<Record<string, number>>> {
    await Promise.resolve();
    const totals: Record<string, number> = {};
    for (const row of this.#db.read(() => this.#db.sql("SELECT name, total FROM counters ORDER BY name").all())) {
      totals[String(row["name"])] = Number(row["total"]);
    }
    for (const [name, count] of this.#pending) totals[name] = (totals[name] ?? 0) + count;
    return totals;
  }

  /** Writes what was gathered. Throws SQLite's error, and then keeps it for the next time. */
  flush(): void {
    if (this.#pending.size === 0 || this.#db.isClosed) return;
    this.#db.begin();
    try {
      const add = this.#db.sql(
        "INSERT INTO counters (name, total) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET total = total + excluded.total",
      );
      for (const [name, count] of this.#pending) add.run(name, count);
      this.#db.commit();
    } catch (error) {
      this.#db.rollback();
      throw error;
    }
    this.#pending = new Map();
  }

  /** Stops the timer; `flush()` first. */
  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #tick(): void {
    if (this.#pending.size === 0) return this.close();
    try {
      this.flush();
    } catch {
      // A count is not worth an outage: it stays in memory, and the next tick tries again.
    }
  }
}
