/** Counts by hour that are kept with the rows, in the same transaction, so that totals never read a million rows. */
import type { AuditEntry, Totals } from "../../core/contract/store.ts";
import { STATUS } from "./codes.ts";
import type { Database } from "./database.ts";
import type { Inserted } from "./rows.ts";
import type { Strings } from "./strings.ts";

const HOUR_MS = 3_600_000;
/** Kinds of tallies. Numbers are for ever, as in codes.ts. */
const BY_STATUS = 1, BY_RULE = 2, BY_AGENT = 3, FLAGGED = 4;
const RULES_MAX = 10;
const AGENTS_MAX = 50;

/** Start of the hour, ms since the epoch. */
export function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS;
}

/** Passed, though something was found. */
function isFlagged({ status, verdict }: Pick<AuditEntry, "status" | "verdict">): boolean {
  return status === "delivered" && verdict === "flag";
}

interface Count {
  total: number;
  stopped: number;
}

class Hour {
  first = Number.MAX_SAFE_INTEGER;
  last = 0;
  readonly all: Count = { total: 0, stopped: 0 };
  readonly byKind: readonly Map<number, Count>[] = [new Map(), new Map(), new Map(), new Map(), new Map()];

  count(kind: number, key: number, stopped: number): void {
    const counts = this.byKind[kind];
    const count = counts?.get(key);
    if (!count) {
      counts?.set(key, { total: 1, stopped });
      return;
    }
    count.total++;
    count.stopped += stopped;
  }
}

/** Gathers one transaction's counts. */
export class Tally {
  readonly #hours = new Map<number, Hour>();

  add(inserted: Inserted): void {
    const { entry } = inserted;
    const at = hourOf(entry.at);
    let hour = this.#hours.get(at);
    if (!hour) this.#hours.set(at, hour = new Hour());
    // The cursors of an hour say where a time is in the table, for rows of every kind.
    hour.first = Math.min(hour.first, inserted.cursor);
    hour.last = Math.max(hour.last, inserted.cursor);
    if (entry.kind !== "decision" || entry.status === null) return;
    const stopped = entry.status === "delivered" ? 0 : 1;
    hour.all.total++;
    hour.all.stopped += stopped;
    hour.count(BY_STATUS, STATUS.encode(entry.status) ?? 0, stopped);
    if (isFlagged(entry)) hour.count(FLAGGED, 0, 0);
    if (inserted.sender !== null) hour.count(BY_AGENT, inserted.sender, stopped);
    for (const rule of inserted.rules) hour.count(BY_RULE, rule, stopped);
  }

  /** Adds what was gathered to the tables. */
  save(db: Database): void {
    const tallies: [kind: number, hour: number, key: number, total: number, stopped: number][] = [];
    for (const [at, hour] of this.#hours) {
      db.sql(
        `INSERT INTO hours (hour, first, last, total, stopped) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (hour) DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last),
           total = total + excluded.total, stopped = stopped + excluded.stopped`,
      ).run(at, hour.first, hour.last, hour.all.total, hour.all.stopped);
      hour.byKind.forEach((counts, kind) => {
        for (const [key, { total, stopped }] of counts) tallies.push([kind, at, key, total, stopped]);
      });
    }
    db.insertAll(
      "INSERT INTO tallies (kind, hour, key, total, stopped)",
      5,
      tallies,
      "ON CONFLICT (kind, hour, key) DO UPDATE SET total = total + excluded.total, stopped = stopped + excluded.stopped",
    );
  }
}

const SUMS =
  "SELECT key, sum(total) AS total, sum(stopped) AS stopped FROM tallies WHERE kind = ? AND hour >= ? GROUP BY key";

/** Totals over the hours from the one that holds `since`. */
export function readTotals(db: Database, strings: Strings, since: number): Totals {
  const from = hourOf(since);
  const sums = (kind: number, limit: number) =>
    db.sql(`${SUMS} ORDER BY total DESC, key LIMIT ?`).all(kind, from, limit).map((row) => ({
      key: Number(row["key"]),
      total: Number(row["total"]),
      stopped: Number(row["stopped"]),
    }));
  const byStatus: Partial<Record<NonNullable<AuditEntry["status"]>, number>> = {};
  for (const { key, total } of sums(BY_STATUS, 100)) {
    const status = STATUS.decode(key);
    if (status) byStatus[status] = total;
  }
  const hours = db.sql("SELECT hour, total, stopped FROM hours WHERE hour >= ? AND total > 0 ORDER BY hour").all(from);
  return {
    byStatus,
    flagged: sums(FLAGGED, 1)[0]?.total ?? 0,
    byHour: hours.map((row) => ({
      at: Number(row["hour"]),
      total: Number(row["total"]),
      stopped: Number(row["stopped"]),
    })),
    topRules: sums(BY_RULE, RULES_MAX).map(({ key, total }) => ({ rule: strings.text(key) ?? "", count: total })),
    byAgent: sums(BY_AGENT, AGENTS_MAX).map(({ key, total, stopped }) => ({
      agent: strings.text(key) ?? "",
      total,
      stopped,
    })),
  };
}

/** The cursors between which every row of a time range lies, both included; null when no row does. */
export function cursorRange(
  db: Database,
  since: number | undefined,
  until: number | undefined,
): { first: number; last: number } | null {
  if (since === undefined && until === undefined) return { first: 0, last: Number.MAX_SAFE_INTEGER };
  const from = hourOf(since ?? 0);
  const row = db.sql("SELECT min(first) AS first, max(last) AS last FROM hours WHERE hour >= ? AND hour < ?")
    .get(from, until ?? Number.MAX_SAFE_INTEGER);
  return row && typeof row["first"] === "number" ? { first: row["first"], last: Number(row["last"]) } : null;
}
