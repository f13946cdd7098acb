/** Who speaks? Verifies signatures, refuses what does not hold, and accepts each signed message once. */
import { createHash } from "node:crypto";
import type { Identity, ReplayClaim } from "../contract/decision.ts";
import type { Claim, Envelope } from "../contract/envelope.ts";
import type { Logger } from "../contract/plugin.ts";
import type { Store } from "../contract/store.ts";
import { reasonOf } from "../errors.ts";
import { generateKeyPair, type PublicKey } from "../identity/keys.ts";
import type { SignatureVersion } from "../identity/payload.ts";
import { decodeSignature, verifyBytes } from "../identity/signature.ts";
import { isFresh, parseTimestamp } from "../identity/timestamp.ts";
import { FRESH_AHEAD_MS, FRESH_PAST_MS, REPLAY_MARGIN_MS } from "../limits.ts";
import { type Context, type Outcome, PASS, type Stage } from "../pipeline/stage.ts";

/** What the stage needs; looked up for each envelope, since both may be swapped while the program runs. */
export interface IdentityDependencies {
  readonly keystore: () => { key(name: string): PublicKey | null };
  readonly store: () => Pick<Store, "replay" | "revocations">;
  readonly log?: Logger;
}

/** A signature that holds: the key, and the bytes that it covers. */
interface Proof {
  readonly key: PublicKey;
  readonly payload: Uint8Array;
}

const UNSIGNED: Identity = { state: "unsigned", fingerprint: null };
const NOTHING = new Uint8Array();

/**
 * Names come proven, unsigned, or not at all: a signature that does not hold is refused even where none is required.
 * Synchronous, since every message waits for it.
 */
export function identity(deps: IdentityDependencies): Stage {
  // Unknown senders are checked against a key of nobody: a refusal must not tell by its timing which names have keys.
  const decoy: PublicKey = generateKeyPair();
  return {
    name: "identity",
    run(envelope, _draft, context) {
      const { claim } = envelope;
      if (!claim) return PASS;
      // An empty text is how some clients say "none".
      if (!claim.signature) {
        if (!context.config.identity.require_signature) return { kind: "identified", identity: UNSIGNED };
        return { kind: "stop", verdict: "block", reason: "signature_required", identity: UNSIGNED };
      }
      const proof = prove(envelope, { claim, key: deps.keystore().key(envelope.from), decoy, context });
      if (!proof) return rejected(null);
      if (!isInTime(envelope) || isRevoked(proof.key.fingerprint, deps)) return rejected(proof.key.fingerprint);
      return accept(envelope, proof, { deps, now: context.now });
    },
  };
}

/** `fingerprint` is set where the signature itself held: the audit can then tell whose key it was. */
function rejected(fingerprint: string | null): Outcome {
  return { kind: "stop", verdict: "block", reason: "identity_rejected", identity: { state: "invalid", fingerprint } };
}

interface Candidate {
  readonly claim: Claim;
  readonly key: PublicKey | null;
  readonly decoy: PublicKey;
  readonly context: Context;
}

/** The proof, or null. What is verified follows from the message alone: neither having a key nor pinning one can be measured. */
function prove({ from }: Envelope, { claim, key, decoy, context }: Candidate): Proof | null {
  const signature = decodeSignature(claim.signature ?? "");
  if (!signature) return null;
  for (const version of versionsOf(claim)) {
    const payload = claim.payload(version);
    const holds = verifyBytes(key ?? decoy, payload ?? NOTHING, signature);
    if (holds && key && payload && isAccepted(version, claim, { from, context })) return { key, payload };
  }
  return null;
}

/** Which payloads the signature may cover by its sender's word, in the order in which they are tried. */
function versionsOf({ version, keyVersion }: Claim): readonly SignatureVersion[] {
  if (version === 1 || version === 2 || version === 3) return [version];
  if (version !== null) return [];
  return keyVersion > 0 ? [2, 1] : [1];
}

/** Whether the operator's word allows that version for this sender. */
function isAccepted(
  version: SignatureVersion,
  { keyVersion }: Claim,
  { from, context: { config } }: { readonly from: string; readonly context: Context },
): boolean {
  const pinned = Object.hasOwn(config.agents, from) ? config.agents[from]?.key_version ?? 0 : 0;
  if (pinned > 0) return keyVersion === pinned && version !== 1;
  // Without a pin, version 2 covers a number that nothing is compared with: it is as old a form as 1.
  return version === 3 || config.identity.accept_v1;
}

/** Doors refuse stale messages with a reason of their own; here it keeps the replay memory honest, which forgets what is stale. */
function isInTime({ clientTime, receivedAt }: Envelope): boolean {
  const at = clientTime === null ? null : parseTimestamp(clientTime);
  return at !== null && isFresh(at, receivedAt);
}

/** Fails closed: a key that cannot be looked up is not trusted. */
function isRevoked(fingerprint: string, { store, log }: IdentityDependencies): boolean {
  try {
    return store().revocations.has(fingerprint);
  } catch (error) {
    log?.error("Refused a signed message: revocations cannot be read", { fingerprint, reason: reasonOf(error) });
    return true;
  }
}

interface Acceptance {
  readonly deps: IdentityDependencies;
  readonly now: number;
}

function accept(envelope: Envelope, proof: Proof, { deps, now }: Acceptance): Outcome {
  const { fingerprint } = proof.key;
  const replay = replayClaim(envelope, proof);
  try {
    const prior = deps.store().replay.claim(replay, now);
    // The claim is the first message's: this one must neither write nor release it.
    if (prior) {
      return { kind: "stop", verdict: "block", reason: "replayed", identity: { state: "proven", fingerprint }, prior };
    }
  } catch (error) {
    deps.log?.error("Refused a signed message: the replay memory cannot be read", {
      fingerprint,
      reason: reasonOf(error),
    });
    return rejected(fingerprint);
  }
  return { kind: "identified", identity: { state: "proven", fingerprint, replay } };
}

/** Over the payload and not the signature: the same message signed again, or spelled differently, is the same message. */
function replayClaim({ id, receivedAt }: Envelope, { key, payload }: Proof): ReplayClaim {
  return {
    key: createHash("sha256").update(key.fingerprint).update(payload).digest("hex"),
    id,
    // The latest moment at which any accepted timestamp is still fresh.
    expiresAt: receivedAt + FRESH_PAST_MS + FRESH_AHEAD_MS + REPLAY_MARGIN_MS,
  };
}
