import type { DoorName } from "./envelope.ts";
import type { Effect, Identity, Mode, Prior, Reason, ReplayClaim, Status } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { Verdict } from "./verdict.ts";

/** What a row tells of: a decision on traffic, a person's review, a change of settings, or a process starting and stopping. */
export type AuditKind = "decision" | "review" | "admin" | "lifecycle";

/** A finding as stored: all of it but what the rule itself can tell. */
export type StoredFinding = Omit<Finding, "title" | "fix">;

/** One thing to put on record. Everything in it is already redacted. */
export interface AuditRecord {
  /** UUIDv7; for a decision, the envelope's id. */
  readonly id: string;
  readonly kind: AuditKind;
  /** Server time, ms since the epoch. */
  readonly at: number;
  readonly door: DoorName | null;
  readonly phase: "request" | "response" | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly tool: string | null;
  readonly method: string | null;
  readonly status: Status | null;
  readonly reason: Reason | null;
  readonly verdict: Verdict | null;
  readonly mode: Mode | null;
  readonly effect: Effect | null;
  readonly policy: string | null;
  /** The client's own timestamp text, at most 64 characters. */
  readonly clientTime: string | null;
  readonly identity: Identity["state"] | null;
  readonly fingerprint: string | null;
  readonly address: string | null;
  readonly session: string | null;
  readonly contentHash: string | null;
  readonly findings: readonly StoredFinding[];
  /** Kept to the microsecond. */
  readonly latencyMs: number;
  /** The row that this one is about: a review names the decision. */
  readonly ref: string | null;
  /** Who did it, for review, admin and lifecycle rows. */
  readonly actor: string | null;
  /** What was done or why, one line. */
  readonly note: string | null;
}

/** A record as stored: numbered in its writer's chain, and linked to the row before it. Hashes are lower-case hex. */
export interface AuditEntry extends AuditRecord {
  /** Id of the process that wrote it. */
  readonly writer: string;
  /** From 1, without gaps, in one writer's chain. */
  readonly seq: number;
  readonly link: string;
  /** Opaque; orders all rows of the store as they were committed. */
  readonly cursor: string;
}

/** All given conditions must hold. Times are ms since the epoch; `since` is included, `until` is not. */
export interface AuditFilter {
  readonly kind?: AuditKind;
  readonly status?: Status;
  /** As sender or recipient. */
  readonly agent?: string;
  /** Only rows whose signature was missing or invalid. */
  readonly unverified?: boolean;
  readonly since?: number;
  readonly until?: number;
  readonly rule?: string;
}

/** One page of a listing; pass `next` as cursor for the following one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Counts over the hours that touch the asked range, from rollups that are kept with the rows. */
export interface Totals {
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  /** Of the delivered, how many carried findings (verdict flag). */
  readonly flagged: number;
  /** Oldest first; `at` is the start of the hour. */
  readonly byHour: readonly { readonly at: number; readonly total: number; readonly stopped: number }[];
  /** Most frequent first, at most 10. */
  readonly topRules: readonly { readonly rule: string; readonly count: number }[];
  /** Busiest first, at most 50. `stopped` counts what was, or in observe would have been, stopped. */
  readonly byAgent: readonly { readonly agent: string; readonly total: number; readonly stopped: number }[];
}

/** What can be wrong with a trail. */
export type ProblemKind =
  | "edited" // a row does not hash to its link
  | "missing" // a number is skipped
  | "reordered" // numbers or links out of order
  | "forked" // two rows claim one number
  | "truncated" // a signed head is ahead of the last row, or a closed writer's head is gone
  | "bad_signature" // a checkpoint or head is not signed by the key
  | "unsigned"; // rows that no checkpoint covers although their writer closed
/** Where a trail is broken. */
export interface ChainProblem {
  readonly kind: ProblemKind;
  readonly writer: string;
  readonly seq: number;
  readonly id: string | null;
}
/** The whole trail, checked. */
export interface Verification {
  readonly ok: boolean;
  readonly rows: number;
  readonly writers: number;
  /** False when the store was opened without the key: links were checked, signatures could not be. */
  readonly signaturesChecked: boolean;
  readonly problems: readonly ChainProblem[];
}

