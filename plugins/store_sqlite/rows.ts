/** An audit row as SQLite holds it: bound for the insert, and read back to exactly what was hashed. */
import type { SQLInputValue, SQLOutputValue } from "node:sqlite";
import { canonicalRow, type DraftEntry } from "../../core/audit/row.ts";
import type { TrailRow } from "../../core/audit/verify.ts";
import type { DoorName } from "../../core/contract/envelope.ts";
import type { AuditEntry, StoredFinding } from "../../core/contract/store.ts";
import { isId } from "../../core/ids.ts";
import { EFFECT, IDENTITY, KIND, MODE, PHASE, REASON, STATUS, VERDICT } from "./codes.ts";
import { type Database, placeholders, ROWS_A_STATEMENT } from "./database.ts";
import type { Strings } from "./strings.ts";

const COLUMNS = [
  ...[
    "id",
    "writer",
    "seq",
    "link",
    "kind",
    "at",
    "door",
    "phase",
    "sender",
    "recipient",
    "tool",
    "method",
    "status",
    "reason",
  ],
  ...[
    "verdict",
    "mode",
    "effect",
    "policy",
    "client_time",
    "identity",
    "fingerprint",
    "address",
    "session",
    "content_hash",
  ],
  ...["findings", "latency_us", "ref", "actor", "note"],
];
function insertSql(rows: number): string {
  return `INSERT INTO audit (${COLUMNS.join(", ")}) VALUES ${placeholders(COLUMNS.length, rows)}`;
}
const INSERT_ONE = insertSql(1);
const INSERT_MANY = insertSql(ROWS_A_STATEMENT);

/** A row as `SELECT *` gives it. */
export type RawRow = Readonly<Record<string, SQLOutputValue>>;

/** What the tallies need to know of an inserted row. */
export interface Inserted {
  readonly entry: DraftEntry;
  cursor: number;
  /** Numbers of sender and recipient in `strings`. */
  readonly sender: number | null;
  readonly recipient: number | null;
  /** Numbers of the rules in `strings`, each once. */
  readonly rules: readonly number[];
}

const NO_RULES: readonly number[] = [];
const HEX_64 = /^[0-9a-f]{64}$/;

/** The 16 bytes of a lower-case UUID. */
export function idBytes(id: string, bytes: Uint8Array = new Uint8Array(16)): Uint8Array {
  let at = 0;
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) at++;
    bytes[index] = nibble(id.charCodeAt(at)) << 4 | nibble(id.charCodeAt(at + 1));
    at += 2;
  }
  return bytes;
}

/** The value of a lower-case hex digit. */
function nibble(code: number): number {
  return code < 97 ? code - 48 : code - 87;
}

