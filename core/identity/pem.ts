/** The text form of key files: one PEM block under a label of ours, around raw bytes rather than ASN.1. */
import { Buffer } from "node:buffer";

/** Characters of base64 on a line, as other PEM writers break it. */
const LINE_CHARS = 64;

/** One PEM block with a trailing newline. */
export function encodePem(label: string, bytes: Uint8Array): string {
  const body = Buffer.from(bytes).toString("base64").replace(new RegExp(`.{${LINE_CHARS}}(?=.)`, "g"), "$&\n");
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}

/** The bytes of a text that is exactly one block under this label; null for anything else, such as a second block or sloppy base64. */
export function decodePem(label: string, text: string): Uint8Array | null {
  const lines = text.trim().split(/\r?\n/);
  if (lines.shift() !== `-----BEGIN ${label}-----` || lines.pop() !== `-----END ${label}-----`) return null;
  return decodeBase64(lines.map((line) => line.trim()).join(""));
}

/** Standard base64 in its one canonical spelling; null for anything else. Node's own decoder skips what it does not know. */
export function decodeBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? new Uint8Array(bytes) : null;
}
