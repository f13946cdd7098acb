import type { Identity } from "./contract/decision.ts";
import type { Envelope } from "./contract/envelope.ts";
import type { Sender } from "./contract/store.ts";

/**
 * The sender as limits, windows and history know it. What was not proven is kept apart by its address, so that nobody
 * can spend, or spoil, the quota and the history of an agent whose name they merely claim.
 */
export function senderOf(envelope: Envelope, identity: Identity): Sender {
  const proven = identity.state === "proven" || identity.state === "local";
  return { name: envelope.from, proven, address: proven ? null : envelope.address };
}

/** One string for a sender, for use as a key. No principal name holds a space. */
export function senderKey(sender: Sender): string {
  return sender.proven ? sender.name : `${sender.name} @ ${sender.address ?? "local"}`;
}
