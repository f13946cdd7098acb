/** An agent as `oktsec agent list` shows it. */
import type { App } from "../../core/cli/app.ts";
import { rfc3339, span } from "../../core/cli/format.ts";
import type { AgentConfig } from "../../core/config/schema.ts";
import type { Mode } from "../../core/contract/decision.ts";

/** One agent as `agent list --json` prints it. */
export interface Row {
  readonly name: string;
  readonly description: string | null;
  readonly fingerprint: string | null;
  readonly suspended: boolean;
  readonly mode: Mode | null;
  readonly can_message: readonly string[] | null;
  readonly last_seen: string | null;
}

/** What is said of one agent. */
export function rowOf(
  name: string,
  agent: AgentConfig,
  { fingerprint, lastSeen }: { fingerprint: string | null; lastSeen: number | null },
): Row {
  return {
    name,
    description: agent.description ?? null,
    fingerprint,
    suspended: agent.suspended,
    mode: agent.mode ?? null,
    can_message: agent.can_message ?? null,
    last_seen: rfc3339(lastSeen),
  };
}

/** Agents as a table. */
export function printRows(rows: readonly Row[], policy: string, { out, now }: App): void {
  out.table(
    ["AGENT", "STATE", "KEY", "MODE", "CAN MESSAGE", "LAST SEEN"],
    rows.map((row) => [
      row.name,
      row.suspended ? "suspended" : "active",
      row.fingerprint === null ? "none" : row.fingerprint.slice(0, 16),
      row.mode ?? "",
      recipients(row.can_message, policy),
      row.last_seen === null ? "never" : `${span(Math.max(0, now() - Date.parse(row.last_seen)))} ago`,
    ]),
    {
      empty: "No agents in the config",
      style: (cell, column) => column === 1 ? (cell === "active" ? "green" : "red") : null,
    },
  );
}

function recipients(names: readonly string[] | null, policy: string): string {
  if (names === null) return `${policy} (default_policy)`;
  if (names.length === 0) return "nobody";
  return names.includes("*") ? "anyone" : names.join(", ");
}
