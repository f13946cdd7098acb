/** Where traffic is met. Each door is one plugin, and a plugin may add one; none has rules of its own. */
export type DoorName = "message" | "stdio" | "mcp" | "hook" | "egress" | (string & Record<never, never>);

/** What sort of text a part is. A rule says which it reads; how far a text is trusted follows from it. */
export const PART_KINDS = [
  "message", // one agent to another
  "prompt", // a person or a prompt template to an agent
  "tool_description", // what a server says of its tools, parameters, itself
  "tool_argument", // what an agent sends to a tool
  "tool_result", // what a tool answers
  "resource", // what a server offers for reading
  "command", // a shell command of a hook
  "document", // a file, a mail, a page
  "config", // a configuration file
  "url",
  "header",
] as const;
/** What sort of text a part is. */
export type PartKind = typeof PART_KINDS[number];

/** One string leaf of the payload, decoded, with the JSON Pointer of the place where it was found. */
export interface Part {
  readonly path: string;
  readonly kind: PartKind;
  readonly text: string;
}

/** Why a frame cannot be read in one way only. The codes are also reasons of a decision. */
export type FaultCode = "bad_json" | "ambiguous_json" | "too_large";

/** Something wrong with the frame itself, found by the reader before anything is scanned. */
export interface Fault {
  readonly code: FaultCode;
  /** One sentence for the log; never holds content. */
  readonly detail: string;
  /** `refuse`: refused in enforce. `flag`: only worth a note. */
  readonly weight: "refuse" | "flag";
}

/** What a sender shows to prove who it is. */
export interface Claim {
  /** Standard base64 of 64 bytes; null when the sender did not sign. */
  readonly signature: string | null;
  /** 1 | 2 | 3, as the sender declares, or null: work it out from the key version. */
  readonly version: number | null;
  /** From the body (v3) or the X-Oktsec-Key-Version header; 0 when absent. */
  readonly keyVersion: number;
  /** The exact bytes a signature of that version must cover. Throws nothing; null when the version cannot cover this message. */
  payload(version: 1 | 2 | 3): Uint8Array | null;
}

/** Everything the pipeline may know about one piece of traffic. Immutable. */
export interface Envelope {
  /** UUIDv7. */
  readonly id: string;
  readonly door: DoorName;
  readonly phase: "request" | "response";
  readonly from: string;
  readonly to: string | null;
  /** The tool that is called or that answered. */
  readonly tool: string | null;
  /** The protocol's own name for the frame, such as "tools/call"; null for messages. */
  readonly method: string | null;
  readonly parts: readonly Part[];
  readonly faults: readonly Fault[];
  /** Set where the door has senders that sign (messages); null where the door knows its caller by other means (stdio). */
  readonly claim: Claim | null;
  readonly session: string | null;
  /** The caller's network address without the port; null for a local pipe. */
  readonly address: string | null;
  /** Server receive time, ms since the epoch. */
  readonly receivedAt: number;
  /** The time that the client wrote into the message, as received. */
  readonly clientTime: string | null;
  /** Lower-case hex SHA-256 of the content's UTF-8 bytes (the frame's bytes for stdio). */
  readonly contentHash: string;
  /** What would be delivered if a person approves a hold: kept encrypted, only when held. */
  readonly held: () => string;
}
