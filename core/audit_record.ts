/** Rows of the audit trail that no traffic stands behind: a review, a change of settings, a process that starts or stops. */
import type { AuditRecord } from "./contract/store.ts";

/** What such a row says. */
export interface RecordFacts {
  readonly kind: "review" | "admin" | "lifecycle";
  /** UUIDv7 of the row. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who did it: a reviewer, a user of this machine, "oktsec". */
  readonly actor: string;
  /** What was done or why, one line, without secrets. */
  readonly note: string;
  /** The row that this one is about. */
  readonly ref?: string;
  /** The agent that it is about. */
  readonly agent?: string;
  /** Revision of the config after the change. */
  readonly policy?: string;
}

/** Characters of a note: a line, not a report. */
const NOTE_CHARS_MAX = 500;

/** Builds the row; everything that only traffic has is null. */
export function makeRecord({ kind, id, at, actor, note, ref, agent, policy }: RecordFacts): AuditRecord {
  return {
    id,
    kind,
    at,
    actor,
    note: note.replace(/\s+/g, " ").trim().slice(0, NOTE_CHARS_MAX),
    ref: ref ?? null,
    from: agent ?? null,
    policy: policy ?? null,
    door: null,
    phase: null,
    to: null,
    tool: null,
    method: null,
    status: null,
    reason: null,
    verdict: null,
    mode: null,
    effect: null,
    clientTime: null,
    identity: null,
    fingerprint: null,
    address: null,
    session: null,
    contentHash: null,
    findings: [],
    latencyMs: 0,
  };
}