/** Signs checkpoints of the audit chain; the key is `_proxy`'s. */
export interface ChainSigner {
  readonly fingerprint: string;
  /** Raw 64-byte Ed25519 signature. */
  sign(bytes: Uint8Array): Uint8Array;
  verify(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** What is written together with a decision, or not at all. */
export interface Companions {
  readonly hold?: NewHeld;
  readonly replay?: ReplayClaim;
}

/** The audit trail. Rows are only ever appended. */
export interface AuditStore {
  /**
   * Resolves once the row is committed. Appends of one turn of the event loop share a transaction.
   * Rejects with `store/replayed` when the replay claim is taken, `store/write-failed` when nothing was written,
   * `store/bad-record` for a row without a usable id or time. The caller then releases its replay claim.
   */
  append(record: AuditRecord, companions?: Companions): Promise<AuditEntry>;
  get(id: string): Promise<AuditEntry | null>;
  /** Newest first. */
  query(filter: AuditFilter, options: { readonly limit: number; readonly cursor?: string }): Promise<Page<AuditEntry>>;
  /** Rows after a cursor in commit order, whoever wrote them; null starts at the end. `next` is always set. */
  tail(cursor: string | null, options: { readonly limit: number }): Promise<Page<AuditEntry>>;
  totals(since: number): Promise<Totals>;
  /** How many rows of this sender, since a time, have verdict quarantine or block for their content; stops counting at `cap`. */
  denials(sender: Sender, options: { readonly since: number; readonly cap: number }): Promise<number>;
  /** Streams the whole trail; `onProgress` is called now and then. */
  verify(
    options?: { readonly onProgress?: (rows: number) => void; readonly signal?: AbortSignal },
  ): Promise<Verification>;
}

/** A sender as the limits know it: a proven name, or a claimed name at an address. */
export interface Sender {
  readonly name: string;
  readonly proven: boolean;
  readonly address: string | null;
}

/** pending → approved | rejected | expired; approved → used, once. */
export type HeldState = "pending" | "approved" | "rejected" | "expired" | "used";

/** What is put aside for a person. */
export interface NewHeld {
  /** The envelope's id. */
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly tool: string | null;
  readonly rules: readonly string[];
  /** The content, sealed by `core/identity/seal.ts`; the store never sees the text. */
  readonly sealed: Uint8Array;
  /** Lower-case hex SHA-256 that binds the approval to the exact call. */
  readonly digest: string;
  readonly policy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}
/** A held item with its state. */
export interface Held extends NewHeld {
  readonly state: HeldState;
  readonly reviewer: string | null;
  readonly reviewedAt: number | null;
  readonly note: string | null;
}

/** Items that wait for a person. An overdue pending item reads as expired, at once and everywhere. */
export interface QuarantineStore {
  get(id: string, now: number): Promise<Held | null>;
  list(
    state: HeldState | "all",
    options: { readonly now: number; readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Held>>;
  /** Settles once, together with its own audit row. Rejects with `quarantine/settled` when it is not pending, `quarantine/not-found`. */
  settle(
    id: string,
    verdict: {
      readonly state: "approved" | "rejected";
      readonly reviewer: string;
      readonly note: string | null;
      readonly at: number;
    },
    record: AuditRecord,
  ): Promise<Held>;
}

/** Remembers signed messages for as long as they are fresh. */
export interface ReplayStore {
  /** Takes the key for this process, or tells who has it. Durable once the decision that carries the claim is appended. */
  claim(claim: ReplayClaim, now: number): Prior | null;
  /** Gives the key back when its decision could not be recorded. */
  release(claim: ReplayClaim): void;
}

/** A key that is not to be trusted any more. */
export interface Revocation {
  readonly fingerprint: string;
  readonly agent: string;
  readonly at: number;
  readonly reason: string;
}
/** Revoked keys. */
export interface RevocationStore {
  /** Throws when the store cannot tell: callers treat that as revoked. */
  has(fingerprint: string): boolean;
  list(): Promise<readonly Revocation[]>;
  /** Adds, together with its audit row. Adding twice changes nothing. */
  add(revocation: Revocation, record: AuditRecord): Promise<void>;
}

/** Sliding windows of events by key, bounded in memory. Per process on one machine; shared where a store can. */
export interface WindowStore {
  /** Counts the event unless the window already holds `limit`; false means over the limit, and is not counted. */
  take(
    key: string,
    options: { readonly limit: number; readonly windowMs: number; readonly now: number },
  ): boolean | Promise<boolean>;
}

/** Totals of what is counted but not audited: refused requests, faults. Kept across restarts. */
export interface CounterStore {
  /** Cheap: gathers in memory, written within a second and at close. */
  add(name: string, by?: number): void;
  totals(): Promise<Readonly<Record<string, number>>>;
}

/** Everything that outlives a request. One suite proves every implementation: `tests/conformance/store.ts`. */
export interface Store extends AsyncDisposable {
  readonly name: string;
  /** Id of this process in the audit trail. */
  readonly writer: string;
  readonly audit: AuditStore;
  readonly quarantine: QuarantineStore;
  readonly replay: ReplayStore;
  readonly revocations: RevocationStore;
  readonly windows: WindowStore;
  readonly counters: CounterStore;
}

/** What a store is opened with. */
export interface StoreOptions {
  /** Absolute path of the database file; "" where the store has none. */
  readonly path: string;
  /** Null: checkpoints are left to processes that hold the key. */
  readonly signer: ChainSigner | null;
  readonly now: () => number;
  /** Open for reading only: nothing is created, no writer is registered. */
  readonly readOnly?: boolean;
}
