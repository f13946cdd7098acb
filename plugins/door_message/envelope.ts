/** From a checked message to an envelope. */
import { createHash } from "node:crypto";
import type { Claim, Envelope, Part } from "../../core/contract/envelope.ts";
import { payloadOf, type SignedMessage } from "../../core/identity/payload.ts";
import { newId } from "../../core/ids.ts";
import { KEY_MARKER } from "../../core/reading/json.ts";
import type { Message } from "./parse.ts";

/** Fields whose text is checked by its form already, or is a signature's own: nothing in them can drive a model. */
const NOT_SCANNED: ReadonlySet<string> = new Set([
  "/from",
  "/to",
  "/signature",
  "/timestamp",
  "/nonce",
  "/sig_version",
  "/key_version",
]);
/** Names of the API's own fields are not content. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(
  [...NOT_SCANNED, "/content", "/intent", "/metadata", "/session", "/deliver"].map((path) => path + KEY_MARKER),
);

/** What the pipeline may know of a message. */
export function toEnvelope(
  message: Message,
  { address, receivedAt }: { readonly address: string; readonly receivedAt: number },
): Envelope {
  const { body, leaves, faults, session } = message;
  const parts: Part[] = [];
  for (const { path, text, isKey } of leaves) {
    if (isKey ? !KNOWN_KEYS.has(path) : !NOT_SCANNED.has(path)) parts.push({ path, kind: "message", text });
  }
  // A session in the header is as much the client's text as one in the body.
  if (session !== null && body.session === undefined) parts.push({ path: "/session", kind: "message", text: session });
  return {
    id: newId(receivedAt),
    door: "message",
    phase: "request",
    from: body.from,
    to: body.to,
    tool: null,
    method: null,
    parts,
    faults,
    claim: claimOf(message),
    session,
    address,
    receivedAt,
    clientTime: body.timestamp ?? null,
    contentHash: createHash("sha256").update(body.content, "utf8").digest("hex"),
    held: () => JSON.stringify({ from: body.from, to: body.to, content: body.content, metadata: body.metadata ?? {} }),
  };
}

function claimOf({ body, session, keyVersion }: Message): Claim {
  const signed: SignedMessage = {
    from: body.from,
    to: body.to,
    content: body.content,
    timestamp: body.timestamp ?? "",
    nonce: body.nonce ?? null,
    keyVersion,
    intent: body.intent ?? null,
    metadata: body.metadata ?? null,
    session,
    deliver: body.deliver ?? null,
    delegationSha256: null,
  };
  return {
    signature: body.signature || null,
    version: body.sig_version ?? null,
    keyVersion,
    payload: (version) => payloadOf(signed, version),
  };
}
