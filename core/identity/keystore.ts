/** The public keys of a folder, by agent, following the folder while it is open. */
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { type Clock, systemClock } from "../clock.ts";
import type { Logger } from "../contract/plugin.ts";
import { codeOf } from "../edits/read.ts";
import { fail, reasonOf } from "../errors.ts";
import { KEYS_MAX, KEYS_POLL_MS } from "../limits.ts";
import { readKeyFile } from "./key_file.ts";
import { decodePublicKey, type PublicKey } from "./keys.ts";
import { checkName } from "./names.ts";

/** One agent's key. */
export interface KeystoreEntry extends PublicKey {
  readonly name: string;
  readonly path: string;
}

/** A file that gives nobody a key, and why. Its agent cannot prove itself. */
export interface KeystoreProblem {
  readonly path: string;
  /** A sentence that names the file. */
  readonly message: string;
}

/** What a keystore may be opened with. */
export interface KeystoreOptions {
  /** Time between two looks at the folder; 0 looks only when `reload()` is called. */
  readonly pollMs?: number;
  readonly log?: Logger;
  /** Keys that are loaded at most. */
  readonly keysMax?: number;
  /** The clock that file times are compared with; the machine's where it is left out. */
  readonly now?: Clock;
}

/** A file's content, and what the file looked like when it was read. */
interface Cached {
  readonly stamp: string;
  readonly outcome: KeystoreEntry | KeystoreProblem;
}

interface Snapshot {
  readonly keys: ReadonlyMap<string, KeystoreEntry>;
  readonly files: ReadonlyMap<string, Cached>;
  readonly problems: readonly KeystoreProblem[];
}

const EXTENSION = ".pub";
const READS_AT_ONCE = 16;
// A file that changed this shortly before it was read may change again without a new time: clocks of file systems are coarse.
const SETTLED_MS = 2_000;

/**
 * Keys are looked up in one snapshot, swapped whole: a reader never sees half a change. A folder that cannot be listed
 * has no keys, so that a key that was taken away can never linger.
 *
 * @example
 * ```ts
 * using keystore = await Keystore.open(config.identity.keys_dir, { log });
 * keystore.key("research-agent")?.fingerprint;
 * ```
 */
export class Keystore implements Disposable {
  readonly #dir: string;
  readonly #pollMs: number;
  readonly #log: Logger | undefined;
  readonly #keysMax: number;
  readonly #now: Clock;
  #snapshot: Snapshot = { keys: new Map(), files: new Map(), problems: [] };
  #scans: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = true;

  private constructor(dir: string, options: KeystoreOptions) {
    this.#dir = dir;
    this.#pollMs = options.pollMs ?? KEYS_POLL_MS;
    this.#log = options.log;
    this.#keysMax = options.keysMax ?? KEYS_MAX;
    this.#now = options.now ?? systemClock;
  }

  /** Loads every `NAME.pub` of a folder, which need not exist yet. Bad files are skipped, warned of, and listed by `problems()`. */
  static async open(dir: string, options: KeystoreOptions = {}): Promise<Keystore> {
    const keystore = new Keystore(dir, options);
    await keystore.reload();
    keystore.#schedule();
    return keystore;
  }

  /** The key that proves this agent; null when there is none. Reserved names such as `_proxy` never have one. */
  key(name: string): PublicKey | null {
    return this.#snapshot.keys.get(name) ?? null;
  }

  /** All keys, by name. */
  entries(): readonly KeystoreEntry[] {
    return [...this.#snapshot.keys.values()];
  }

  /** Files that were skipped. */
  problems(): readonly KeystoreProblem[] {
    return this.#snapshot.problems;
  }

  /** Looks at the folder now; resolves once what it holds is in force. */
  reload(): Promise<void> {
    // One after the other: a scan that began before a change must not overwrite one that began after it.
    this.#scans = this.#scans.then(async () => {
      const next = await scan(this.#dir, { before: this.#snapshot.files, now: this.#now(), keysMax: this.#keysMax });
      const told = new Set(this.#snapshot.problems.map(({ message }) => message));
      for (const { path, message } of next.problems) {
        if (!told.has(message)) {
          this.#log?.warn("Skipped a public key; its agent cannot prove itself", { path, reason: message });
        }
      }
      this.#snapshot = next;
    });
    return this.#scans;
  }

  /** Stops following the folder. What is loaded stays readable. */
  [Symbol.dispose](): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (!this.#isOpen || this.#pollMs <= 0) return;
    this.#timer = setTimeout(() => void this.reload().finally(() => this.#schedule()), this.#pollMs);
    this.#timer.unref();
  }
}

/** What the last scan found, and the time of this one. */
interface Since {
  readonly before: ReadonlyMap<string, Cached>;
  readonly now: number;
  readonly keysMax: number;
}

async function scan(dir: string, since: Since): Promise<Snapshot> {
  const listing = await list(dir, since.keysMax);
  const keys = new Map<string, KeystoreEntry>();
  const files = new Map<string, Cached>();
  const problems = [...listing.problems];
  for (let start = 0; start < listing.names.length; start += READS_AT_ONCE) {
    const batch = listing.names.slice(start, start + READS_AT_ONCE);
    const read = await Promise.all(batch.map((name) => look(dir, name, since)));
    for (const [index, cached] of read.entries()) {
      const name = batch[index];
      if (!cached || name === undefined) continue; // Taken away while we looked.
      files.set(name, cached);
      if ("fingerprint" in cached.outcome) keys.set(name, cached.outcome);
      else problems.push(cached.outcome);
    }
  }
  return { keys, files, problems };
}

/** Names of agents that have a public key file, sorted, at most so many. */
async function list(
  dir: string,
  keysMax: number,
): Promise<{ names: readonly string[]; problems: readonly KeystoreProblem[] }> {
  let files: readonly string[];
  try {
    files = await readdir(dir);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return { names: [], problems: [] };
    return { names: [], problems: [{ path: dir, message: fail("identity/bad-key", [dir, reasonOf(error)]).message }] };
  }
  const names: string[] = [];
  const problems: KeystoreProblem[] = [];
  for (const file of files.toSorted()) {
    if (!file.endsWith(EXTENSION) || file.startsWith("_") || file.startsWith(".")) continue;
    const name = file.slice(0, -EXTENSION.length);
    const reason = checkName(name);
    if (reason === null) names.push(name);
    else problems.push({ path: join(dir, file), message: fail("identity/bad-name", [name, reason]).message });
  }
  if (names.length > keysMax) {
    const reason = `it holds ${names.length} public keys, of which the first ${keysMax} are loaded`;
    problems.push({ path: dir, message: fail("identity/bad-key", [dir, reason]).message });
  }
  return { names: names.slice(0, keysMax), problems };
}

/** Reads one file unless it looks as it did; null when it is gone. */
async function look(dir: string, name: string, { before, now }: Since): Promise<Cached | null> {
  const path = join(dir, `${name}${EXTENSION}`);
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = await lstat(path);
    const isSettled = now - Math.max(mtimeMs, ctimeMs) > SETTLED_MS;
    const stamp = isSettled ? [dev, ino, size, mtimeMs, ctimeMs].join(" ") : "";
    const known = before.get(name);
    if (isSettled && known?.stamp === stamp) return known;
    const text = await readKeyFile(path);
    return text === null ? null : { stamp, outcome: { name, path, ...decodePublicKey(text, path) } };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    // Without a stamp: tried again at the next look.
    return { stamp: "", outcome: { path, message: reasonOf(error) } };
  }
}
