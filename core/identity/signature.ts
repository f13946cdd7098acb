/** Signatures as they travel: standard base64 of 64 bytes. */
import { sign, verify } from "node:crypto";
import { decodeBase64 } from "./pem.ts";
import type { KeyPair, PublicKey } from "./keys.ts";

/** Bytes of an Ed25519 signature. */
export const SIGNATURE_BYTES = 64;
const SIGNATURE_CHARS = 88;

/** The 64 bytes; null for any other length, alphabet or spelling. */
export function decodeSignature(text: string): Uint8Array | null {
  if (text.length !== SIGNATURE_CHARS) return null;
  const bytes = decodeBase64(text);
  return bytes?.length === SIGNATURE_BYTES ? bytes : null;
}

/** Raw 64-byte signature. */
export function signBytes(pair: KeyPair, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(sign(null, bytes, pair.privateKey));
}

/** True when the key's owner signed exactly these bytes. Never throws: what is no signature does not hold. */
export function verifyBytes(key: PublicKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === SIGNATURE_BYTES && verify(null, bytes, key.publicKey, signature);
}
