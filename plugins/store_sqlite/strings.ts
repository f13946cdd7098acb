/** Texts that repeat, stored once and referred to by number. Nothing is ever taken out: old rows refer to it. */
import type { Database } from "./database.ts";

/** Texts remembered in each direction, in two generations of this size. About 2 MB when full of names. */
const CACHE_MAX = 8_192;

/** A bounded cache that forgets in bulk: what was not used since the last turnover goes. Cheaper per hit than an exact LRU. */
class Cache<Key, Value> {
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  get(key: Key): Value | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const aged = this.#old.get(key);
    if (aged !== undefined) this.set(key, aged);
    return aged;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= CACHE_MAX) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}

/** The table `strings`, cached. */
export class Strings {
  readonly #db: Database;
  readonly #ids = new Cache<string, number>();
  readonly #texts = new Cache<number, string>();
  /** The last text of each column. */
  #last: { readonly text: string; readonly id: number }[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * The number of a text, which is added when new. Only inside a transaction that holds the write lock.
   * `column` is where the text stands: rows next to each other mostly hold the same there, and comparing is cheaper than looking up.
   */
  intern(text: string | null, column: number): number | null {
    if (text === null) return null;
    const last = this.#last[column];
    if (last?.text === text) return last.id;
    const id = this.#add(text);
    this.#last[column] = { text, id };
    return id;
  }

  #add(text: string): number {
    const known = this.find(text);
    if (known !== null) return known;
    const id = Number(this.#db.sql("INSERT INTO strings (text) VALUES (?)").run(text).lastInsertRowid);
    this.#ids.set(text, id);
    return id;
  }

  /** The number of a text, or null when no row ever held it. */
  find(text: string): number | null {
    const cached = this.#ids.get(text);
    if (cached !== undefined) return cached;
    const id = this.#db.sql("SELECT id FROM strings WHERE text = ?").get(text)?.["id"];
    if (typeof id !== "number") return null;
    this.#ids.set(text, id);
    return id;
  }

  /** The text of a number as a row holds it; null for null. For a number that is not there, a text that no row was hashed with. */
  text(id: unknown): string | null {
    if (typeof id !== "number") return null;
    const cached = this.#texts.get(id);
    if (cached !== undefined) return cached;
    const text = this.#db.sql("SELECT text FROM strings WHERE id = ?").get(id)?.["text"];
    if (typeof text !== "string") return `?${id}`;
    this.#texts.set(id, text);
    return text;
  }

  /** Forgets everything cached: after a rollback some of it may be in no table. */
  forget(): void {
    this.#ids.clear();
    this.#texts.clear();
    this.#last = [];
  }
}