/** The text of a UUID's bytes; of any other bytes their hex, which is no id and will not hash. */
export function idText(bytes: unknown): string {
  if (!(bytes instanceof Uint8Array)) return String(bytes);
  const hex = bytes.toHex();
  if (hex.length !== 32) return hex;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function findingsOf(text: string): readonly StoredFinding[] {
  try {
    const parsed: unknown = JSON.parse(text);
    // Written by draftRow() as an array of findings; a text that was tampered with no longer hashes, which verify() tells.
    return Array.isArray(parsed) ? parsed as StoredFinding[] : [];
  } catch {
    // Only tampering gets here. The row still reads, without findings, and verify() names it.
    return [];
  }
}

/** Where one row's bytes are put to be bound. */
interface Buffers {
  readonly id: Uint8Array;
  readonly link: Uint8Array;
  readonly hash: Uint8Array;
}

function newBuffers(): Buffers {
  return { id: new Uint8Array(16), link: new Uint8Array(32), hash: new Uint8Array(32) };
}

/** Writes and reads rows of the table `audit`. */
export class Rows {
  readonly #db: Database;
  readonly #strings: Strings;
  readonly #writers = new Map<number, string>();
  // Reused for every statement: SQLite copies what is bound.
  readonly #oneRow = new Array<SQLInputValue>(COLUMNS.length).fill(null);
  readonly #manyRows = new Array<SQLInputValue>(COLUMNS.length * ROWS_A_STATEMENT).fill(null);
  readonly #buffers = Array.from({ length: ROWS_A_STATEMENT }, newBuffers);

  constructor(db: Database, strings: Strings) {
    this.#db = db;
    this.#strings = strings;
  }

  /**
   * Inserts rows whose places in the chain are set, one or `ROWS_A_STATEMENT` of them, and sets their cursors.
   * All or none. Throws SQLite's errors, and `store/bad-record`.
   */
  insert(entries: readonly DraftEntry[], writer: number): readonly Inserted[] {
    const isOne = entries.length === 1;
    const values = isOne ? this.#oneRow : this.#manyRows;
    const inserted = entries.map((entry, index) => this.#bind(entry, writer, values, index));
    const { lastInsertRowid } = this.#db.sql(isOne ? INSERT_ONE : INSERT_MANY).run(...values);
    // One statement takes its rowids in a row.
    let cursor = Number(lastInsertRowid) - entries.length;
    for (const row of inserted) {
      row.cursor = ++cursor;
      row.entry.cursor = String(cursor);
    }
    return inserted;
  }

  /** Puts a row's values in their places among those of a statement. */
  #bind(entry: DraftEntry, writer: number, values: SQLInputValue[], index: number): Inserted {
    const strings = this.#strings;
    const { id, link, hash } = this.#buffers[index] ?? newBuffers();
    const sender = strings.intern(entry.from, 0);
    const recipient = strings.intern(entry.to, 1);
    const { contentHash, ref } = entry;
    link.setFromHex(entry.link);
    const isHash = contentHash !== null && HEX_64.test(contentHash);
    if (isHash) hash.setFromHex(contentHash);
    let at = index * COLUMNS.length;
    values[at++] = idBytes(entry.id, id);
    values[at++] = writer;
    values[at++] = entry.seq;
    values[at++] = link;
    values[at++] = KIND.encode(entry.kind);
    values[at++] = entry.at;
    values[at++] = strings.intern(entry.door, 2);
    values[at++] = PHASE.encode(entry.phase);
    values[at++] = sender;
    values[at++] = recipient;
    values[at++] = strings.intern(entry.tool, 3);
    values[at++] = strings.intern(entry.method, 4);
    values[at++] = STATUS.encode(entry.status);
    values[at++] = REASON.encode(entry.reason);
    values[at++] = VERDICT.encode(entry.verdict);
    values[at++] = MODE.encode(entry.mode);
    values[at++] = EFFECT.encode(entry.effect);
    values[at++] = strings.intern(entry.policy, 5);
    values[at++] = entry.clientTime;
    values[at++] = IDENTITY.encode(entry.identity);
    values[at++] = strings.intern(entry.fingerprint, 6);
    values[at++] = strings.intern(entry.address, 7);
    values[at++] = strings.intern(entry.session, 8);
    values[at++] = isHash ? hash : contentHash;
    values[at++] = entry.findings.length === 0 ? null : JSON.stringify(entry.findings);
    values[at++] = Math.round(entry.latencyMs * 1000);
    values[at++] = ref !== null && isId(ref) ? idBytes(ref) : ref;
    values[at++] = entry.actor;
    values[at++] = entry.note;
    return {
      entry,
      cursor: 0,
      sender,
      recipient,
      rules: entry.findings.length === 0 ? NO_RULES : this.#ruleNumbers(entry),
    };
  }

  #ruleNumbers(entry: AuditEntry): readonly number[] {
    const numbers: number[] = [];
    for (const { rule } of entry.findings) {
      const number = this.#strings.intern(rule, 9);
      if (number !== null && !numbers.includes(number)) numbers.push(number);
    }
    return numbers;
  }

  /** The entry that a row of the table stands for. Never throws: whatever was done to a row, the trail must be readable. */
  read(raw: RawRow): AuditEntry {
    const strings = this.#strings;
    const findings = textOf(raw["findings"]);
    const contentHash = raw["content_hash"];
    const ref = raw["ref"];
    return {
      id: idText(raw["id"]),
      // The column is NOT NULL.
      kind: KIND.decode(raw["kind"]) ?? "lifecycle",
      at: numberOf(raw["at"]),
      // A door's name is any text.
      door: strings.text(raw["door"]) as DoorName | null,
      phase: PHASE.decode(raw["phase"]),
      from: strings.text(raw["sender"]),
      to: strings.text(raw["recipient"]),
      tool: strings.text(raw["tool"]),
      method: strings.text(raw["method"]),
      status: STATUS.decode(raw["status"]),
      reason: REASON.decode(raw["reason"]),
      verdict: VERDICT.decode(raw["verdict"]),
      mode: MODE.decode(raw["mode"]),
      effect: EFFECT.decode(raw["effect"]),
      policy: strings.text(raw["policy"]),
      clientTime: textOf(raw["client_time"]),
      identity: IDENTITY.decode(raw["identity"]),
      fingerprint: strings.text(raw["fingerprint"]),
      address: strings.text(raw["address"]),
      session: strings.text(raw["session"]),
      contentHash: contentHash instanceof Uint8Array ? contentHash.toHex() : textOf(contentHash),
      findings: findings === null ? [] : findingsOf(findings),
      latencyMs: numberOf(raw["latency_us"]) / 1000,
      ref: ref instanceof Uint8Array ? idText(ref) : textOf(ref),
      actor: textOf(raw["actor"]),
      note: textOf(raw["note"]),
      writer: this.writerOf(raw["writer"]),
      seq: numberOf(raw["seq"]),
      link: raw["link"] instanceof Uint8Array ? raw["link"].toHex() : "",
      cursor: String(raw["cursor"]),
    };
  }

  /** What verification needs of a row. */
  trail(raw: RawRow): TrailRow {
    const entry = this.read(raw);
    const { writer, seq, id, link, findings } = entry;
    // Findings are stored in the very text that was hashed: one that only reads the same was written by someone else.
    const isAsWritten = (raw["findings"] ?? "[]") === JSON.stringify(findings);
    return { writer, seq, id, link, canonical: isAsWritten ? canonicalRow(entry) : "" };
  }

  /** The id of the process that a row names by number. */
  writerOf(number: SQLOutputValue | SQLInputValue | undefined): string {
    if (typeof number !== "number") return `unknown:${number}`;
    const known = this.#writers.get(number);
    if (known !== undefined) return known;
    const uuid = this.#db.sql("SELECT uuid FROM writers WHERE id = ?").get(number)?.["uuid"];
    if (typeof uuid !== "string") return `unknown:${number}`;
    // Bounded: a number per process, forgotten in bulk.
    if (this.#writers.size >= 10_000) this.#writers.clear();
    this.#writers.set(number, uuid);
    return uuid;
  }
}
