/** The hash chain: `leaf = SHA-256(0x00 || row)`, `link = SHA-256(0x01 || previous link || leaf)`. One chain per writer. */
import { createHash, hash } from "node:crypto";

/** The link before the first row of every chain: 32 zero bytes, in hex. */
export const GENESIS = "00".repeat(32);

/** True for 32 bytes in lower-case hex. */
export function isLink(link: string): boolean {
  return /^[0-9a-f]{64}$/.test(link);
}

/** Lower-case hex of the leaf over a row's canonical text. */
export function leafOf(canonical: string): string {
  // In two steps: joining the two would copy the whole text once more.
  return createHash("sha256").update("\0").update(canonical).digest("hex");
}

// Reused: the chain is advanced by one thread, and nothing else sees this buffer.
const scratch = new Uint8Array(65);
scratch[0] = 0x01;
const previousBytes = scratch.subarray(1, 33);
const leafBytes = scratch.subarray(33, 65);

/** Lower-case hex of the link that follows `previous`. Both are 64 hex digits. */
export function linkOf(previous: string, leaf: string): string {
  previousBytes.setFromHex(previous);
  leafBytes.setFromHex(leaf);
  return hash("sha256", scratch, "hex");
}
