import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { envelope } from "../../tests/fakes/envelope.ts";
import { type Config, configSchema } from "../config/schema.ts";
import type { Prior } from "../contract/decision.ts";
import type { Envelope } from "../contract/envelope.ts";
import type { ReplayClaim } from "../contract/decision.ts";
import { generateKeyPair, type KeyPair } from "../identity/keys.ts";
import { claimFor, payloadOf, type SignatureVersion, type SignedMessage } from "../identity/payload.ts";
import { signBytes } from "../identity/signature.ts";
import { FRESH_AHEAD_MS, FRESH_PAST_MS, REPLAY_MARGIN_MS } from "../limits.ts";
import { BLANK } from "../pipeline/pipeline.ts";
import type { Outcome } from "../pipeline/stage.ts";
import { identity } from "./identity.ts";

const NOW = Date.UTC(2026, 1, 22, 10, 0, 10);
const ADA = generateKeyPair();
const NONCE = "AAECAwQFBgcICQoLDA0ODw";

/** A stage with keys, revocations and a replay memory of its own. */
class Bench {
  readonly keys = new Map<string, KeyPair>([["ada", ADA]]);
  readonly revoked = new Set<string>();
  readonly claims = new Map<string, ReplayClaim>();
  isBroken: "revocations" | "replay" | null = null;
  readonly #stage = identity({
    keystore: () => ({ key: (name) => this.keys.get(name) ?? null }),
    store: () => ({
      revocations: {
        has: (fingerprint) => {
          if (this.isBroken === "revocations") throw new Error("database is locked");
          return this.revoked.has(fingerprint);
        },
        list: () => Promise.resolve([]),
        add: () => Promise.resolve(),
      },
      replay: {
        claim: (claim): Prior | null => {
          if (this.isBroken === "replay") throw new Error("database is locked");
          const first = this.claims.get(claim.key);
          if (first) return { id: first.id, status: "delivered" };
          this.claims.set(claim.key, claim);
          return null;
        },
        release: ({ key }) => void this.claims.delete(key),
      },
    }),
  });

  run(given: Envelope, settings: unknown = {}): Outcome {
    const config: Config = configSchema.parse(settings);
    const context = { now: NOW, signal: new AbortController().signal, config } as const;
    const outcome = this.#stage.run(given, BLANK, context);
    if (outcome instanceof Promise) throw new Error("the stage is meant to be synchronous");
    return outcome;
  }
}

interface Given extends Partial<SignedMessage> {
  /** Version that is signed, and declared unless `declared` says otherwise. */
  readonly version?: SignatureVersion;
  readonly declared?: number | null;
  readonly signer?: KeyPair;
  /** Changes made to the message after it was signed. */
  readonly tampered?: Partial<SignedMessage>;
  readonly signature?: string | null;
}

function message(given: Given = {}): Envelope {
  const { version = 1, declared = null, signer = ADA, tampered = {}, signature, ...fields } = given;
  const signed: SignedMessage = {
    from: "ada",
    to: "bob",
    content: "hello",
    timestamp: "2026-02-22T10:00:00Z",
    nonce: NONCE,
    keyVersion: 0,
    intent: null,
    metadata: null,
    session: null,
    deliver: null,
    delegationSha256: null,
    ...fields,
  };
  const payload = payloadOf(signed, version) ?? new Uint8Array();
  const sent = { ...signed, ...tampered };
  const text = signature === undefined ? Buffer.from(signBytes(signer, payload)).toString("base64") : signature;
  return envelope({
    from: sent.from,
    to: sent.to,
    receivedAt: NOW,
    clientTime: sent.timestamp,
    claim: claimFor(sent, { signature: text, version: declared }),
  });
}

/** One word for an outcome: a stop's reason, else the identity's state. */
function word(outcome: Outcome): string {
  if (outcome.kind === "stop") return outcome.reason;
  return outcome.kind === "identified" ? outcome.identity.state : outcome.kind;
}

Deno.test("traffic of a door that knows its caller passes untouched", () => {
  assert.equal(word(new Bench().run(envelope())), "pass");
});

Deno.test("a missing signature is refused where one is required, and noted where not", () => {
  for (const signature of [null, ""]) {
    const unsigned = message({ signature });
    const stopped = new Bench().run(unsigned);
    assert.equal(word(stopped), "signature_required");
    assert.deepEqual(stopped.kind === "stop" && stopped.identity, { state: "unsigned", fingerprint: null });
    assert.equal(word(new Bench().run(unsigned, { identity: { require_signature: false } })), "unsigned");
  }
});

