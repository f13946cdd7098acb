/** Listings of the trail, newest first. The rarest given condition picks the index; the others are checked row by row. */
import type { SQLInputValue } from "node:sqlite";
import type { AuditFilter } from "../../core/contract/store.ts";
import { KIND, STATUS } from "./codes.ts";
import type { Database } from "./database.ts";
import type { RawRow } from "./rows.ts";
import type { Strings } from "./strings.ts";
import { cursorRange } from "./tallies.ts";

interface Conditions {
  readonly where: string[];
  readonly values: SQLInputValue[];
}

/** Rows that match, newest first, at most `limit`, all with a cursor below `before`. */
export function queryPage(
  db: Database,
  strings: Strings,
  filter: AuditFilter,
  page: { readonly before: number; readonly limit: number },
): readonly RawRow[] {
  const range = cursorRange(db, filter.since, filter.until);
  if (!range) return [];
  const conditions = plain(filter);
  const cursor = filter.rule === undefined ? "audit.cursor" : "audit_rules.cursor";
  conditions.where.push(`${cursor} >= ?`, `${cursor} <= ?`);
  conditions.values.push(range.first, Math.min(range.last, page.before - 1));
  const rule = filter.rule === undefined ? undefined : strings.find(filter.rule);
  const agent = filter.agent === undefined ? undefined : strings.find(filter.agent);
  // A text that no row ever held matches nothing.
  if (rule === null || agent === null) return [];
  if (rule !== undefined) {
    const either = agent === undefined ? [] : [agent, agent];
    const where = ["audit_rules.rule = ?", ...(agent === undefined ? [] : ["(sender = ? OR recipient = ?)"])];
    const from = "audit_rules CROSS JOIN audit ON audit.cursor = audit_rules.cursor";
    return select(db, from, prepend(where, [rule, ...either], conditions), page.limit);
  }
  if (agent === undefined) return select(db, source(filter), conditions, page.limit);
  const sent = select(db, "audit INDEXED BY audit_sender", prepend(["sender = ?"], [agent], conditions), page.limit);
  const received = select(db, "audit INDEXED BY audit_recipient", prepend(["recipient = ?"], [agent], conditions), page.limit);
  return merge(sent, received).slice(0, page.limit);
}

/** Conditions on the row's own columns. */
function plain(filter: AuditFilter): Conditions {
  const where: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, value: SQLInputValue) => {
    where.push(condition);
    values.push(value);
  };
  // "> 1" repeats the partial index's own condition, without which SQLite would not consider it.
  if (filter.kind !== undefined) add(filter.kind === "decision" ? "kind = ?" : "kind > 1 AND kind = ?", KIND.encode(filter.kind));
  if (filter.status !== undefined) {
    add(filter.status === "delivered" ? "status = ?" : "status > 1 AND status = ?", STATUS.encode(filter.status));
  }
  if (filter.unverified) where.push("identity > 2");
  if (filter.since !== undefined) add("at >= ?", filter.since);
  if (filter.until !== undefined) add("at < ?", filter.until);
  return { where, values };
}

/** The table, by the index of the rarest condition. */
function source(filter: AuditFilter): string {
  if (filter.kind !== undefined && filter.kind !== "decision") return "audit INDEXED BY audit_kind";
  if (filter.status !== undefined && filter.status !== "delivered") return "audit INDEXED BY audit_status";
  if (filter.unverified) return "audit INDEXED BY audit_unverified";
  return "audit NOT INDEXED";
}

function prepend(where: readonly string[], values: readonly SQLInputValue[], conditions: Conditions): Conditions {
  return { where: [...where, ...conditions.where], values: [...values, ...conditions.values] };
}

function select(db: Database, from: string, conditions: Conditions, limit: number): readonly RawRow[] {
  const where = conditions.where.join(" AND ");
  const order = from.startsWith("audit_rules") ? "audit_rules.cursor" : "audit.cursor";
  return db.sql(`SELECT audit.* FROM ${from} WHERE ${where} ORDER BY ${order} DESC LIMIT ?`).all(...conditions.values, limit);
}

/** Merges two listings, both newest first, leaving out what is in both. */
function merge(a: readonly RawRow[], b: readonly RawRow[]): readonly RawRow[] {
  const rows = new Map([...a, ...b].map((row) => [Number(row["cursor"]), row]));
  return [...rows.values()].sort((one, other) => Number(other["cursor"]) - Number(one["cursor"]));
}
