/** The config of a running program: an immutable snapshot that follows its file, and never follows it into a mistake. */
import { clearInterval, setInterval } from "node:timers";
import { type Clock, systemClock } from "../clock.ts";
import type { Logger } from "../contract/plugin.ts";
import { stampAt } from "../edits/read.ts";
import { reasonOf } from "../errors.ts";
import type { Loaded } from "./loaded.ts";

/** A change takes two looks: one sees it, the next sees that it has come to rest. Together below the promised 2 seconds. */
const LOOK_MS = 400;
/** File times are coarse: a file this young may change again without a new time. */
const YOUNG_MS = 2_000;

/** What following needs. */
export interface LiveOptions {
  /** Loads the config whole, as at start. */
  readonly load: () => Promise<Loaded>;
  readonly log: Logger;
  readonly now?: Clock;
}

/** Holds the config in force. `current()` costs nothing; ask it anew for each piece of traffic. */
export class LiveConfig implements Disposable {
  #loaded: Loaded;
  #problem: string | null = null;
  readonly #load: () => Promise<Loaded>;
  readonly #log: Logger;
  readonly #now: Clock;
  readonly #subscribers = new Set<(loaded: Loaded) => void>();
  readonly #timer: ReturnType<typeof setInterval>;
  /** Stamps of the files at the last load, and at the last look. */
  #taken = "";
  #seen = "";
  #changedAt: number;
  #looking: Promise<void> | null = null;
  #isDisposed = false;

  constructor(first: Loaded, { load, log, now = systemClock }: LiveOptions) {
    this.#loaded = first;
    this.#load = load;
    this.#log = log;
    this.#now = now;
    // The file may have changed between its reading and this line: the first looks read it again.
    this.#changedAt = now();
    this.#timer = setInterval(() => void this.refresh(), LOOK_MS);
    this.#timer.unref();
  }

  /** The config in force. */
  current(): Loaded {
    return this.#loaded;
  }

  /** Why the file as it stands is not in force; null where it is. */
  problem(): string | null {
    return this.#problem;
  }

  /** Called with each new config, after it is in force. Returns the way out. */
  subscribe(listener: (loaded: Loaded) => void): () => void {
    this.#subscribers.add(listener);
    return () => void this.#subscribers.delete(listener);
  }

  /** Looks at the files now. The timer does so by itself; a program that has just saved a change need not wait. */
  async refresh({ isSettled = false } = {}): Promise<void> {
    if (this.#looking) {
      await this.#looking;
      // That look may have begun before the change.
      if (isSettled) return await this.refresh({ isSettled });
      return;
    }
    this.#looking = this.#look(isSettled).finally(() => this.#looking = null);
    await this.#looking;
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.#subscribers.clear();
  }

  async #look(isSettled: boolean): Promise<void> {
    if (this.#isDisposed) return;
    const stamps = (await Promise.all((this.#loaded.watched ?? []).map(stampAt))).join("|");
    const isAtRest = isSettled || stamps === this.#seen;
    if (stamps !== this.#seen) this.#changedAt = this.#now();
    this.#seen = stamps;
    const isYoung = this.#now() - this.#changedAt < YOUNG_MS;
    // An editor that is still writing shows a file that is empty, or ends in the middle of a line.
    if (!isAtRest || (stamps === this.#taken && !isYoung)) return;
    this.#taken = stamps;
    await this.#reload();
  }

  async #reload(): Promise<void> {
    try {
      const next = await this.#load();
      if (this.#isDisposed) return;
      if (this.#loaded.path !== null && next.path !== this.#loaded.path) {
        return this.#refuse(`the file ${this.#loaded.path} is gone`);
      }
      if (this.#problem !== null) this.#log.info("The config can be used again", { revision: next.revision });
      this.#problem = null;
      if (isSame(next, this.#loaded)) return;
      this.#loaded = next;
      this.#log.info("The config has changed", { path: next.path, revision: next.revision });
      for (const subscriber of [...this.#subscribers]) this.#tell(subscriber, next);
    } catch (error) {
      this.#refuse(error instanceof Error ? error.message : reasonOf(error));
    }
  }

  #refuse(reason: string): void {
    if (this.#isDisposed || reason === this.#problem) return;
    this.#problem = reason;
    this.#log.error("The changed config is refused; the last good one stays in force", {
      reason,
      revision: this.#loaded.revision,
    });
  }

  #tell(subscriber: (loaded: Loaded) => void, loaded: Loaded): void {
    try {
      subscriber(loaded);
    } catch (error) {
      this.#log.error("A part of the program did not take the new config", { reason: reasonOf(error) });
    }
  }
}

/** The revision leaves secrets out, so it cannot tell. */
function isSame(a: Loaded, b: Loaded): boolean {
  return a.path === b.path && JSON.stringify(a.config) === JSON.stringify(b.config);
}
