/** What waits for a person. The state stands here; each change of it has its own row in the audit trail. */
import type {
  AuditEntry,
  AuditRecord,
  Held,
  HeldState,
  NewHeld,
  Page,
  QuarantineStore,
} from "../../core/contract/store.ts";
import { fail } from "../../core/errors.ts";
import { clean, cleanOrNull } from "../../core/audit/row.ts";
import { HELD_STATE } from "./codes.ts";
import { cursorOf, limitOf } from "./cursor.ts";
import type { Database } from "./database.ts";
import type { RawRow } from "./rows.ts";

/** Appends a row together with work in its transaction. */
export type AppendWith = (record: AuditRecord, work: () => "write" | "skip") => Promise<AuditEntry>;

const PENDING = HELD_STATE.encode("pending");

/** Held items. An overdue pending one reads as expired, whether or not anyone wrote that down. */
export class SqliteQuarantine implements QuarantineStore {
  readonly #db: Database;
  readonly #append: AppendWith;

  constructor(db: Database, append: AppendWith) {
    this.#db = db;
    this.#append = append;
  }

  get(id: string, now: number): Promise<Held | null> {
    return Promise.resolve().then(() => this.#db.read(() => this.#find(id, now)));
  }

  async list(
    state: HeldState | "all",
    options: { readonly now: number; readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Held>> {
    await Promise.resolve();
    const limit = limitOf(options.limit);
    const before = options.cursor === undefined ? Number.MAX_SAFE_INTEGER : cursorOf(options.cursor);
    const { where, values } = condition(state, options.now);
    const rows = this.#db.read(() =>
      this.#db.sql(`SELECT * FROM held WHERE ${where} AND place < ? ORDER BY place DESC LIMIT ?`).all(
        ...values,
        before,
        limit + 1,
      )
    );
    const items = rows.slice(0, limit);
    const next = rows.length > limit ? String(items.at(-1)?.["place"]) : null;
    return { items: items.map((row) => read(row, options.now)), next };
  }

  async settle(
    id: string,
    verdict: {
      readonly state: "approved" | "rejected";
      readonly reviewer: string;
      readonly note: string | null;
      readonly at: number;
    },
    record: AuditRecord,
  ): Promise<Held> {
    let settled: Held | null = null;
    await this.#append(record, () => {
      const held = this.#find(id, verdict.at);
      if (!held) throw fail("quarantine/not-found", [id]);
      if (held.state !== "pending") throw fail("quarantine/settled", [id, held.state]);
      this.#db.sql("UPDATE held SET state = ?, reviewer = ?, reviewed_at = ?, note = ? WHERE id = ?")
        .run(HELD_STATE.encode(verdict.state), verdict.reviewer, verdict.at, verdict.note, id);
      settled = {
        ...held,
        state: verdict.state,
        reviewer: verdict.reviewer,
        reviewedAt: verdict.at,
        note: verdict.note,
      };
      return "write";
    });
    // Set by the work, or append() has thrown.
    return settled ?? this.#lost(id);
  }

  /** Puts an item aside, inside its decision's transaction. */
  hold(held: NewHeld): void {
    this.#db.sql(
      `INSERT INTO held (id, sender, recipient, tool, rules, sealed, digest, policy, created_at, expires_at, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      held.id,
      clean(held.from),
      cleanOrNull(held.to),
      cleanOrNull(held.tool),
      JSON.stringify(held.rules),
      held.sealed,
      held.digest,
      held.policy,
      held.createdAt,
      held.expiresAt,
      PENDING,
    );
  }

  #find(id: string, now: number): Held | null {
    const row = this.#db.sql("SELECT * FROM held WHERE id = ?").get(id);
    return row ? read(row, now) : null;
  }

  #lost(id: string): never {
    throw fail("quarantine/not-found", [id]);
  }
}

/** The SQL for a state as it reads at `now`. */
function condition(state: HeldState | "all", now: number): { where: string; values: number[] } {
  const code = state === "all" ? null : HELD_STATE.encode(state);
  if (code === null) return { where: "TRUE", values: [] };
  if (state === "pending") return { where: "state = 1 AND expires_at > ?", values: [now] };
  if (state === "expired") return { where: "(state = 4 OR (state = 1 AND expires_at <= ?))", values: [now] };
  return { where: "state = ?", values: [code] };
}

function read(row: RawRow, now: number): Held {
  const state = HELD_STATE.decode(row["state"]) ?? "expired";
  const expiresAt = Number(row["expires_at"]);
  const text = (name: string) => (typeof row[name] === "string" ? row[name] : null);
  return {
    id: String(row["id"]),
    from: String(row["sender"]),
    to: text("recipient"),
    tool: text("tool"),
    // Written by hold() as an array of strings.
    rules: JSON.parse(String(row["rules"])) as string[],
    sealed: row["sealed"] instanceof Uint8Array ? row["sealed"] : new Uint8Array(),
    digest: String(row["digest"]),
    policy: String(row["policy"]),
    createdAt: Number(row["created_at"]),
    expiresAt,
    state: state === "pending" && expiresAt <= now ? "expired" : state,
    reviewer: text("reviewer"),
    reviewedAt: typeof row["reviewed_at"] === "number" ? row["reviewed_at"] : null,
    note: text("note"),
  };
}
