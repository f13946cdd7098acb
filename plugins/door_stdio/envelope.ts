/** From a message to what the pipeline may know of it. */
import { createHash } from "node:crypto";
import type { Envelope } from "../../core/contract/envelope.ts";
import { newId } from "../../core/ids.ts";
import { looseText } from "../../core/reading/json.ts";
import type { Direction } from "./kinds.ts";
import type { Message } from "./message.ts";

/** Who stands at the two ends, and when. */
export interface EnvelopeContext {
  readonly direction: Direction;
  /** The `--agent`: the name under which this server is used. */
  readonly agent: string;
  /** The `--client` label. */
  readonly client: string | null;
  readonly receivedAt: number;
  /** The frame without its line end. */
  readonly body: Uint8Array;
}

/**
 * The envelope of one message. Both directions are `from` the agent: it is the wrapped server's name, and what the
 * server answers is judged by the same agent's policy. The hash covers the frame's bytes; of an oversized frame, those
 * that were kept.
 */
export function toEnvelope(
  message: Message,
  { direction, agent, client, receivedAt, body }: EnvelopeContext,
): Envelope {
  return {
    id: newId(receivedAt),
    door: "stdio",
    phase: direction === "to_server" ? "request" : "response",
    from: agent,
    to: null,
    tool: message.tool,
    method: message.method,
    parts: message.parts,
    faults: message.faults,
    claim: null,
    session: client,
    address: null,
    receivedAt,
    clientTime: null,
    contentHash: createHash("sha256").update(body).digest("hex"),
    held: () => looseText(body),
  };
}