Deno.test("a valid signature of each version proves its sender", () => {
  for (
    const given of [
      { version: 1 },
      { version: 1, declared: 1 },
      { version: 2, keyVersion: 4 },
      { version: 2, declared: 2, keyVersion: 4 },
      { version: 1, keyVersion: 4 },
      { version: 3, declared: 3 },
      { version: 3, declared: 3, keyVersion: 4, metadata: { a: "b" }, session: "s" },
    ] satisfies Given[]
  ) {
    const outcome = new Bench().run(message(given));
    assert.equal(word(outcome), "proven", JSON.stringify(given));
    assert.equal(outcome.kind === "identified" && outcome.identity.fingerprint, ADA.fingerprint);
  }
});

Deno.test("what does not hold is refused, also where no signature is required", () => {
  const cases: Readonly<Record<string, Given>> = {
    "tampered content": { tampered: { content: "hello!" } },
    "tampered recipient": { tampered: { to: "eve" } },
    "another's name": { tampered: { from: "bob" } },
    "another's key": { signer: generateKeyPair() },
    "unknown agent": { from: "mallory", signer: generateKeyPair() },
    "a newline moved into the recipient": { content: "x\ny", tampered: { to: "bob\nx", content: "y" } },
    "version 3 without its metadata": { version: 3, declared: 3, metadata: { a: "b" }, tampered: { metadata: null } },
    "version 3 with another session": { version: 3, declared: 3, session: "s", tampered: { session: "t" } },
    "version 3 with another key version": { version: 3, declared: 3, keyVersion: 1, tampered: { keyVersion: 2 } },
    "version 1 said to be 3": { version: 1, declared: 3 },
    "version 3 said to be 1": { version: 3, declared: 1 },
    "version 3 not said to be": { version: 3 },
    "a version of the future": { version: 3, declared: 4 },
    "no base64": { signature: "x".repeat(88) },
    "too short": { signature: "AAAA" },
    "64 zero bytes": { signature: Buffer.alloc(64).toString("base64") },
    "base64url": { signature: "-".repeat(86) + "==" },
  };
  for (const [name, given] of Object.entries(cases)) {
    const bench = new Bench();
    const outcome = bench.run(message(given), { identity: { require_signature: false } });
    assert.equal(word(outcome), "identity_rejected", name);
    assert.ok(outcome.kind === "stop" && outcome.verdict === "block");
    assert.deepEqual(outcome.identity, { state: "invalid", fingerprint: null }, name);
    assert.equal(bench.claims.size, 0, name);
  }
});

Deno.test("a pinned key takes its exact version, under version 2 or 3, and nothing else", () => {
  const settings = { agents: { ada: { key_version: 2 } } };
  const cases: readonly (readonly [Given, string])[] = [
    [{ version: 2, keyVersion: 2 }, "proven"],
    [{ version: 2, declared: 2, keyVersion: 2 }, "proven"],
    [{ version: 3, declared: 3, keyVersion: 2 }, "proven"],
    [{ version: 1 }, "identity_rejected"],
    [{ version: 1, keyVersion: 2 }, "identity_rejected"],
    [{ version: 1, declared: 1, keyVersion: 2 }, "identity_rejected"],
    [{ version: 2, keyVersion: 1 }, "identity_rejected"],
    [{ version: 2, keyVersion: 3 }, "identity_rejected"],
    [{ version: 2, keyVersion: 1, tampered: { keyVersion: 2 } }, "identity_rejected"],
    [{ version: 3, declared: 3 }, "identity_rejected"],
    [{ version: 3, declared: 3, keyVersion: 1 }, "identity_rejected"],
  ];
  for (const [given, expected] of cases) {
    assert.equal(word(new Bench().run(message(given), settings)), expected, JSON.stringify(given));
  }
});

Deno.test("with accept_v1 off only version 3 proves an agent that is not pinned", () => {
  const settings = { identity: { accept_v1: false } };
  assert.equal(word(new Bench().run(message({ version: 1 }), settings)), "identity_rejected");
  assert.equal(word(new Bench().run(message({ version: 2, keyVersion: 1 }), settings)), "identity_rejected");
  assert.equal(word(new Bench().run(message({ version: 3, declared: 3 }), settings)), "proven");
  const pinned = { ...settings, agents: { ada: { key_version: 1 } } };
  assert.equal(word(new Bench().run(message({ version: 2, keyVersion: 1 }), pinned)), "proven");
});

Deno.test("a name that every object has is no pinned agent", () => {
  const bench = new Bench();
  bench.keys.set("constructor", ADA);
  assert.equal(word(bench.run(message({ from: "constructor" }))), "proven");
});

