/** One client and one server: what is asked and not answered, and what happens to each frame between them. */
import type { Mode } from "../../core/contract/decision.ts";
import type { Envelope } from "../../core/contract/envelope.ts";
import type { DecisionPoint, Logger } from "../../core/contract/plugin.ts";
import { reasonOf } from "../../core/errors.ts";
import { IN_FLIGHT_MAX } from "../../core/limits.ts";
import { answerTo, type Refusal, type Waiting, whoWaits } from "./answers.ts";
import { toEnvelope } from "./envelope.ts";
import { bodyOf, isBlank } from "./framing.ts";
import { InFlight } from "./in_flight.ts";
import type { Direction } from "./kinds.ts";
import { type Message, type MessageContext, readMessages, readOversized } from "./message.ts";

/** The one revision of the protocol that has batches. */
const REVISION_WITH_BATCHES = "2025-03-26";

/** The decision point and what else a running config says. */
export interface Ready {
  readonly point: DecisionPoint;
  /** The mode that holds for this agent at this door now. */
  mode(): Mode;
  /** The config's `limits` as they are now. */
  limits(): { readonly frame_bytes: number; readonly depth: number };
  readonly log: Logger;
}

/** Who the two ends are. */
export interface Ends {
  readonly agent: string;
  readonly client: string | null;
  readonly now: () => number;
}

/** What happens to a frame. */
export type Ruling =
  | { readonly kind: "pass"; readonly messages: readonly Message[] }
  | { readonly kind: "refuse"; readonly replies: Replies };

/** What is said instead of a frame, and to whom. */
export interface Replies {
  readonly toSender: readonly string[];
  readonly toAddressee: readonly string[];
  readonly isBatch: boolean;
}

type Verdict = Refusal & { readonly effect: "pass" | "hold" | "refuse" };

/** Rules on frames of both directions. */
export class Session {
  readonly #ready: Ready;
  readonly #ends: Ends;
  readonly #asked: Readonly<Record<Direction, InFlight>> = {
    to_server: new InFlight(IN_FLIGHT_MAX),
    to_client: new InFlight(IN_FLIGHT_MAX),
  };
  #hasBatches = false;

  constructor(ready: Ready, ends: Ends) {
    this.#ready = ready;
    this.#ends = ends;
  }

  /** Requests of the client that the server has not answered. */
  get openRequests(): number {
    return this.#asked.to_server.size;
  }

  /** Bytes of a frame, as the config says now. */
  frameBytesMax(): number {
    return this.#ready.limits().frame_bytes;
  }

  /** Reads a frame and decides. Never rejects on account of what the frame holds. */
  async rule(frame: Uint8Array, direction: Direction): Promise<Ruling> {
    const body = bodyOf(frame);
    if (isBlank(body)) return { kind: "pass", messages: [] };
    const messages = readMessages(body, this.#context(direction));
    const verdicts = await Promise.all(messages.map((message) => this.#decide(message, body, direction)));
    const refused = verdicts.find(({ effect }) => effect !== "pass");
    if (!refused) return { kind: "pass", messages };
    // Nothing of a batch goes on when a part of it does not: the bytes are forwarded whole or not at all.
    const refusals = verdicts.map((verdict) => verdict.effect === "pass" ? refused : verdict);
    return { kind: "refuse", replies: this.#refuse(messages, refusals, direction) };
  }

  /** Decides on a frame of which only the start can be kept. */
  async ruleOversized(
    head: Uint8Array,
    direction: Direction,
  ): Promise<{ readonly message: Message; readonly verdict: Verdict }> {
    const message = readOversized(head, this.#context(direction));
    return { message, verdict: await this.#decide(message, head, direction) };
  }

  /** What is said instead of an oversized frame, once its end has been seen. */
  refuseOversized(message: Message, verdict: Verdict, direction: Direction): Replies {
    this.#settle(message, direction);
    return this.#refuse([message], [verdict], direction);
  }

  /** The same for one that went through. */
  passesOversized(message: Message, direction: Direction): void {
    this.#settle(message, direction);
    this.passes([message], direction);
  }

  /** The id of an answer may stand behind what was kept of it. */
  #settle({ shape, id }: Message, direction: Direction): void {
    if (shape === "response" && id !== null) this.#asked[opposite(direction)].take(id);
  }

  /** Remembers what a frame that goes on asks and settles. Called before it is written. */
  passes(messages: readonly Message[], direction: Direction): void {
    for (const { shape, id, method, tool, cancels, revision } of messages) {
      if (shape === "request" && id !== null) this.#asked[direction].add(id, { method, tool });
      // No answer is owed any more; one that comes all the same is inspected by its shape.
      if (cancels !== null) this.#asked[direction].take(cancels);
      if (revision !== null) this.#hasBatches = revision === REVISION_WITH_BATCHES;
    }
  }

  #context(direction: Direction): MessageContext {
    return {
      direction,
      depth: this.#ready.limits().depth,
      hasBatches: this.#hasBatches,
      asked: (id) => this.#asked[opposite(direction)].take(id),
    };
  }

  #refuse(messages: readonly Message[], refusals: readonly Refusal[], direction: Direction): Replies {
    const toSender: string[] = [];
    const toAddressee: string[] = [];
    for (const [index, message] of messages.entries()) {
      const refusal = refusals[index];
      const waiting = this.#whoWaits(message, direction);
      if (!refusal || waiting === "nobody") continue;
      if (waiting === "sender" && message.id !== null) this.#asked[direction].refuse(message.id);
      (waiting === "sender" ? toSender : toAddressee).push(answerTo(message, refusal, waiting));
    }
    return { toSender, toAddressee, isBatch: messages.length > 1 };
  }

  #whoWaits(message: Message, direction: Direction): Waiting {
    const waiting = whoWaits(message, direction);
    // A server's line under the id of an open request was meant as its answer, whatever it is.
    if (waiting !== "nobody" || message.shape !== "unknown" || message.id === null) return waiting;
    return typeof this.#asked[opposite(direction)].take(message.id) === "string" ? "nobody" : "addressee";
  }

  async #decide(message: Message, body: Uint8Array, direction: Direction): Promise<Verdict> {
    const { agent, client, now } = this.#ends;
    const envelope = toEnvelope(this.#noted(message, direction), { direction, agent, client, receivedAt: now(), body });
    try {
      return await this.#ready.point.decide(envelope);
    } catch (error) {
      return this.#undecided(envelope, error);
    }
  }

  /** A decision point that fails has said nothing: closed in enforce, loud in observe. */
  #undecided(envelope: Envelope, error: unknown): Verdict {
    const mode = this.#ready.mode();
    this.#ready.log.error("A frame could not be decided on", { envelope: envelope.id, mode, reason: reasonOf(error) });
    return { effect: mode === "enforce" ? "refuse" : "pass", reason: "scan_error", findings: [], hold: null };
  }

  /** An id that is in use is a mistake of the sender, and no more than that: both answers will be inspected. */
  #noted(message: Message, direction: Direction): Message {
    const { shape, id } = message;
    if (shape !== "request" || id === null || !this.#asked[direction].has(id)) return message;
    const detail = "The id is that of a request which is not answered yet";
    return { ...message, faults: [...message.faults, { code: "ambiguous_json", detail, weight: "flag" }] };
  }
}

function opposite(direction: Direction): Direction {
  return direction === "to_server" ? "to_client" : "to_server";
}
