/** Signed messages that were accepted, for as long as they are fresh. */
import type { Prior } from "../../core/contract/decision.ts";
import type { ReplayClaim, ReplayStore } from "../../core/contract/store.ts";
import { fail } from "../../core/errors.ts";
import { REPLAY_CLAIMS_MAX } from "../../core/limits.ts";
import { STATUS } from "./codes.ts";
import type { Database } from "./database.ts";
import { idBytes } from "./rows.ts";

/** Expired keys removed with each new one: two, so that the table shrinks after a busy time and never stalls a batch. */
const SWEPT = 2;

/** The replay cache: claims being decided in memory, accepted ones in the database. */
export class SqliteReplay implements ReplayStore {
  readonly #db: Database;
  readonly #now: () => number;
  /** Claimed by this process, not committed yet. */
  readonly #pending = new Map<string, ReplayClaim>();

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  claim(claim: ReplayClaim, now: number): Prior | null {
    const mine = this.#pending.get(claim.key);
    if (mine && mine.expiresAt > now) return { id: mine.id, status: "pending" };
    const prior = this.#db.read(() => this.#find(claim.key, now));
    if (prior) return prior;
    if (this.#pending.size >= REPLAY_CLAIMS_MAX) this.#purge(now);
    this.#pending.set(claim.key, claim);
    return null;
  }

  release(claim: ReplayClaim): void {
    if (this.#pending.get(claim.key)?.id === claim.id) this.#pending.delete(claim.key);
  }

  /** Takes the key for good, inside the decision's transaction. Throws `store/replayed` when another process has it. */
  take(claim: ReplayClaim): void {
    const now = this.#now();
    const key = Uint8Array.fromHex(claim.key);
    const prior = this.#find(claim.key, now);
    if (prior && prior.id !== claim.id) throw fail("store/replayed", [prior.id]);
    if (prior) return;
    this.#db.sql(
      "DELETE FROM replays WHERE place IN (SELECT place FROM replays ORDER BY place LIMIT ?) AND expires_at <= ?",
    )
      .run(SWEPT, now);
    this.#db.sql(
      "INSERT INTO replays (key, id, expires_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET id = excluded.id, expires_at = excluded.expires_at",
    ).run(key, claim.id, claim.expiresAt);
  }

  #find(key: string, now: number): Prior | null {
    const row = this.#db.sql("SELECT id FROM replays WHERE key = ? AND expires_at > ?").get(
      Uint8Array.fromHex(key),
      now,
    );
    const id = row?.["id"];
    if (typeof id !== "string") return null;
    const status = this.#db.sql("SELECT status FROM audit WHERE id = ?").get(idBytes(id))?.["status"];
    return { id, status: STATUS.decode(status) ?? "pending" };
  }

  /** Drops what expired without ever being recorded. Throws when the rest is still too much: nothing fresh is forgotten. */
  #purge(now: number): void {
    for (const [key, claim] of this.#pending) if (claim.expiresAt <= now) this.#pending.delete(key);
    if (this.#pending.size < REPLAY_CLAIMS_MAX) return;
    throw fail("store/write-failed", [
      this.#db.path,
      `${this.#pending.size} signed messages are being decided already`,
    ]);
  }
}