Deno.test("a revoked key is refused, and so is every key while revocations cannot be read", () => {
  const bench = new Bench();
  bench.revoked.add(ADA.fingerprint);
  const outcome = bench.run(message());
  assert.equal(word(outcome), "identity_rejected");
  assert.deepEqual(outcome.kind === "stop" && outcome.identity, { state: "invalid", fingerprint: ADA.fingerprint });
  const broken = new Bench();
  broken.isBroken = "revocations";
  assert.equal(word(broken.run(message())), "identity_rejected");
  assert.equal(broken.claims.size, 0);
});

Deno.test("a rotated agent is known by its new key alone", () => {
  const bench = new Bench();
  const next = generateKeyPair();
  bench.keys.set("ada", next);
  assert.equal(word(bench.run(message())), "identity_rejected");
  assert.equal(word(bench.run(message({ signer: next }))), "proven");
});

Deno.test("a signed message is accepted once; its repeat learns of the first and carries no claim", () => {
  const bench = new Bench();
  const first = bench.run(message());
  assert.ok(first.kind === "identified" && first.identity.replay);
  assert.equal(first.identity.replay.expiresAt, NOW + FRESH_PAST_MS + FRESH_AHEAD_MS + REPLAY_MARGIN_MS);
  const again = bench.run({ ...message(), id: "01890a5d-ac96-774b-bcce-b302099a8058" });
  assert.equal(word(again), "replayed");
  assert.ok(again.kind === "stop");
  assert.deepEqual(again.prior, { id: first.identity.replay.id, status: "delivered" });
  assert.deepEqual(again.identity, { state: "proven", fingerprint: ADA.fingerprint });
  for (const other of [{ content: "hello2" }, { timestamp: "2026-02-22T10:00:01Z" }, { to: "eve" }]) {
    assert.equal(word(bench.run(message(other))), "proven", JSON.stringify(other));
  }
});

Deno.test("what a signature does not cover makes no new message of an old one", () => {
  const bench = new Bench();
  assert.equal(word(bench.run(message())), "proven");
  assert.equal(word(bench.run(message({ tampered: { metadata: { a: "b" }, nonce: null } }))), "replayed");
  // The same payload under another declared version is the same payload.
  assert.equal(word(bench.run(message({ declared: 1 }))), "replayed");
});

Deno.test("the same message of two agents with one key is two messages", () => {
  const bench = new Bench();
  bench.keys.set("bob", ADA);
  assert.equal(word(bench.run(message())), "proven");
  assert.equal(word(bench.run(message({ from: "bob" }))), "proven");
});

Deno.test("while the replay memory cannot be read no signed message is accepted", () => {
  const bench = new Bench();
  bench.isBroken = "replay";
  assert.equal(word(bench.run(message())), "identity_rejected");
});

Deno.test("a signed message outside the window is refused, whatever its door let through", () => {
  const at = (ms: number) => new Date(NOW + ms).toISOString();
  assert.equal(word(new Bench().run(message({ timestamp: at(-FRESH_PAST_MS) }))), "proven");
  assert.equal(word(new Bench().run(message({ timestamp: at(-FRESH_PAST_MS - 1) }))), "identity_rejected");
  assert.equal(word(new Bench().run(message({ timestamp: at(FRESH_AHEAD_MS) }))), "proven");
  assert.equal(word(new Bench().run(message({ timestamp: at(FRESH_AHEAD_MS + 1) }))), "identity_rejected");
  assert.equal(word(new Bench().run(message({ timestamp: "yesterday" }))), "identity_rejected");
  assert.equal(word(new Bench().run({ ...message(), clientTime: null })), "identity_rejected");
});

Deno.test("an unknown name costs as many verifications as a known or a pinned one", () => {
  const asked: string[] = [];
  const counted = (given: Given, settings: unknown = {}): number => {
    const bench = new Bench();
    const { claim, ...rest } = message({ signer: generateKeyPair(), ...given });
    assert.ok(claim);
    asked.length = 0;
    // Each verification needs a payload of its own.
    const payload = (version: SignatureVersion) => {
      asked.push(String(version));
      return claim.payload(version);
    };
    assert.equal(word(bench.run({ ...rest, claim: { ...claim, payload } }, settings)), "identity_rejected");
    return asked.length;
  };
  const pinned = { agents: { ada: { key_version: 9 } } };
  for (const given of [{ version: 1 }, { version: 2, keyVersion: 4 }, { version: 3, declared: 3 }] satisfies Given[]) {
    const unknown = counted({ ...given, from: "mallory" });
    assert.ok(unknown > 0);
    assert.equal(counted(given), unknown, JSON.stringify(given));
    assert.equal(counted(given, pinned), unknown, JSON.stringify(given));
  }
});
