/** The one text form of a JSON value (RFC 8785, JCS): what is signed and hashed must be the same bytes everywhere. */
import canonicalize from "canonicalize";

/** A value that JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Canonical JSON. Throws for what has no canonical form: a lone surrogate, NaN, an infinity, a cycle. */
export function canonicalJson(value: Json): string {
  // Only `undefined`, functions and symbols give `undefined`, and `Json` has none of them.
  return canonicalize(value) ?? "null";
}

const encoder = new TextEncoder();

/** UTF-8 bytes of the canonical JSON. Throws as `canonicalJson` does. */
export function canonicalBytes(value: Json): Uint8Array {
  return encoder.encode(canonicalJson(value));
}
