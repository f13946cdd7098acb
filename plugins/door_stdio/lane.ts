/** One direction: reads, rules on several frames at once, and lets them go in the order in which they came. */
import { Scout } from "../../core/reading/scout.ts";
import { toFrame } from "./answers.ts";
import { type Cut, Framer } from "./framing.ts";
import type { Direction } from "./kinds.ts";
import type { Message } from "./message.ts";
import type { Replies, Session } from "./session.ts";
import { type Source, sourceOf } from "./source.ts";
import type { FrameWriter } from "./writer.ts";

/** Frames of one direction between reading and writing; decisions made in one turn share one transaction. */
const FRAMES_MAX = 32;
/** Answers of ours that a sender has not read yet; past it nothing more is read from it. */
const REPLIES_MAX = 256;
/** Bytes of them; one frame may be larger than that alone. */
const FRAME_BYTES_MAX = 4 * 1024 * 1024;

/** The ends of a lane. */
export interface LaneParts {
  readonly direction: Direction;
  readonly session: Session;
  readonly source: ReadableStream<Uint8Array>;
  /** Where frames go. */
  readonly onward: FrameWriter;
  /** Where the sender listens. */
  readonly back: FrameWriter;
}

/** What is left to do with an oversized frame while its rest comes in. */
interface Oversized {
  readonly scout: Scout;
  more(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

/** Carries one direction until its source ends. */
export class Lane {
  readonly #parts: LaneParts;
  readonly #source: Source;
  readonly #framer: Framer;
  /** Deliveries that are not done, oldest first. Each waits for the one before. */
  readonly #queue: { readonly done: Promise<void>; readonly bytes: number }[] = [];
  #queuedBytes = 0;
  readonly #replies = new Set<Promise<void>>();
  #oversized: Oversized | null = null;
  #waitingSince: number | null = null;
  #hasEnded = false;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#source = sourceOf(parts.source);
    this.#framer = new Framer(() => parts.session.frameBytesMax());
  }

  /** How long the source has been silent while everything it said was delivered, in milliseconds. */
  get silentMs(): number {
    if (this.#hasEnded) return Infinity;
    return this.#waitingSince === null || this.#queue.length > 0 ? 0 : performance.now() - this.#waitingSince;
  }

  /** Resolves once the source has ended and all of it is delivered. */
  async run(): Promise<void> {
    for (;;) {
      this.#waitingSince = performance.now();
      const chunk = await this.#source.read();
      this.#waitingSince = null;
      if (!chunk) break;
      for (const cut of this.#framer.push(chunk)) await this.#take(cut);
    }
    for (const cut of this.#framer.flush()) await this.#take(cut);
    while (this.#queue.length > 0) await this.#oldest();
    await Promise.all(this.#replies);
    this.#hasEnded = true;
  }

  /** Stops reading; `run` then ends as if the source had ended. */
  async cancel(): Promise<void> {
    await this.#source.cancel();
  }

  async #take(cut: Cut): Promise<void> {
    switch (cut.kind) {
      case "frame":
        return await this.#frame(cut.bytes);
      case "oversized":
        while (this.#queue.length > 0) await this.#oldest();
        this.#oversized = await this.#begin(cut.bytes);
        return;
      case "more":
        this.#oversized?.scout.feed(cut.bytes);
        return await this.#oversized?.more(cut.bytes);
      case "end":
        this.#oversized?.scout.feed(cut.bytes);
        await this.#oversized?.more(cut.bytes);
        await this.#oversized?.end();
        this.#oversized = null;
    }
  }

  async #frame(frame: Uint8Array): Promise<void> {
    const delivery = { done: this.#deliver(frame, this.#queue.at(-1)?.done), bytes: frame.length };
    this.#queue.push(delivery);
    this.#queuedBytes += frame.length;
    // They end in the order in which they began, so that what ends is always the oldest.
    delivery.done.then(() => {
      this.#queue.shift();
      this.#queuedBytes -= frame.length;
    }, () => this.cancel());
    while (this.#queue.length >= FRAMES_MAX || this.#queuedBytes > FRAME_BYTES_MAX) await this.#oldest();
  }

  /** Throws what the oldest delivery threw. */
  async #oldest(): Promise<void> {
    await this.#queue[0]?.done;
  }

  async #deliver(frame: Uint8Array, before: Promise<void> | undefined): Promise<void> {
    const { session, direction, onward } = this.#parts;
    const ruling = await session.rule(frame, direction);
    await before;
    if (ruling.kind === "refuse") return await this.#reply(ruling.replies);
    session.passes(ruling.messages, direction);
    await onward.write(frame);
  }

  async #reply({ toSender, toAddressee, isBatch }: Replies): Promise<void> {
    const { back, onward } = this.#parts;
    if (toAddressee.length > 0) await onward.writeOwn(toFrame(toAddressee, { isBatch }));
    if (toSender.length === 0) return;
    // Not awaited one by one: a sender that writes before it reads would wait for us, and we for it.
    const reply = back.writeOwn(toFrame(toSender, { isBatch }));
    this.#replies.add(reply);
    reply.finally(() => this.#replies.delete(reply));
    if (this.#replies.size >= REPLIES_MAX) await Promise.race(this.#replies);
  }

  /** Decides on the start of an oversized frame: its rest streams through, or is skipped; nothing of it is kept. */
  async #begin(head: Uint8Array): Promise<Oversized> {
    const { session, direction, onward } = this.#parts;
    const scout = new Scout();
    scout.feed(head);
    const { message, verdict } = await session.ruleOversized(head, direction);
    // The id may stand at the far end: what the scout has seen by then counts.
    const seen = (): Message => ({
      ...message,
      id: scout.id,
      shape: scout.shape,
      method: scout.method ?? message.method,
    });
    if (verdict.effect !== "pass") {
      const end = async () => await this.#reply(session.refuseOversized(seen(), verdict, direction));
      return { scout, more: () => Promise.resolve(), end };
    }
    const stream = await onward.open();
    await stream.write(head);
    const end = () => {
      session.passesOversized(seen(), direction);
      stream.done();
      return Promise.resolve();
    };
    return { scout, more: stream.write, end };
  }
}
