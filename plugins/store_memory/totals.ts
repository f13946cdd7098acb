/** Counts over rows in memory, by the same rules as the rollups of a database. */
import type { AuditEntry, Totals } from "../../core/contract/store.ts";

const HOUR_MS = 3_600_000;
const RULES_MAX = 10;
const AGENTS_MAX = 50;

interface Count {
  total: number;
  stopped: number;
}

function bump<Key>(counts: Map<Key, Count>, key: Key, stopped: number): void {
  const count = counts.get(key) ?? { total: 0, stopped: 0 };
  counts.set(key, { total: count.total + 1, stopped: count.stopped + stopped });
}

/** Totals over the hours from the one that holds `since`. */
export function tally(entries: readonly AuditEntry[], since: number): Totals {
  const from = Math.floor(since / HOUR_MS) * HOUR_MS;
  const statuses = new Map<NonNullable<AuditEntry["status"]>, Count>();
  const hours = new Map<number, Count>();
  const rules = new Map<string, Count>();
  const agents = new Map<string, Count>();
  let flagged = 0;
  for (const entry of entries) {
    if (entry.at < from || entry.kind !== "decision" || entry.status === null) continue;
    const stopped = entry.status === "delivered" ? 0 : 1;
    bump(statuses, entry.status, stopped);
    if (entry.status === "delivered" && entry.verdict === "flag") flagged++;
    bump(hours, Math.floor(entry.at / HOUR_MS) * HOUR_MS, stopped);
    if (entry.from !== null) bump(agents, entry.from, stopped);
    for (const rule of new Set(entry.findings.map((finding) => finding.rule))) bump(rules, rule, stopped);
  }
  const byTotal = (a: readonly [string, Count], b: readonly [string, Count]) => b[1].total - a[1].total;
  const byStatus: Partial<Record<NonNullable<AuditEntry["status"]>, number>> = {};
  for (const [status, { total }] of statuses) byStatus[status] = total;
  return {
    byStatus,
    flagged,
    byHour: [...hours].sort((a, b) => a[0] - b[0]).map(([at, count]) => ({ at, ...count })),
    topRules: [...rules].sort(byTotal).slice(0, RULES_MAX).map(([rule, { total }]) => ({ rule, count: total })),
    byAgent: [...agents].sort(byTotal).slice(0, AGENTS_MAX).map(([agent, count]) => ({ agent, ...count })),
  };
}
