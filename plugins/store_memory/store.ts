/** The memory store: the whole contract, nothing on disk. */
import { draftRow } from "../../core/audit/row.ts";
import type { Prior } from "../../core/contract/decision.ts";
import type { ReplayClaim } from "../../core/contract/decision.ts";
import type {
  AuditEntry,
  AuditRecord,
  AuditStore,
  Companions,
  CounterStore,
  Held,
  HeldState,
  NewHeld,
  Page,
  QuarantineStore,
  ReplayStore,
  Revocation,
  RevocationStore,
  Store,
  StoreOptions,
} from "../../core/contract/store.ts";
import { fail } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import { COUNTERS_MAX, MEMORY_ROWS_MAX, REPLAY_CLAIMS_MAX } from "../../core/limits.ts";
import { SlidingWindows } from "../../core/windows.ts";
import { cursorOf, limitOf, Trail } from "./trail.ts";

/** Opens an empty store. */
export function openMemoryStore(options: StoreOptions): Promise<Store> {
  return Promise.resolve(new MemoryStore(options));
}

/** Everything in memory. Each method works as a transaction, since nothing in it waits. */
export class MemoryStore implements Store {
  readonly name = "memory";
  readonly writer: string;
  readonly audit: AuditStore;
  readonly quarantine: QuarantineStore;
  readonly replay: ReplayStore;
  readonly revocations: RevocationStore;
  readonly windows = new SlidingWindows();
  readonly counters: CounterStore;
  readonly #now: () => number;
  readonly #isReadOnly: boolean;
  readonly #trail: Trail;
  /** Newest last. */
  readonly #held = new Map<string, { place: number; item: Held }>();
  readonly #claims = new Map<string, ReplayClaim>();
  readonly #revoked = new Map<string, Revocation>();
  readonly #counts = new Map<string, number>();
  #places = 0;
  #isClosed = false;

