import assert from "node:assert/strict";
import { generateKeyPairSync, sign, verify } from "node:crypto";
import type { ChainSigner } from "../contract/store.ts";
import { checkpointBytes, headLine, isSignedBy, parseHeads, signCheckpoint } from "./checkpoint.ts";

function newSigner(fingerprint: string): ChainSigner {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return {
    fingerprint,
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
    verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
  };
}

const HEAD = { writer: "019b8e07-4600-7221-97e6-26ee51df1296", seq: 12, link: "ab".repeat(32) };

Deno.test("a checkpoint signs the statement in RFC 8785 form, under its own domain", () => {
  const bytes = checkpointBytes({ ...HEAD, at: 5, fingerprint: "f" });
  const want =
    `{"at":5,"domain":"oktsec/checkpoint/v1","fingerprint":"f","link":"${HEAD.link}","seq":12,"writer":"${HEAD.writer}"}`;
  assert.equal(new TextDecoder().decode(bytes), want);
});

Deno.test("isSignedBy() holds for the statement as signed, and for no other", () => {
  const signer = newSigner("f");
  const checkpoint = signCheckpoint(HEAD, signer, 5);
  assert.equal(isSignedBy(checkpoint, signer), true);
  const changes = [{ seq: 13 }, { at: 6 }, { link: "cd".repeat(32) }, { writer: "other" }, {
    signature: "00".repeat(64),
  }, {
    signature: "no hex",
  }, { fingerprint: "g" }];
  for (const change of changes) {
    assert.equal(isSignedBy({ ...checkpoint, ...change }, signer), false, JSON.stringify(change));
  }
  assert.equal(isSignedBy(checkpoint, newSigner("f")), false);
});

Deno.test("parseHeads() reads what headLine() wrote, in order", () => {
  const signer = newSigner("f");
  const heads = [1, 2, 3].map((seq) => signCheckpoint({ ...HEAD, seq }, signer, seq));
  assert.deepEqual(parseHeads(heads.map(headLine).join("")), { heads, garbled: 0 });
  assert.deepEqual(parseHeads(""), { heads: [], garbled: 0 });
});

Deno.test("parseHeads() leaves out a last line that was cut, and counts lines that are no heads", () => {
  const signer = newSigner("f");
  const line = headLine(signCheckpoint(HEAD, signer, 5));
  assert.deepEqual(parseHeads(line + line.slice(0, -1)).heads.length, 1);
  assert.deepEqual(parseHeads(line + line.slice(0, -1)).garbled, 0);
  assert.equal(parseHeads(`${line}not json\n{"writer":"w"}\n\n${line}`).garbled, 3);
  assert.equal(parseHeads(line.replace('"seq":12', '"seq":0')).garbled, 1);
});
