/** Checks a trail against its own links, its signed checkpoints and the heads beside it. Reads only; nothing is ever repaired. */
import { setImmediate } from "node:timers/promises";
import type { ChainProblem, ChainSigner, ProblemKind, Verification } from "../contract/store.ts";
import { PROBLEMS_MAX } from "../limits.ts";
import { GENESIS, isLink, leafOf, linkOf } from "./chain.ts";
import { type Checkpoint, type Heads, isSignedBy } from "./checkpoint.ts";

/** One stored row, in commit order. */
export interface TrailRow {
  readonly writer: string;
  readonly seq: number;
  readonly id: string;
  /** As stored, lower-case hex. */
  readonly link: string;
  /** The canonical text of what is stored, whatever that is. */
  readonly canonical: string;
}

/** What the store knows of a process that wrote. */
export interface TrailWriter {
  readonly writer: string;
  /** It held a key, so it owed checkpoints. */
  readonly signs: boolean;
  /** It said goodbye, so its last row must be covered. */
  readonly closed: boolean;
}

/** Everything about a trail but its rows. Must be read before the rows: a head may not be newer than the last row that is looked at. */
export interface Anchors {
  readonly writers: readonly TrailWriter[];
  readonly checkpoints: Iterable<Checkpoint>;
  /** Null where the store keeps none, as in memory. */
  readonly heads: Heads | null;
}

/** Row numbers that were skipped, both ends included. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

/** How far one chain was checked. */
export interface ChainState {
  readonly seq: number;
  readonly link: string;
  readonly gaps: readonly Gap[];
}

/** Where a verification stands: plain JSON, so that it can be put aside and resumed. */
export interface VerifyState {
  readonly rows: number;
  readonly chains: Readonly<Record<string, ChainState>>;
  readonly problems: readonly ChainProblem[];
}

/** Signatures checked in one turn of the event loop: about 10 ms. */
const ANCHORS_A_TURN = 200;

interface Chain {
  seq: number;
  link: string;
  gaps: Gap[];
}

/** What signed statements say of one writer. */
interface Expected {
  signs: boolean;
  closed: boolean;
  /** Link by number, from checkpoints and heads whose signature holds. */
  readonly links: Map<number, string>;
  checkpointed: number;
  headed: number;
}

/** Takes rows in commit order, then says what is wrong. */
export class TrailVerifier {
  readonly #signer: ChainSigner | null;
  readonly #expected = new Map<string, Expected>();
  readonly #chains = new Map<string, Chain>();
  readonly #problems: ChainProblem[] = [];
  readonly #anchored: ChainProblem[] = [];
  readonly #keepsHeads: boolean;
  #rows = 0;

  /** `resumed` continues where an earlier verifier's `state()` stood; anchors are read anew. */
  constructor(
    options: { readonly signer: ChainSigner | null; readonly keepsHeads: boolean; readonly resumed?: VerifyState },
  ) {
    this.#signer = options.signer;
    this.#keepsHeads = options.keepsHeads;
    const resumed = options.resumed;
    if (!resumed) return;
    this.#rows = resumed.rows;
    this.#problems.push(...resumed.problems);
    for (const [writer, chain] of Object.entries(resumed.chains)) {
      this.#chains.set(writer, { seq: chain.seq, link: chain.link, gaps: [...chain.gaps] });
    }
  }