  constructor(options: StoreOptions) {
    this.#now = options.now;
    this.#isReadOnly = options.readOnly ?? false;
    this.writer = newId(options.now());
    this.#trail = new Trail({ writer: this.writer, signer: options.signer, now: options.now });
    this.audit = this.#makeAudit();
    this.quarantine = this.#makeQuarantine();
    this.replay = {
      claim: (claim, now) => this.#claim(claim, now),
      release: (claim) => {
        if (this.#claims.get(claim.key)?.id === claim.id) this.#claims.delete(claim.key);
      },
    };
    this.revocations = this.#makeRevocations();
    this.counters = {
      add: (name, by = 1) => {
        const key = this.#counts.has(name) || this.#counts.size < COUNTERS_MAX ? name : "other";
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
      },
      totals: () => this.#run(() => Object.fromEntries(this.#counts)),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) this.#trail.checkpoint();
    this.#isClosed = true;
    return Promise.resolve();
  }

  /** Runs work as every store does: later, and never on a closed one. */
  async #run<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    this.#check();
    return work();
  }

  #check(): void {
    if (this.#isClosed) throw fail("store/closed", []);
  }

  #append(record: AuditRecord): AuditEntry {
    if (this.#isReadOnly) throw fail("store/write-failed", ["memory", "it is open for reading only"]);
    return this.#trail.add(draftRow(record));
  }

  #makeAudit(): AuditStore {
    const trail = this.#trail;
    return {
      append: (record, companions) => this.#run(() => this.#appendWith(record, companions ?? {})),
      get: (id) => this.#run(() => trail.get(id)),
      query: (filter, options) => this.#run(() => trail.query(filter, options)),
      tail: (cursor, { limit }) => this.#run(() => trail.tail(cursor, limit)),
      totals: (since) => this.#run(() => trail.totals(since)),
      denials: (sender, options) => this.#run(() => trail.denials(sender, options)),
      verify: async (options = {}) => await (await this.#run(() => trail.verify(options))),
    };
  }

  #appendWith(record: AuditRecord, { hold, replay }: Companions): AuditEntry {
    const first = replay && this.#claims.get(replay.key);
    if (first && first.id !== replay.id && first.expiresAt > this.#now()) throw fail("store/replayed", [first.id]);
    if (hold && this.#held.has(hold.id)) {
      throw fail("store/write-failed", ["memory", `item "${hold.id}" is held already`]);
    }
    const entry = this.#append(record);
    if (replay) this.#claims.set(replay.key, replay);
    if (hold) this.#hold(hold);
    return entry;
  }

  #hold(held: NewHeld): void {
    const item: Held = { ...held, state: "pending", reviewer: null, reviewedAt: null, note: null };
    this.#held.set(held.id, { place: ++this.#places, item });
    for (const id of this.#held.keys()) {
      if (this.#held.size <= MEMORY_ROWS_MAX) break;
      this.#held.delete(id);
    }
  }

  #makeQuarantine(): QuarantineStore {
    return {
      get: (id, now) => this.#run(() => this.#find(id, now)),
      list: (state, options) => this.#run(() => this.#list(state, options)),
      settle: (id, verdict, record) =>
        this.#run(() => {
          const held = this.#held.get(id);
          const item = this.#find(id, verdict.at);
          if (!held || !item) throw fail("quarantine/not-found", [id]);
          if (item.state !== "pending") throw fail("quarantine/settled", [id, item.state]);
          this.#append(record);
          const { state, reviewer, note, at } = verdict;
          held.item = { ...item, state, reviewer, note, reviewedAt: at };
          return held.item;
        }),
    };
  }

  #find(id: string, now: number): Held | null {
    const item = this.#held.get(id)?.item;
    return item ? asOf(item, now) : null;
  }

  #list(
    state: HeldState | "all",
    options: { readonly now: number; readonly limit: number; readonly cursor?: string },
  ): Page<Held> {
    const before = options.cursor === undefined ? Infinity : cursorOf(options.cursor);
    const limit = limitOf(options.limit);
    const found = [...this.#held.values()].reverse()
      .filter(({ place, item }) => place < before && (state === "all" || asOf(item, options.now).state === state));
    const page = found.slice(0, limit);
    return {
      items: page.map(({ item }) => asOf(item, options.now)),
      next: found.length > limit ? String(page.at(-1)?.place) : null,
    };
  }

  #claim(claim: ReplayClaim, now: number): Prior | null {
    this.#check();
    const first = this.#claims.get(claim.key);
    if (first && first.expiresAt > now) return { id: first.id, status: this.#trail.get(first.id)?.status ?? "pending" };
    if (this.#claims.size >= REPLAY_CLAIMS_MAX) this.#purge(now);
    this.#claims.set(claim.key, claim);
    return null;
  }

  #purge(now: number): void {
    for (const [key, claim] of this.#claims) if (claim.expiresAt <= now) this.#claims.delete(key);
    // Forgetting a fresh one would let it pass twice.
    if (this.#claims.size >= REPLAY_CLAIMS_MAX) {
      throw fail("store/write-failed", ["memory", `${this.#claims.size} signed messages are fresh`]);
    }
  }

  #makeRevocations(): RevocationStore {
    return {
      has: (fingerprint) => {
        this.#check();
        return this.#revoked.has(fingerprint);
      },
      list: () => this.#run(() => [...this.#revoked.values()].sort((a, b) => b.at - a.at)),
      add: (revocation, record) =>
        this.#run(() => {
          if (this.#revoked.has(revocation.fingerprint)) return;
          this.#append(record);
          this.#revoked.set(revocation.fingerprint, revocation);
        }),
    };
  }
}

/** An item as it reads at a time: overdue and pending is expired. */
function asOf(item: Held, now: number): Held {
  return item.state === "pending" && item.expiresAt <= now ? { ...item, state: "expired" } : item;
}
