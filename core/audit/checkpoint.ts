/**
 * Signed statements of how far a chain has come. They stand in the database and, as `heads`, in a file beside it, so that
 * cutting the end off either is seen in the other.
 */
import canonicalize from "canonicalize";
import { z } from "zod";
import type { ChainSigner } from "../contract/store.ts";

/** How far a chain has come. */
export interface ChainHead {
  readonly writer: string;
  /** Number of the last row covered. */
  readonly seq: number;
  /** Link of that row, lower-case hex. */
  readonly link: string;
}

/** A head, signed. */
export interface Checkpoint extends ChainHead {
  /** When it was signed, ms since the epoch. */
  readonly at: number;
  /** Fingerprint of the key that signed. */
  readonly fingerprint: string;
  /** 64 bytes in lower-case hex. */
  readonly signature: string;
}

const encoder = new TextEncoder();

/** The bytes that a checkpoint's signature covers: RFC 8785 form with a domain, so that it can stand for nothing else. */
export function checkpointBytes(statement: Omit<Checkpoint, "signature">): Uint8Array {
  const { writer, seq, link, at, fingerprint } = statement;
  // An object of strings and numbers always has a canonical form.
  return encoder.encode(canonicalize({ domain: "oktsec/checkpoint/v1", writer, seq, link, at, fingerprint }));
}

/** Signs a head. */
export function signCheckpoint(head: ChainHead, signer: ChainSigner, at: number): Checkpoint {
  const { writer, seq, link } = head;
  const statement = { writer, seq, link, at, fingerprint: signer.fingerprint };
  return { ...statement, signature: signer.sign(checkpointBytes(statement)).toHex() };
}

/** True when the signer's key made this signature over this statement. */
export function isSignedBy(checkpoint: Checkpoint, signer: ChainSigner): boolean {
  if (checkpoint.fingerprint !== signer.fingerprint || !/^[0-9a-f]{128}$/.test(checkpoint.signature)) return false;
  return signer.verify(checkpointBytes(checkpoint), Uint8Array.fromHex(checkpoint.signature));
}

/** One line of the heads file, newline included. */
export function headLine(checkpoint: Checkpoint): string {
  const { writer, seq, link, at, fingerprint, signature } = checkpoint;
  return `${canonicalize({ writer, seq, link, at, fingerprint, signature })}\n`;
}

const headSchema = z.strictObject({
  writer: z.string(),
  seq: z.int().positive(),
  link: z.string(),
  at: z.number(),
  fingerprint: z.string(),
  signature: z.string(),
});

/** What a heads file says. */
export interface Heads {
  /** In the order of the file. */
  readonly heads: readonly Checkpoint[];
  /** Lines that are not heads. */
  readonly garbled: number;
}

/** Reads the text of a heads file. A last line without its newline was cut by a crash and is left out: it was never promised. */
export function parseHeads(text: string): Heads {
  const heads: Checkpoint[] = [];
  let garbled = 0;
  const lines = text.split("\n");
  lines.pop();
  for (const line of lines) {
    const head = parseHead(line);
    if (head) heads.push(head);
    else garbled++;
  }
  return { heads, garbled };
}

function parseHead(line: string): Checkpoint | null {
  try {
    return headSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    // Not JSON is as garbled as JSON of another shape; the caller counts it.
    return null;
  }
}
