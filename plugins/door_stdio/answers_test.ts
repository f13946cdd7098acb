import assert from "node:assert/strict";
import type { Finding } from "../../core/contract/finding.ts";
import { finding } from "../../tests/fakes/envelope.ts";
import { answerTo, type Refusal, toFrame, whoWaits } from "./answers.ts";
import type { Message } from "./message.ts";

function message(given: Partial<Message> = {}): Message {
  return {
    shape: "request",
    id: "1",
    method: "tools/call",
    tool: "run",
    parts: [],
    faults: [],
    isReadable: true,
    nameAt: () => null,
    cancels: null,
    revision: null,
    ...given,
  };
}

function refusal(given: Partial<Refusal> = {}): Refusal {
  return { reason: "content_blocked", findings: [finding({ rule: "A-001" })], hold: null, ...given };
}

Deno.test("a refused request, a refused result and an unreadable frame have the decided codes", () => {
  assert.equal(
    answerTo(message(), refusal(), "sender"),
    '{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"blocked by oktsec: A-001"}}',
  );
  assert.equal(JSON.parse(answerTo(message({ shape: "response" }), refusal(), "addressee")).error.code, -32001);
  const unreadable = JSON.parse(
    answerTo(message({ isReadable: false, id: null }), refusal({ reason: "bad_json", findings: [] }), "sender"),
  );
  assert.deepEqual(unreadable, {
    jsonrpc: "2.0",
    id: null,
    error: { code: -32700, message: "blocked by oktsec: bad_json" },
  });
});

Deno.test("a held call carries the id of the hold and the rules", () => {
  const findings = [finding({ rule: "A-001" }), finding({ rule: "B-001" }), finding({ rule: "A-001" })];
  const answer = JSON.parse(
    answerTo(
      message(),
      refusal({ findings, reason: "content_quarantined", hold: { id: "q1", expiresAt: 0 } }),
      "sender",
    ),
  );
  assert.deepEqual(answer.error, {
    code: -32600,
    message: "held by oktsec: A-001",
    data: { quarantine_id: "q1", rules: ["A-001", "B-001"] },
  });
});

Deno.test("the id comes back as the text that was sent", () => {
  for (const id of ["1.0", "12345678901234567890", '"\\u0061"', "null", '"a\\"b"', "-0"]) {
    assert.ok(answerTo(message({ id }), refusal(), "sender").startsWith(`{"jsonrpc":"2.0","id":${id},"error"`), id);
  }
});

Deno.test("the cause is the most severe rule that can stop traffic, else the reason", () => {
  const named = (findings: readonly Finding[], given: Partial<Refusal> = {}): string =>
    JSON.parse(answerTo(message(), refusal({ findings, ...given }), "sender")).error.message.replace(
      "blocked by oktsec: ",
      "",
    );
  const low = finding({ rule: "LOW", severity: "low" });
  const high = finding({ rule: "HIGH", severity: "high" });
  const flag = finding({ rule: "FLAG", severity: "critical", lane: "flag" });
  assert.equal(named([low, high, flag]), "HIGH");
  assert.equal(named([flag]), "FLAG");
  assert.equal(named([high, finding({ rule: "OWN", severity: "critical", lane: "flag", action: "block" })]), "OWN");
  assert.equal(named([low, finding({ rule: "LET", severity: "critical", action: "allow-and-flag" })]), "LOW");
  assert.equal(named([]), "content_blocked");
  assert.equal(named([high], { reason: "agent_suspended" }), "agent_suspended");
  assert.equal(named([high], { reason: "tool_not_allowed" }), "tool_allowlist:run");
});

Deno.test("a tool name cannot break out of the answer", () => {
  const tool = '"}],"x":\n';
  const answer = answerTo(message({ tool }), refusal({ reason: "tool_not_allowed" }), "sender");
  assert.equal(JSON.parse(answer).error.message, `blocked by oktsec: tool_allowlist:${tool}`);
  assert.equal(answer.includes("\n"), false);
});

Deno.test("a poisoned listing names the tool", () => {
  const answer = answerTo(
    message({ shape: "response", nameAt: (path) => path === "/content" ? 'tool "count"' : null }),
    refusal(),
    "addressee",
  );
  assert.equal(JSON.parse(answer).error.message, 'blocked by oktsec: A-001 in tool "count"');
});

Deno.test("who waits: a request's sender, a result's addressee, nobody for a notification", () => {
  assert.equal(whoWaits(message(), "to_server"), "sender");
  assert.equal(whoWaits(message(), "to_client"), "sender");
  assert.equal(whoWaits(message({ shape: "response" }), "to_client"), "addressee");
  assert.equal(whoWaits(message({ shape: "response" }), "to_server"), "addressee");
  assert.equal(whoWaits(message({ shape: "notification" }), "to_server"), "nobody");
  assert.equal(whoWaits(message({ shape: "unknown", isReadable: false }), "to_server"), "sender");
  assert.equal(whoWaits(message({ shape: "unknown", isReadable: false }), "to_client"), "nobody");
});

Deno.test("answers to a batch are a batch", () => {
  const decoder = new TextDecoder();
  assert.equal(decoder.decode(toFrame(["1", "2"], { isBatch: true })), "[1,2]\n");
  assert.equal(decoder.decode(toFrame(["1"], { isBatch: false })), "1\n");
});
