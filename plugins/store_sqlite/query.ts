/** Listings of the trail, newest first. The rarest given condition leads the way; the others are checked row by row. */
import type { SQLInputValue } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { AuditFilter } from "../../core/contract/store.ts";
import { KIND, STATUS } from "./codes.ts";
import { BLOCK_ROWS, blockOf } from "./blocks.ts";
import type { Database } from "./database.ts";
import type { RawRow } from "./rows.ts";
import type { Strings } from "./strings.ts";
import { cursorRange } from "./tallies.ts";

/** Blocks that are read in one turn of the event loop: about 20 ms. */
const BLOCKS_A_TURN = 32;

interface Conditions {
  readonly where: readonly string[];
  readonly values: readonly SQLInputValue[];
}

/** The cursors to look at, both ends included. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Rows that match, newest first, at most `limit`, all with a cursor below `before`. */
export async function queryPage(
  parts: { readonly db: Database; readonly strings: Strings },
  filter: AuditFilter,
  page: { readonly before: number; readonly limit: number },
): Promise<readonly RawRow[]> {
  const { db, strings } = parts;
  const bounds = cursorRange(db, filter.since, filter.until);
  const rule = filter.rule === undefined ? undefined : strings.find(filter.rule);
  const agent = filter.agent === undefined ? undefined : strings.find(filter.agent);
  // A time in which nothing happened, a text that no row ever held: nothing can match.
  if (!bounds || rule === null || agent === null) return [];
  const range = { first: bounds.first, last: Math.min(bounds.last, page.before - 1) };
  const conditions = plain(filter, agent);
  // A rule is rarer than an agent.
  const lead = rule ?? agent;
  if (lead !== undefined) return await byBlocks(db, lead, conditions, { range, limit: page.limit });
  return select(db, indexed(filter), within(conditions, range), page.limit);
}

/** Conditions on the row's own columns. */
function plain(filter: AuditFilter, agent: number | undefined): Conditions {
  const where: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, ...bound: readonly SQLInputValue[]) => {
    where.push(condition);
    values.push(...bound);
  };
  if (agent !== undefined) add("(sender = ? OR recipient = ?)", agent, agent);
  // "> 1" repeats the partial index's own condition, without which SQLite would not consider it.
  if (filter.kind !== undefined) {
    add(filter.kind === "decision" ? "kind = ?" : "kind > 1 AND kind = ?", KIND.encode(filter.kind));
  }
  if (filter.status !== undefined) {
    add(filter.status === "delivered" ? "status = ?" : "status > 1 AND status = ?", STATUS.encode(filter.status));
  }
  // Quotes inside the text of a finding are escaped, so this can only be the rule's own name.
  if (filter.rule !== undefined) add("instr(findings, ?) > 0", `"rule":${JSON.stringify(filter.rule)}`);
  if (filter.unverified) add("identity > 2");
  if (filter.since !== undefined) add("at >= ?", filter.since);
  if (filter.until !== undefined) add("at < ?", filter.until);
  return { where, values };
}

/** The table, by the index of the rarest condition. */
function indexed(filter: AuditFilter): string {
  if (filter.kind !== undefined && filter.kind !== "decision") return "audit INDEXED BY audit_kind";
  if (filter.status !== undefined && filter.status !== "delivered") return "audit INDEXED BY audit_status";
  if (filter.unverified) return "audit INDEXED BY audit_unverified";
  return "audit NOT INDEXED";
}

function within({ where, values }: Conditions, range: Range): Conditions {
  return { where: [...where, "cursor >= ?", "cursor <= ?"], values: [...values, range.first, range.last] };
}

function select(db: Database, from: string, { where, values }: Conditions, limit: number): readonly RawRow[] {
  return db.sql(`SELECT * FROM ${from} WHERE ${where.join(" AND ")} ORDER BY cursor DESC LIMIT ?`).all(
    ...values,
    limit,
  );
}

/** Walks down the blocks in which a text occurs. Others get their turn in between, since there may be many. */
async function byBlocks(
  db: Database,
  text: number,
  conditions: Conditions,
  { range, limit }: { readonly range: Range; readonly limit: number },
): Promise<readonly RawRow[]> {
  const found: RawRow[] = [];
  for (let top = blockOf(range.last);; await setImmediate()) {
    const blocks = db.sql("SELECT block FROM audit_blocks WHERE text = ? AND block <= ? ORDER BY block DESC LIMIT ?")
      .all(text, top, BLOCKS_A_TURN).map((row) => Number(row["block"]));
    for (const block of blocks) {
      const first = Math.max(range.first, block * BLOCK_ROWS);
      const last = Math.min(range.last, (block + 1) * BLOCK_ROWS - 1);
      if (last < first) return found;
      found.push(...select(db, "audit NOT INDEXED", within(conditions, { first, last }), limit - found.length));
      if (found.length >= limit) return found;
    }
    if (blocks.length < BLOCKS_A_TURN) return found;
    top = (blocks.at(-1) ?? 0) - 1;
  }
}
