/** Requests that wait for their answer, by the id's own text. Bounded: past the limit the oldest are forgotten. */

/** What is remembered of a request. */
export interface Asked {
  readonly method: string | null;
  readonly tool: string | null;
}

interface Entry extends Asked {
  /** Requests under this id that are not answered yet; more than one only where a peer breaks the protocol. */
  readonly open: number;
}

/**
 * The requests of one direction. An answer to a forgotten id is still inspected, by its shape alone.
 * Ids are not normalised: `1`, `1.0` and `"1"` are three.
 */
export class InFlight {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry>();
  /** Ids that were answered in the other side's place; an answer to one is made up. */
  readonly #refused = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Requests without an answer. */
  get size(): number {
    return this.#entries.size;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** A request was forwarded. */
  add(id: string, asked: Asked): void {
    const known = this.#entries.get(id);
    this.#refused.delete(id);
    this.#entries.delete(id);
    this.#entries.set(id, known ? mixed(known, asked) : { ...asked, open: 1 });
    trim(this.#entries, this.#limit);
  }

  /** A request was refused and answered: no other answer may follow. */
  refuse(id: string): void {
    if (this.#entries.has(id)) return;
    this.#refused.add(id);
    trim(this.#refused, this.#limit);
  }

  /** Takes the request that an answer belongs to. `refused`: it never reached the side that answers. */
  take(id: string): Asked | "refused" | "unknown" {
    const entry = this.#entries.get(id);
    if (!entry) return this.#refused.has(id) ? "refused" : "unknown";
    if (entry.open > 1) this.#entries.set(id, { ...entry, open: entry.open - 1 });
    else this.#entries.delete(id);
    return entry;
  }
}

/** Two requests under one id: nobody can tell which one an answer means, so that nothing is taken for granted. */
function mixed(first: Entry, second: Asked): Entry {
  return {
    method: first.method === second.method ? first.method : null,
    tool: first.tool === second.tool ? first.tool : null,
    open: first.open + 1,
  };
}

function trim(entries: Map<string, unknown> | Set<string>, limit: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= limit) return;
    entries.delete(oldest);
  }
}
