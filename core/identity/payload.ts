/** The exact bytes that a message's signature covers, by version. `sdk/payload.ts` makes the same bytes without a dependency. */
import type { Claim } from "../contract/envelope.ts";
import { canonicalBytes, type Json } from "./canonical.ts";

/** Versions of the signed payload. */
export type SignatureVersion = 1 | 2 | 3;

/** A message as its sender signed it. Absent is null; so is a key version of 0. */
export interface SignedMessage {
  readonly from: string;
  readonly to: string;
  readonly content: string;
  /** As written by the sender: a signature covers the text, not the moment. */
  readonly timestamp: string;
  /** 16 random bytes in base64url, 22 characters; version 3 needs it. */
  readonly nonce: string | null;
  /** 0: none. */
  readonly keyVersion: number;
  readonly intent: string | null;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly session: string | null;
  readonly deliver: Json;
  /** Lower-case hex SHA-256 of the delegation that came along. */
  readonly delegationSha256: string | null;
}

/** Separates our signatures from anything else that the same key may sign. */
export const DOMAIN_V3 = "oktsec/message/v3";
const NONCE = /^[A-Za-z0-9_-]{22}$/;
const encoder = new TextEncoder();

/**
 * The signed bytes; null when this version cannot cover the message: 1 and 2 join lines, so a newline in a field would
 * let one signature stand for several messages; 3 needs a nonce; text that UTF-8 cannot say is covered by none.
 */
export function payloadOf(message: SignedMessage, version: SignatureVersion): Uint8Array | null {
  const { from, to, content, timestamp, keyVersion } = message;
  if (version === 3) return payloadV3(message);
  if ([from, to, timestamp].some((field) => field.includes("\n"))) return null;
  const lines = [from, to, content, timestamp];
  if (version === 2) {
    if (!Number.isSafeInteger(keyVersion) || keyVersion <= 0) return null;
    lines.push(String(keyVersion));
  }
  const text = lines.join("\n");
  // A lone surrogate and U+FFFD would be the same bytes.
  return text.isWellFormed() ? encoder.encode(text) : null;
}

function payloadV3(message: SignedMessage): Uint8Array | null {
  const { nonce, keyVersion } = message;
  if (nonce === null || !NONCE.test(nonce) || !Number.isSafeInteger(keyVersion) || keyVersion < 0) return null;
  try {
    return canonicalBytes({
      domain: DOMAIN_V3,
      from: message.from,
      to: message.to,
      content: message.content,
      timestamp: message.timestamp,
      nonce,
      key_version: keyVersion === 0 ? null : keyVersion,
      intent: message.intent,
      metadata: message.metadata,
      session: message.session,
      deliver: message.deliver,
      delegation_sha256: message.delegationSha256,
    });
  } catch {
    // No canonical form: nothing can have signed it.
    return null;
  }
}

/** What a door hands to the pipeline for a message that may be signed. Payloads are built only when they are needed. */
export function claimFor(
  message: SignedMessage,
  { signature, version }: { readonly signature: string | null; readonly version: number | null },
): Claim {
  return { signature, version, keyVersion: message.keyVersion, payload: (wanted) => payloadOf(message, wanted) };
}
