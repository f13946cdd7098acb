/** The writing end of a pipe that several sources share: frames never mix, and a reader that went away is no crash. */

const NEWLINE = 0x0a;
const NEWLINE_BYTES = Uint8Array.of(NEWLINE);

/** Writes whole frames, one after the other. Resolving means that the pipe took them: that is the back-pressure. */
export class FrameWriter {
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  /** Set while a frame is written in pieces. */
  #lock: Promise<void> | null = null;
  #endsLine = true;
  #isBroken = false;
  readonly #broken = Promise.withResolvers<void>();

  constructor(stream: WritableStream<Uint8Array>) {
    this.#writer = stream.getWriter();
    // Also told through every write; without a reader here it would count as unhandled.
    this.#writer.closed.catch(() => this.#break());
  }

  /** Resolves when the other end is gone. Writes after that go nowhere. */
  get broken(): Promise<void> {
    return this.#broken.promise;
  }

  /** Writes one frame as it is. */
  async write(frame: Uint8Array): Promise<void> {
    while (this.#lock) await this.#lock;
    await this.#put(frame);
  }

  /** Writes a frame of our own, on a line of its own even where the last one was left without its end. */
  async writeOwn(frame: Uint8Array): Promise<void> {
    while (this.#lock) await this.#lock;
    if (!this.#endsLine) await this.#put(NEWLINE_BYTES);
    await this.#put(frame);
  }

  /** Begins a frame that comes in pieces; everything else waits until `done`. */
  async open(): Promise<{ readonly write: (piece: Uint8Array) => Promise<void>; readonly done: () => void }> {
    while (this.#lock) await this.#lock;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#lock = promise;
    return {
      write: (piece) => this.#put(piece),
      done: () => {
        this.#lock = null;
        resolve();
      },
    };
  }

  /** Closes the pipe once everything is written. */
  async close(): Promise<void> {
    while (this.#lock) await this.#lock;
    try {
      await this.#writer.close();
    } catch {
      this.#break();
    }
  }

  async #put(bytes: Uint8Array): Promise<void> {
    if (this.#isBroken || bytes.length === 0) return;
    this.#endsLine = bytes[bytes.length - 1] === NEWLINE;
    try {
      await this.#writer.write(bytes);
    } catch {
      this.#break();
    }
  }

  #break(): void {
    this.#isBroken = true;
    this.#broken.resolve();
  }
}
