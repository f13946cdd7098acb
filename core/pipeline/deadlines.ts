/** One time limit for many short runs. A timer for each would cost more than most runs take: one for all looks now and then. */

/** A run that is under way. */
export interface Running {
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** The run is over. */
  close(): void;
}

/** Runs started through it are aborted between `ms` and `ms` + a quarter after their start. */
export class Deadlines {
  readonly #ms: number;
  readonly #running = new Map<AbortController, number>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(ms: number) {
    this.#ms = ms;
  }

  /** Starts the clock for one run. */
  start(): Running {
    const controller = new AbortController();
    this.#running.set(controller, performance.now() + this.#ms);
    this.#timer ??= setTimeout(() => this.#look(), this.#ms / 4);
    return { signal: controller.signal, close: () => void this.#running.delete(controller) };
  }

  #look(): void {
    this.#timer = null;
    const now = performance.now();
    for (const [controller, until] of this.#running) {
      if (until > now) continue;
      this.#running.delete(controller);
      controller.abort();
    }
    // Nothing under way, no timer: the process may end.
    if (this.#running.size > 0) this.#timer = setTimeout(() => this.#look(), this.#ms / 4);
  }

  /** For the end of the program: no timer is left behind. */
  [Symbol.dispose](): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running.clear();
  }
}
