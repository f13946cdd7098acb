/**
 * Numbers that stand for the contract's words in the database. A number is never reused or changed: old rows would read
 * as something else, and break their chains. A new word gets a new number; the compiler asks for it.
 */
import type { Effect, Identity, Mode, Reason, Status } from "../../core/contract/decision.ts";
import type { AuditKind, AuditRecord, HeldState } from "../../core/contract/store.ts";
import type { Verdict } from "../../core/contract/verdict.ts";
import { fail } from "../../core/errors.ts";

/** Words and their numbers, both ways. */
export interface Codes<Word extends string> {
  /** Throws `store/bad-record` for a word that has no number. */
  encode(word: Word | null): number | null;
  /** Null for null. A number without a word gives a text that is no word, so that the row that holds it reads as edited. */
  decode(code: unknown): Word | null;
}

function codes<Word extends string>(name: string, numbers: Readonly<Record<Word, number>>): Codes<Word> {
  const byWord = new Map<string, number>(Object.entries<number>(numbers));
  const byNumber: (Word | undefined)[] = [];
  // Object.entries gives string keys; they are exactly the keys of `numbers`.
  for (const [word, number] of byWord) byNumber[number] = word as Word;
  return {
    encode(word) {
      if (word === null) return null;
      const code = byWord.get(word);
      if (code === undefined) throw fail("store/bad-record", [`"${word}" is no ${name}`]);
      return code;
    },
    // Only tampering gets to the text that is no word; it must not read as what was hashed.
    decode: (code) => (typeof code === "number" ? byNumber[code] ?? (`?${code}` as Word) : null),
  };
}

/** Kinds of rows. */
export const KIND = codes<AuditKind>("kind of row", { decision: 1, review: 2, admin: 3, lifecycle: 4 });
/** Directions. */
export const PHASE = codes<NonNullable<AuditRecord["phase"]>>("phase", { request: 1, response: 2 });
/** Statuses. */
export const STATUS = codes<Status>("status", {
  delivered: 1,
  blocked: 2,
  quarantined: 3,
  rejected: 4,
  error: 5,
  would_block: 6,
  would_quarantine: 7,
  would_reject: 8,
});
/** Reasons. */
export const REASON = codes<Reason>("reason", {
  allow: 1,
  content_flagged: 2,
  content_quarantined: 3,
  content_blocked: 4,
  identity_rejected: 5,
  signature_required: 6,
  agent_suspended: 7,
  recipient_suspended: 8,
  acl_denied: 9,
  tool_not_allowed: 10,
  rate_limited: 11,
  replayed: 12,
  bad_json: 13,
  ambiguous_json: 14,
  too_large: 15,
  scan_budget: 16,
  scan_error: 17,
  audit_failed: 18,
});
/** Verdicts. */
export const VERDICT = codes<Verdict>("verdict", { clean: 1, flag: 2, quarantine: 3, block: 4 });
/** Modes. */
export const MODE = codes<Mode>("mode", { observe: 1, enforce: 2 });
/** Effects. */
export const EFFECT = codes<Effect>("effect", { pass: 1, hold: 2, refuse: 3 });
/** How far a sender was proven. The index of unverified rows is all above 2. */
export const IDENTITY = codes<Identity["state"]>("identity state", { proven: 1, local: 2, unsigned: 3, invalid: 4 });
/** States of a held item. */
export const HELD_STATE = codes<HeldState>("state", { pending: 1, approved: 2, rejected: 3, expired: 4, used: 5 });
