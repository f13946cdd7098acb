/** What a signature of version 3 covers: the RFC 8785 form of one flat object, so that no two messages share their bytes. */

import { OktsecClientError } from "./errors.ts";

/** A message as it is signed. Absent is null. */
export interface SignedFields {
  readonly from: string;
  readonly to: string;
  readonly content: string;
  /** RFC 3339. */
  readonly timestamp: string;
  /** 16 random bytes in base64url: 22 characters. */
  readonly nonce: string;
  readonly keyVersion: number | null;
  readonly intent: string | null;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly session: string | null;
}

type Flat = Readonly<Record<string, string | number | null | Readonly<Record<string, string>>>>;

/** The bytes to sign. Throws `bad_argument` for text with a lone surrogate, which UTF-8 cannot say. */
export function signedBytes(message: SignedFields): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonical({
    domain: "oktsec/message/v3",
    from: message.from,
    to: message.to,
    content: message.content,
    timestamp: message.timestamp,
    nonce: message.nonce,
    key_version: message.keyVersion,
    intent: message.intent,
    metadata: message.metadata,
    session: message.session,
    deliver: null,
    delegation_sha256: null,
  }));
}

/** RFC 8785 for what we sign: keys by UTF-16 code units, which is how JavaScript sorts; strings as JSON.stringify writes them. */
function canonical(object: Flat): string {
  const members = Object.keys(object).sort().map((key) => {
    const value = object[key] ?? null;
    return `${text(key)}:${typeof value === "string" ? text(value) : plain(value)}`;
  });
  return `{${members.join(",")}}`;
}

function plain(value: number | null | Readonly<Record<string, string>>): string {
  return typeof value === "object" && value !== null ? canonical(value) : JSON.stringify(value);
}

function text(value: string): string {
  // With the flag, a pair of surrogates is one character and only a lone one matches.
  if (/\p{Surrogate}/u.test(value)) {
    throw new OktsecClientError("bad_argument", "Cannot sign text with a lone surrogate");
  }
  return JSON.stringify(value);
}
