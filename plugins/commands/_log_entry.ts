/** An audit row as `oktsec logs` shows it. Pure. */
import { rfc3339, utc } from "../../core/cli/format.ts";
import type { Style } from "../../core/cli/text.ts";
import type { AuditEntry, AuditFilter } from "../../core/contract/store.ts";

/** An entry as `logs --json` prints it; the fields and their names are fixed. */
export function entryJson(entry: AuditEntry) {
  const at = rfc3339(entry.at);
  if (entry.kind !== "decision") {
    return {
      id: entry.id,
      at,
      kind: entry.kind,
      actor: entry.actor,
      agent: entry.from,
      ref: entry.ref,
      note: entry.note,
    };
  }
  return {
    id: entry.id,
    at,
    door: entry.door,
    from: entry.from,
    to: entry.to,
    tool: entry.tool,
    status: entry.status,
    decision: entry.reason,
    verdict: entry.verdict,
    mode: entry.mode,
    effect: entry.effect,
    rules: rulesOf(entry),
    verified: entry.identity === "proven",
    latency_ms: entry.latencyMs,
  };
}

function rulesOf(entry: AuditEntry): string[] {
  return [...new Set(entry.findings.map(({ rule }) => rule))];
}

/** Headings of a listing of decisions. */
export const HEADINGS = ["TIME (UTC)", "DOOR", "FROM", "TO", "STATUS", "DECISION", "RULES"] as const;
/** The column that is set off. */
export const STATUS_COLUMN = HEADINGS.indexOf("STATUS");

/** The cells of a decision, one for each heading. */
export function cells(entry: AuditEntry): string[] {
  const target = [entry.to, entry.tool].filter((part) => part !== null).join(" ");
  const { at, door, from, status, reason } = entry;
  return [utc(at), door ?? "", from ?? "", target, status ?? "", reason ?? "", rulesOf(entry).join(" ")];
}

/** Green passed, yellow was or would have been held or stopped, red was stopped. */
export function styleOf(status: string): Style | null {
  if (status === "delivered") return "green";
  return status.startsWith("would_") || status === "quarantined" ? "yellow" : "red";
}

/** What `query` does in the store, for rows that `tail` brings. */
export function matches(entry: AuditEntry, filter: AuditFilter): boolean {
  if (filter.kind !== undefined && entry.kind !== filter.kind) return false;
  if (filter.status !== undefined && entry.status !== filter.status) return false;
  if (filter.agent !== undefined && entry.from !== filter.agent && entry.to !== filter.agent) return false;
  if (filter.unverified && entry.identity !== "unsigned" && entry.identity !== "invalid") return false;
  return filter.since === undefined || entry.at >= filter.since;
}
