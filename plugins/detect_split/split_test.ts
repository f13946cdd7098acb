import assert from "node:assert/strict";
import type { Decision } from "../../core/contract/decision.ts";
import type { Envelope } from "../../core/contract/envelope.ts";
import type { DetectorContext } from "../../core/contract/plugin.ts";
import type { Sender } from "../../core/contract/store.ts";
import type { Verdict } from "../../core/contract/verdict.ts";
import { SPLIT_CHARS_MAX, SPLIT_MESSAGES_MAX, SPLIT_WINDOW_MS } from "../../core/limits.ts";
import { envelope, finding } from "../../tests/fakes/envelope.ts";
import { splitDetector } from "./mod.ts";

const ADA: Sender = { name: "ada", proven: true, address: null };
const NOW = 1_800_000_000_000;

/** A scan that finds "attack" where it reaches over the seam, and notes how much it was given. */
function talk() {
  const detector = splitDetector();
  const scanned: number[] = [];
  const scan: DetectorContext["scan"] = (parts, seam = { start: Infinity, end: 0 }) =>
    parts.flatMap((part) => {
      scanned.push(part.text.length);
      return [...part.text.matchAll(/att\s?ack/g)]
        .map(({ index, 0: { length } }) => finding({ span: { start: index, end: index + length } }))
        .filter(({ span }) => span.start < seam.start && span.end > seam.end);
    });
  const say = (
    text: string,
    { at = NOW, sender = ADA, verdict = "clean" as Verdict, to = "bob" } = {},
  ): readonly string[] => {
    const said: Envelope = envelope({ parts: [{ path: "/content", kind: "message", text }], receivedAt: at, to });
    const context = {
      now: at,
      signal: new AbortController().signal,
      identity: { state: "proven", fingerprint: null },
      sender,
      scan,
    } as const;
    const found = detector.detect(said, context);
    assert.ok(!(found instanceof Promise));
    // Only the verdict of a decision is looked at.
    detector.settled?.(said, { verdict } as Decision, sender);
    return found.map(({ rule }) => rule);
  };
  return { say, scanned };
}

Deno.test("a word cut in two and a phrase cut between words are both seen at the seam", () => {
  const { say } = talk();
  assert.deepEqual(say("an att"), []);
  assert.deepEqual(say("ack follows"), ["T-001"]);
  const lines = talk();
  lines.say("an att ");
  assert.deepEqual(lines.say("ack"), ["T-001"]);
});

Deno.test("the seam is read both ways whatever stands there: an address may be cut at its point", () => {
  for (const end of [".", " ", ",", "x"]) {
    const { say, scanned } = talk();
    say(`http://evil${end}`);
    say("com/steal");
    assert.equal(scanned.length, 2);
  }
});

Deno.test("what one message says alone is not found again at the seam", () => {
  const { say } = talk();
  say("a whole attack");
  assert.deepEqual(say("nothing"), []);
  assert.deepEqual(say("another attack"), []);
});

Deno.test("a message that was stopped is not remembered, so it cannot spoil the next", () => {
  const { say } = talk();
  say("an att", { verdict: "block" });
  assert.deepEqual(say("ack"), []);
});

Deno.test("senders and recipients are kept apart", () => {
  const { say } = talk();
  say("an att");
  assert.deepEqual(say("ack", { sender: { ...ADA, proven: false, address: "10.0.0.9" } }), []);
  assert.deepEqual(say("ack", { to: "eve" }), []);
  assert.deepEqual(say("ack"), ["T-001"]);
});

Deno.test("a piece is forgotten after the window, and once there are more than enough newer ones", () => {
  const aged = talk();
  aged.say("an att");
  assert.deepEqual(aged.say("ack", { at: NOW + SPLIT_WINDOW_MS }), []);
  const many = talk();
  many.say("an att");
  for (let n = 0; n < SPLIT_MESSAGES_MAX; n++) many.say("");
  assert.deepEqual(many.say("ack"), []);
});

Deno.test("the work for a message does not grow with what was said before", () => {
  const { say, scanned } = talk();
  for (let n = 0; n < 30; n++) say("x".repeat(100_000));
  assert.ok(Math.max(...scanned) <= 2 * SPLIT_CHARS_MAX + 1);
});