  /** A process that wrote. All writers and anchors come before the first row. */
  writer(writer: TrailWriter): void {
    Object.assign(this.#expect(writer.writer), { signs: writer.signs, closed: writer.closed });
  }

  /** A checkpoint of the database, or a head of the file beside it. */
  anchor(checkpoint: Checkpoint, place: "database" | "heads"): void {
    const { writer, seq, link } = checkpoint;
    if (this.#signer && !isSignedBy(checkpoint, this.#signer)) {
      return this.#report(this.#anchored, "bad_signature", writer, seq, null);
    }
    const expected = this.#expect(writer);
    const other = expected.links.get(seq);
    // Both are signed and they disagree: whoever holds the key told two stories.
    if (other !== undefined && other !== link) this.#report(this.#anchored, "forked", writer, seq, null);
    expected.links.set(seq, link);
    expected.signs = true;
    if (place === "heads") expected.headed = Math.max(expected.headed, seq);
    else expected.checkpointed = Math.max(expected.checkpointed, seq);
  }

  /** A line of the heads file that is no head. */
  garbledHead(): void {
    this.#report(this.#anchored, "bad_signature", "", 0, null);
  }

  /** Checks the next row in commit order. */
  row(row: TrailRow): void {
    this.#rows++;
    let chain = this.#chains.get(row.writer);
    if (!chain) this.#chains.set(row.writer, chain = { seq: 0, link: GENESIS, gaps: [] });
    if (row.seq <= chain.seq) return this.#late(chain, row);
    const isNext = row.seq === chain.seq + 1;
    // Past the bound the trail is known to be broken in more places than will be named.
    if (!isNext && chain.gaps.length < PROBLEMS_MAX) chain.gaps.push({ from: chain.seq + 1, to: row.seq - 1 });
    // After a gap the link before this row is unknown: the row is taken at its word, and the gap is reported.
    const isIntact = isLink(row.link) && (!isNext || linkOf(chain.link, leafOf(row.canonical)) === row.link);
    const anchor = this.#expected.get(row.writer)?.links.get(row.seq);
    if (!isIntact || (anchor !== undefined && anchor !== row.link)) {
      this.#report(this.#problems, "edited", row.writer, row.seq, row.id);
    }
    chain.seq = row.seq;
    // The stored link goes on, so that one edited row does not condemn all that follow it.
    chain.link = isLink(row.link) ? row.link : GENESIS;
  }

  /** Where the verification stands. Ask only between rows. */
  state(): VerifyState {
    const chains: Record<string, ChainState> = {};
    for (const [writer, chain] of this.#chains) chains[writer] = { ...chain, gaps: [...chain.gaps] };
    return { rows: this.#rows, chains, problems: [...this.#problems] };
  }

  /** The result, once all rows were seen. */
  finish(): Verification {
    const problems = [...this.#anchored, ...this.#problems];
    const writers = new Set([...this.#expected.keys(), ...this.#chains.keys()]);
    for (const writer of writers) this.#close(writer, problems);
    problems.sort((a, b) => (a.writer === b.writer ? a.seq - b.seq : a.writer < b.writer ? -1 : 1));
    return {
      ok: problems.length === 0,
      rows: this.#rows,
      writers: writers.size,
      signaturesChecked: this.#signer !== null,
      problems: problems.slice(0, PROBLEMS_MAX),
    };
  }

  #expect(writer: string): Expected {
    let expected = this.#expected.get(writer);
    if (!expected) {
      this.#expected.set(
        writer,
        expected = { signs: false, closed: false, links: new Map(), checkpointed: 0, headed: 0 },
      );
    }
    return expected;
  }

  /** A number that was passed already: a row moved down from a gap above, or a second row with the same number. */
  #late(chain: Chain, row: TrailRow): void {
    const index = chain.gaps.findIndex((gap) => row.seq >= gap.from && row.seq <= gap.to);
    const gap = chain.gaps[index];
    if (!gap) return this.#report(this.#problems, "forked", row.writer, row.seq, row.id);
    const rest = [{ from: gap.from, to: row.seq - 1 }, { from: row.seq + 1, to: gap.to }];
    chain.gaps.splice(index, 1, ...rest.filter((part) => part.from <= part.to));
    this.#report(this.#problems, "reordered", row.writer, row.seq, row.id);
  }

  /** What can only be said when a writer's last row is known. */
  #close(writer: string, problems: ChainProblem[]): void {
    const last = this.#chains.get(writer)?.seq ?? 0;
    for (const gap of this.#chains.get(writer)?.gaps ?? []) this.#report(problems, "missing", writer, gap.from, null);
    const expected = this.#expected.get(writer);
    if (!expected) return;
    const { signs, closed, checkpointed, headed } = expected;
    if (Math.max(checkpointed, headed) > last) return this.#report(problems, "truncated", writer, last + 1, null);
    // A writer that crashed could not sign its last rows. One that closed did, in both places.
    if (!signs || !closed) return;
    if (checkpointed < last) this.#report(problems, "unsigned", writer, checkpointed + 1, null);
    if (this.#keepsHeads && headed < last) this.#report(problems, "truncated", writer, headed + 1, null);
  }

  #report(problems: ChainProblem[], kind: ProblemKind, writer: string, seq: number, id: string | null): void {
    // One more than is shown, so that "ok" can never come out of a full list.
    if (problems.length <= PROBLEMS_MAX) problems.push({ kind, writer, seq, id });
  }
}

/** Checks a whole trail as it streams in. Throws the signal's reason when aborted. */
export async function verifyTrail(
  rows: AsyncIterable<readonly TrailRow[]>,
  anchors: Anchors,
  options: {
    readonly signer: ChainSigner | null;
    readonly resumed?: VerifyState;
    readonly onProgress?: (rows: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<Verification> {
  const { signer, resumed, onProgress, signal } = options;
  const verifier = new TrailVerifier({ signer, keepsHeads: anchors.heads !== null, ...(resumed && { resumed }) });
  for (const writer of anchors.writers) verifier.writer(writer);
  await addAnchors(verifier, anchors.checkpoints, "database", signal);
  await addAnchors(verifier, anchors.heads?.heads ?? [], "heads", signal);
  if (anchors.heads && anchors.heads.garbled > 0) verifier.garbledHead();
  let seen = resumed?.rows ?? 0;
  for await (const page of rows) {
    signal?.throwIfAborted();
    for (const row of page) verifier.row(row);
    seen += page.length;
    onProgress?.(seen);
  }
  return verifier.finish();
}

/** A signature takes about 50 us to check, and there is one for every thousand rows: let others have their turn. */
async function addAnchors(
  verifier: TrailVerifier,
  anchors: Iterable<Checkpoint>,
  place: "database" | "heads",
  signal: AbortSignal | undefined,
): Promise<void> {
  let added = 0;
  for (const anchor of anchors) {
    verifier.anchor(anchor, place);
    if (++added % ANCHORS_A_TURN > 0) continue;
    await setImmediate();
    signal?.throwIfAborted();
  }
}
