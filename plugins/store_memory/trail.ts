/** The audit trail in memory: one chain, the newest `MEMORY_ROWS_MAX` rows. */
import { GENESIS, leafOf, linkOf } from "../../core/audit/chain.ts";
import { type Checkpoint, signCheckpoint } from "../../core/audit/checkpoint.ts";
import { canonicalRow, type DraftEntry, sealRow } from "../../core/audit/row.ts";
import { type TrailRow, verifyTrail } from "../../core/audit/verify.ts";
import type {
  AuditEntry,
  AuditFilter,
  ChainSigner,
  Page,
  Sender,
  Totals,
  Verification,
} from "../../core/contract/store.ts";
import { fail } from "../../core/errors.ts";
import { CHECKPOINT_ROWS, LIST_LIMIT_MAX, MEMORY_ROWS_MAX } from "../../core/limits.ts";
import { tally } from "./totals.ts";

/** Rows by number, linked. */
export class Trail {
  readonly #writer: string;
  readonly #signer: ChainSigner | null;
  readonly #now: () => number;
  /** Oldest first; the first one has number `#dropped + 1`. */
  #rows: DraftEntry[] = [];
  readonly #byId = new Map<string, DraftEntry>();
  #checkpoints: Checkpoint[] = [];
  #dropped = 0;
  #base = GENESIS;

  constructor(options: { readonly writer: string; readonly signer: ChainSigner | null; readonly now: () => number }) {
    this.#writer = options.writer;
    this.#signer = options.signer;
    this.#now = options.now;
  }

  /** Adds a row. Throws `store/write-failed` when its id is taken. */
  add(entry: DraftEntry): AuditEntry {
    if (this.#byId.has(entry.id)) throw fail("store/write-failed", ["memory", `row "${entry.id}" exists`]);
    entry.writer = this.#writer;
    entry.seq = this.#dropped + this.#rows.length + 1;
    entry.cursor = String(entry.seq);
    entry.link = linkOf(this.#rows.at(-1)?.link ?? this.#base, leafOf(sealRow(entry)));
    this.#rows.push(entry);
    this.#byId.set(entry.id, entry);
    if (entry.seq % CHECKPOINT_ROWS === 0) this.checkpoint();
    // In bulk, since taking one off the front of a long array costs as much as taking many.
    if (this.#rows.length >= MEMORY_ROWS_MAX * 1.1) this.#drop(this.#rows.length - MEMORY_ROWS_MAX);
    return entry;
  }

  /** Signs the last row, where there is a key. */
  checkpoint(): void {
    const last = this.#rows.at(-1);
    if (!this.#signer || !last || this.#checkpoints.at(-1)?.seq === last.seq) return;
    const { seq, link } = last;
    this.#checkpoints.push(signCheckpoint({ writer: this.#writer, seq, link }, this.#signer, this.#now()));
  }

  get(id: string): AuditEntry | null {
    return this.#byId.get(id) ?? null;
  }

  query(filter: AuditFilter, options: { readonly limit: number; readonly cursor?: string }): Page<AuditEntry> {
    const limit = limitOf(options.limit);
    const before = options.cursor === undefined ? Infinity : cursorOf(options.cursor);
    const items: AuditEntry[] = [];
    for (let index = this.#rows.length - 1; index >= 0; index--) {
      const entry = this.#rows[index];
      if (!entry || entry.seq >= before || !matches(entry, filter)) continue;
      if (items.length === limit) return { items, next: items.at(-1)?.cursor ?? null };
      items.push(entry);
    }
    return { items, next: null };
  }

  tail(cursor: string | null, limit: number): Page<AuditEntry> {
    if (cursor === null) return { items: [], next: String(this.#dropped + this.#rows.length) };
    const first = Math.max(cursorOf(cursor) - this.#dropped, 0);
    const items = this.#rows.slice(first, first + limitOf(limit));
    return { items, next: items.at(-1)?.cursor ?? cursor };
  }

  totals(since: number): Totals {
    return tally(this.#rows, since);
  }

  denials(sender: Sender, options: { readonly since: number; readonly cap: number }): number {
    let count = 0;
    for (const entry of this.#rows) {
      if (count >= options.cap) return count;
      if (entry.at >= options.since && isDenial(entry) && isFrom(entry, sender)) count++;
    }
    return count;
  }

  verify(
    options: { readonly onProgress?: (rows: number) => void; readonly signal?: AbortSignal },
  ): Promise<Verification> {
    const rows: TrailRow[] = this.#rows.map((entry) => ({ ...entry, canonical: canonicalRow(entry) }));
    const writers = this.#rows.length > 0
      ? [{ writer: this.#writer, signs: this.#signer !== null, closed: false }]
      : [];
    // What was dropped is out of reach; the chain is checked from there on.
    const resumed = {
      rows: 0,
      problems: [],
      chains: { [this.#writer]: { seq: this.#dropped, link: this.#base, gaps: [] } },
    };
    return verifyTrail(pages(rows), { writers, checkpoints: this.#checkpoints, heads: null }, {
      ...options,
      signer: this.#signer,
      ...(this.#dropped > 0 && { resumed }),
    });
  }

  #drop(count: number): void {
    for (const entry of this.#rows.slice(0, count)) {
      this.#byId.delete(entry.id);
      this.#base = entry.link;
    }
    this.#rows = this.#rows.slice(count);
    this.#dropped += count;
    this.#checkpoints = this.#checkpoints.filter(({ seq }) => seq > this.#dropped);
  }
}

async function* pages(rows: readonly TrailRow[]): AsyncGenerator<readonly TrailRow[]> {
  for (let index = 0; index < rows.length; index += 1000) {
    yield rows.slice(index, index + 1000);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** True for what was stopped, or in observe would have been, for its content. */
function isDenial({ kind, verdict, reason }: AuditEntry): boolean {
  return kind === "decision" && (verdict === "quarantine" || verdict === "block") &&
    (reason === "content_quarantined" || reason === "content_blocked");
}

/** A proven sender is known by name; a claimed one by name and address. */
function isFrom(entry: AuditEntry, sender: Sender): boolean {
  if (entry.from !== sender.name) return false;
  const isProven = entry.identity === "proven" || entry.identity === "local";
  return sender.proven ? isProven : !isProven && entry.identity !== null && entry.address === sender.address;
}

function matches(entry: AuditEntry, filter: AuditFilter): boolean {
  const { kind, status, agent, unverified, since, until, rule } = filter;
  return (kind === undefined || entry.kind === kind) &&
    (status === undefined || entry.status === status) &&
    (agent === undefined || entry.from === agent || entry.to === agent) &&
    (!unverified || entry.identity === "unsigned" || entry.identity === "invalid") &&
    (since === undefined || entry.at >= since) &&
    (until === undefined || entry.at < until) &&
    (rule === undefined || entry.findings.some((finding) => finding.rule === rule));
}

/** The number in a cursor that was handed out. Throws `store/bad-cursor`. */
export function cursorOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw fail("store/bad-cursor", [cursor.slice(0, 64)]);
  return Number(cursor);
}

/** A page size between 1 and `LIST_LIMIT_MAX`. */
export function limitOf(limit: number): number {
  return Number.isFinite(limit) ? Math.min(Math.max(Math.trunc(limit), 1), LIST_LIMIT_MAX) : LIST_LIMIT_MAX;
}
