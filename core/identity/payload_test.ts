import assert from "node:assert/strict";
import { claimFor, payloadOf, type SignedMessage } from "./payload.ts";

const NONCE = "AAECAwQFBgcICQoLDA0ODw";

function message(given: Partial<SignedMessage> = {}): SignedMessage {
  return {
    from: "ada",
    to: "bob",
    content: "hello\nthere",
    timestamp: "2026-02-22T10:00:00Z",
    nonce: NONCE,
    keyVersion: 0,
    intent: null,
    metadata: null,
    session: null,
    deliver: null,
    delegationSha256: null,
    ...given,
  };
}

function textOf(given: SignedMessage, version: 1 | 2 | 3): string | null {
  const bytes = payloadOf(given, version);
  return bytes && new TextDecoder().decode(bytes);
}

Deno.test("version 1 is four lines joined, the content as it is", () => {
  assert.equal(textOf(message(), 1), "ada\nbob\nhello\nthere\n2026-02-22T10:00:00Z");
});

Deno.test("version 2 adds the decimal key version, and exists only with one", () => {
  assert.equal(textOf(message({ keyVersion: 12 }), 2), "ada\nbob\nhello\nthere\n2026-02-22T10:00:00Z\n12");
  for (const keyVersion of [0, -1, 1.5, Number.NaN]) assert.equal(payloadOf(message({ keyVersion }), 2), null);
});

Deno.test("versions 1 and 2 cover no message with a newline in a field that could shift into another", () => {
  for (const field of ["from", "to", "timestamp"]) {
    const shifted = message({ [field]: "a\nb", keyVersion: 1 });
    assert.equal(payloadOf(shifted, 1), null, field);
    assert.equal(payloadOf(shifted, 2), null, field);
  }
  // Without the rule these two would share their bytes.
  assert.equal(payloadOf(message({ to: "bob\nx", content: "y" }), 1), null);
  assert.notEqual(payloadOf(message({ to: "bob", content: "x\ny" }), 1), null);
});

Deno.test("version 3 is the canonical form of everything that decides", () => {
  const full = message({
    keyVersion: 3,
    intent: "ask",
    metadata: { b: "2", a: 'é"' },
    session: "s1",
    deliver: "push",
    delegationSha256: "00",
  });
  assert.equal(
    textOf(full, 3),
    `{"content":"hello\\nthere","delegation_sha256":"00","deliver":"push","domain":"oktsec/message/v3","from":"ada","intent":"ask",` +
      `"key_version":3,"metadata":{"a":"é\\"","b":"2"},"nonce":"${NONCE}","session":"s1","timestamp":"2026-02-22T10:00:00Z","to":"bob"}`,
  );
  assert.equal(
    textOf(message(), 3),
    `{"content":"hello\\nthere","delegation_sha256":null,"deliver":null,"domain":"oktsec/message/v3","from":"ada","intent":null,` +
      `"key_version":null,"metadata":null,"nonce":"${NONCE}","session":null,"timestamp":"2026-02-22T10:00:00Z","to":"bob"}`,
  );
});

Deno.test("version 3: a change of any field changes the bytes", () => {
  const original = textOf(message(), 3);
  const changes: Partial<SignedMessage>[] = [
    { from: "eve" },
    { to: "eve" },
    { content: "hello" },
    { timestamp: "2026-02-22T10:00:01Z" },
    { nonce: "BBECAwQFBgcICQoLDA0ODw" },
    { keyVersion: 1 },
    { intent: "ask" },
    { metadata: {} },
    { metadata: { a: "b" } },
    { session: "s" },
    { deliver: "x" },
    { delegationSha256: "00" },
  ];
  for (const change of changes) {
    const changed = textOf(message(change), 3);
    assert.ok(changed !== null && changed !== original, JSON.stringify(change));
  }
});

Deno.test("version 3 needs a nonce of 22 base64url characters", () => {
  for (const nonce of [null, "", NONCE.slice(1), `${NONCE}A`, `${NONCE.slice(1)}+`, `${NONCE.slice(2)}==`]) {
    assert.equal(payloadOf(message({ nonce }), 3), null, String(nonce));
  }
});

Deno.test("text that UTF-8 cannot say is covered by no version", () => {
  for (const version of [1, 2, 3] as const) {
    assert.equal(payloadOf(message({ content: "\ud800", keyVersion: 1 }), version), null);
    assert.notEqual(payloadOf(message({ content: "\ufffd", keyVersion: 1 }), version), null);
  }
  assert.equal(payloadOf(message({ metadata: { "\udc00": "x" } }), 3), null);
});

Deno.test("a claim builds the payload of the version that it is asked for", () => {
  const claim = claimFor(message({ keyVersion: 2 }), { signature: "x", version: 3 });
  assert.deepEqual(claim.payload(2), payloadOf(message({ keyVersion: 2 }), 2));
  assert.deepEqual([claim.signature, claim.version, claim.keyVersion], ["x", 3, 2]);
});
