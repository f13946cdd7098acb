/** Signed messages that were accepted, for as long as they are fresh. */
import type { Prior } from "../../core/contract/decision.ts";
import type { ReplayClaim } from "../../core/contract/decision.ts";
import type { ReplayStore } from "../../core/contract/store.ts";
import { fail } from "../../core/errors.ts";
import { FRESH_AHEAD_MS, FRESH_PAST_MS, REPLAY_CLAIMS_MAX, REPLAY_MARGIN_MS } from "../../core/limits.ts";
import { STATUS } from "./codes.ts";
import type { Database } from "./database.ts";
import { KeyFilter } from "./key_filter.ts";
import { idBytes } from "./rows.ts";

/** Expired keys go with every so many new ones, twice as many as came: the table shrinks after a busy time and stalls no batch. */
const SWEEP_EVERY = 64;
/** No claim is made for longer. */
const LIFE_MS = FRESH_PAST_MS + 2 * FRESH_AHEAD_MS + REPLAY_MARGIN_MS;

/** The replay cache: claims being decided in memory, accepted ones in the database. */
export class SqliteReplay implements ReplayStore {
  readonly #db: Database;
  readonly #now: () => number;
  /** Claimed by this process, not committed yet. */
  readonly #pending = new Map<string, ReplayClaim>();
  #sinceSweep = 0;
  /**
   * Keys that may be in the database, as far as this process can know: its own, and those that were there when it opened. What
   * another process took since is found when the decision is written; asking for it each time would cost every message
   * a look-up that finds nothing.
   */
  readonly #known = new KeyFilter(LIFE_MS);

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
    const open = db.sql("SELECT lower(hex(key)) AS key FROM replays WHERE expires_at > ?");
    for (const row of open.iterate(now())) this.#known.add(String(row["key"]), now());
  }

  claim(claim: ReplayClaim, now: number): Prior | null {
    const mine = this.#pending.get(claim.key);
    if (mine && mine.expiresAt > now) return { id: mine.id, status: "pending" };
    const prior = this.#known.mayHave(claim.key) ? this.#db.read(() => this.#find(claim.key, now)) : null;
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
    if (++this.#sinceSweep >= SWEEP_EVERY) this.#sweep(now);
    // One statement that takes only what is free: each costs more than its row.
    const { changes } = this.#db.sql(
      `INSERT INTO replays (key, id, expires_at) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET id = excluded.id, expires_at = excluded.expires_at
         WHERE replays.expires_at <= ? OR replays.id = excluded.id`,
    ).run(Uint8Array.fromHex(claim.key), claim.id, claim.expiresAt, now);
    if (Number(changes) > 0) return;
    this.#known.add(claim.key, now);
    throw fail("store/replayed", [this.#find(claim.key, now)?.id ?? ""]);
  }

  /** Gives back, inside the same transaction, what `take` took for a row that could not be written. */
  untake(claim: ReplayClaim): void {
    this.#db.sql("DELETE FROM replays WHERE key = ? AND id = ?").run(Uint8Array.fromHex(claim.key), claim.id);
  }

  /** The decision was written: the key counts until it expires. */
  keep(claim: ReplayClaim): void {
    this.#known.add(claim.key, this.#now());
    this.release(claim);
  }

  #sweep(now: number): void {
    this.#sinceSweep = 0;
    this.#db.sql(
      "DELETE FROM replays WHERE place IN (SELECT place FROM replays ORDER BY place LIMIT ?) AND expires_at <= ?",
    ).run(SWEEP_EVERY * 2, now);
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
