/**
 * What a record becomes when it is stored, and the text that is hashed.
 * The stored row and the hash must agree for ever, so everything that storing could change is changed here, before hashing.
 */
import type { AuditEntry, AuditRecord, StoredFinding } from "../contract/store.ts";
import { fail } from "../errors.ts";
import { isId } from "../ids.ts";
import { FINDINGS_MAX, ROW_TEXT_CHARS_MAX } from "../limits.ts";

/** A record ready to be stored: its place in the chain (`writer`, `seq`, `link`, `cursor`) is blank until the row is written. */
export type DraftEntry = { -readonly [Key in keyof AuditEntry]: AuditEntry[Key] };

/** Bounds a text. */
function text(value: string): string {
  return value.length > ROW_TEXT_CHARS_MAX ? value.slice(0, ROW_TEXT_CHARS_MAX) : value;
}

function textOrNull(value: string | null): string | null {
  return value === null ? null : text(value);
}

// Microseconds: what a clock can tell, and an integer in the database.
function microseconds(ms: number): number {
  return Number.isFinite(ms) && ms > 0 ? Math.min(Math.round(ms * 1000), Number.MAX_SAFE_INTEGER) / 1000 : 0;
}

function offset(value: number): number {
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function storedFinding(finding: StoredFinding): StoredFinding {
  const stored = {
    category: text(finding.category),
    excerpt: text(finding.excerpt),
    kind: finding.kind,
    lane: finding.lane,
    path: text(finding.path),
    rule: text(finding.rule),
    severity: finding.severity,
    span: { end: offset(finding.span.end), start: offset(finding.span.start) },
    view: text(finding.view),
  };
  return finding.action === undefined ? stored : { action: finding.action, ...stored };
}

/**
 * Bounds a record. Findings past `FINDINGS_MAX` are dropped, texts past `ROW_TEXT_CHARS_MAX` cut.
 * Throws `store/bad-record` when it has no id or no time, since such a row could not be found again.
 */
export function draftRow(record: AuditRecord): DraftEntry {
  if (!isId(record.id)) throw fail("store/bad-record", [`"${text(record.id)}" is not a lower-case UUID`]);
  if (!Number.isSafeInteger(record.at) || record.at < 0) throw fail("store/bad-record", [`its time is ${record.at}`]);
  return {
    id: record.id,
    kind: record.kind,
    at: record.at,
    door: textOrNull(record.door),
    phase: record.phase,
    from: textOrNull(record.from),
    to: textOrNull(record.to),
    tool: textOrNull(record.tool),
    method: textOrNull(record.method),
    status: record.status,
    reason: record.reason,
    verdict: record.verdict,
    mode: record.mode,
    effect: record.effect,
    policy: textOrNull(record.policy),
    clientTime: textOrNull(record.clientTime),
    identity: record.identity,
    fingerprint: textOrNull(record.fingerprint),
    address: textOrNull(record.address),
    session: textOrNull(record.session),
    contentHash: textOrNull(record.contentHash),
    findings: record.findings.length === 0 ? [] : record.findings.slice(0, FINDINGS_MAX).map(storedFinding),
    latencyMs: microseconds(record.latencyMs),
    ref: textOrNull(record.ref),
    actor: textOrNull(record.actor),
    note: textOrNull(record.note),
    writer: "",
    seq: 0,
    link: "",
    cursor: "",
  };
}

/**
 * The canonical text of a row whose place in the chain is set. What no database can hold is taken out of the entry first:
 * lone surrogates, which UTF-8 has no form for, and NUL, at which databases end a text.
 */
export function sealRow(entry: DraftEntry): string {
  const canonical = canonicalRow(entry);
  // JSON writes both as escapes. One look at the whole row is cheaper than one at each of its texts.
  if (!canonical.includes("\\u")) return canonical;
  for (const key of FREE_TEXTS) entry[key] = cleanOrNull(entry[key]);
  entry.door = cleanOrNull(entry.door);
  entry.findings = entry.findings.map((finding) => ({
    ...finding,
    category: clean(finding.category),
    excerpt: clean(finding.excerpt),
    path: clean(finding.path),
    rule: clean(finding.rule),
    view: clean(finding.view),
  }));
  return canonicalRow(entry);
}

const FREE_TEXTS = [
  "actor",
  "address",
  "clientTime",
  "contentHash",
  "fingerprint",
  "from",
  "method",
  "note",
  "policy",
  "ref",
  "session",
  "to",
  "tool",
] as const;

/** A text as a database can hold it: no lone surrogates, no NUL. */
export function clean(value: string): string {
  return value.toWellFormed().replaceAll("\0", "\ufffd");
}

/** The same for a text that may be absent. */
export function cleanOrNull(value: string | null): string | null {
  return value === null ? null : clean(value);
}

/**
 * The RFC 8785 form of a stored row: every field of the record, its writer and its number.
 * JSON.stringify already writes strings and numbers as RFC 8785 wants them; what is left is the order of the keys, which
 * this literal has, and findings have since `draftRow()`.
 */
export function canonicalRow(entry: AuditEntry): string {
  return JSON.stringify({
    actor: entry.actor,
    address: entry.address,
    at: entry.at,
    clientTime: entry.clientTime,
    contentHash: entry.contentHash,
    door: entry.door,
    effect: entry.effect,
    findings: entry.findings,
    fingerprint: entry.fingerprint,
    from: entry.from,
    id: entry.id,
    identity: entry.identity,
    kind: entry.kind,
    latencyMs: entry.latencyMs,
    method: entry.method,
    mode: entry.mode,
    note: entry.note,
    phase: entry.phase,
    policy: entry.policy,
    reason: entry.reason,
    ref: entry.ref,
    seq: entry.seq,
    session: entry.session,
    status: entry.status,
    to: entry.to,
    tool: entry.tool,
    verdict: entry.verdict,
    writer: entry.writer,
  });
}
