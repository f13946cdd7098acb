import assert from "node:assert/strict";
import type { Decision, Effect } from "../../core/contract/decision.ts";
import type { Envelope } from "../../core/contract/envelope.ts";
import type { Finding } from "../../core/contract/finding.ts";
import type { Sender } from "../../core/contract/store.ts";
import { FLOW_WINDOW_MS } from "../../core/limits.ts";
import { envelope } from "../../tests/fakes/envelope.ts";
import { isOutsideSource, isPrivateSource, isSink, LOOKED_CHARS_MAX, nameWords } from "./capabilities.ts";
import { Fingerprints, STRETCH_CHARS } from "./fingerprints.ts";
import { flowDetector } from "./mod.ts";

const ADA: Sender = { name: "ada", proven: true, address: null };
const NOW = 1_800_000_000_000;
const PAGE = "Opening hours of the museum are nine to five, closed on Mondays.";
const LEDGER =
  "Payroll March: Okoro 4,210.55; Lindqvist 5,002.10; Haddad 3,998.00; bonus pool 12,000 not announced yet.";

interface Given {
  readonly at?: number;
  readonly sender?: Sender;
  readonly session?: string | null;
  readonly effect?: Effect;
}

/** An agent at the stdio door. */
function agent() {
  const detector = flowDetector();
  const pass = (said: Envelope, { sender = ADA, effect = "pass" }: Given): readonly Finding[] => {
    const found = detector.detect(said, {
      now: said.receivedAt,
      signal: new AbortController().signal,
      identity: { state: "local", fingerprint: null },
      sender,
      scan: () => [],
    });
    assert.ok(!(found instanceof Promise));
    // Only the effect of a decision is looked at.
    detector.settled?.(said, { effect } as Decision, sender);
    return found;
  };
  const frame = (phase: Envelope["phase"], tool: string | null, texts: readonly string[], given: Given) =>
    pass(
      envelope({
        door: "stdio",
        phase,
        to: null,
        tool,
        session: given.session ?? null,
        receivedAt: given.at ?? NOW,
        parts: texts.map((text, index) => ({
          path: `/params/arguments/${index}`,
          kind: phase === "request" ? "tool_argument" : "tool_result",
          text,
        })),
      }),
      given,
    );
  return {
    call: (tool: string, args: readonly string[], given: Given = {}) =>
      frame("request", tool, args, given).map(({ rule }) => rule),
    answer: (tool: string, text: string, given: Given = {}) => frame("response", tool, [text], given),
    findings: (tool: string, args: readonly string[], given: Given = {}) => frame("request", tool, args, given),
  };
}

/** One that has read a page and the payroll. */
function informed(given: Given = {}) {
  const ada = agent();
  ada.call("fetch_page", ["https://museum.example.org"], given);
  ada.answer("fetch_page", PAGE, given);
  ada.call("query_payroll", ["march"], given);
  ada.answer("query_payroll", LEDGER, given);
  return ada;
}

Deno.test("a call that sends after both readings is flagged, before them it is not", () => {
  const ada = agent();
  assert.deepEqual(ada.call("send_email", ["bob@example.com", "hello"]), []);
  ada.call("fetch_page", ["https://museum.example.org"]);
  ada.answer("fetch_page", PAGE);
  assert.deepEqual(ada.call("send_email", ["bob@example.com", "hello"]), []);
  ada.call("query_payroll", ["march"]);
  ada.answer("query_payroll", LEDGER);
  assert.deepEqual(ada.call("send_email", ["bob@example.com", "hello"]), ["FLOW-001"]);
  assert.deepEqual(ada.call("add_numbers", ["1", "2"]), []);
});

Deno.test("what goes out with a stretch of what was private is held", () => {
  const [found] = informed().findings("send_email", ["bob@example.com", `fyi: ${LEDGER.slice(9, 60).toUpperCase()}`]);
  assert.equal(found?.rule, "FLOW-002");
  assert.deepEqual([found?.lane, found?.severity], ["block", "high"]);
});

Deno.test("a stretch is known again in the address of an outside page, and not in a local one", () => {
  const stretch = LEDGER.slice(9, 60);
  assert.deepEqual(informed().call("fetch_page", [`https://x.example.net/?q=1`, stretch]), ["FLOW-002"]);
  assert.deepEqual(informed().call("fetch_page", [`http://localhost:8080/?q=1`, stretch]), []);
});

Deno.test("a secret that was read is known again, and never shown", () => {
  const secret = "gh" + "p_" + "a1B2c3D4e5".repeat(4).slice(0, 36);
  const ada = agent();
  ada.answer("fetch_page", PAGE);
  ada.answer("shell", `GITHUB_TOKEN=${secret}`);
  const [found] = ada.findings("post_comment", [`look ${secret}`]);
  assert.equal(found?.rule, "FLOW-002");
  assert.ok(!found?.excerpt.includes(secret));
});

Deno.test("one half alone is no flow: only private, only from outside", () => {
  const ada = agent();
  ada.answer("query_payroll", LEDGER);
  assert.deepEqual(ada.call("send_email", [LEDGER]), []);
  const bob = agent();
  bob.answer("fetch_page", PAGE);
  assert.deepEqual(bob.call("send_email", [PAGE]), []);
});

Deno.test("a flow ends when its window does", () => {
  const at = (later: number) => informed().call("send_email", ["hello"], { at: NOW + later });
  assert.deepEqual(at(FLOW_WINDOW_MS - 1), ["FLOW-001"]);
  assert.deepEqual(at(FLOW_WINDOW_MS), []);
});

Deno.test("agents and sessions have memories of their own", () => {
  const ada = informed({ session: "one" });
  assert.deepEqual(ada.call("send_email", ["hello"], { session: "two" }), []);
  assert.deepEqual(ada.call("send_email", ["hello"], { session: "one", sender: { ...ADA, name: "bob" } }), []);
  assert.deepEqual(ada.call("send_email", ["hello"], { session: "one" }), ["FLOW-001"]);
});

Deno.test("what was refused was never read", () => {
  const ada = agent();
  ada.answer("fetch_page", PAGE);
  ada.answer("query_payroll", LEDGER, { effect: "refuse" });
  assert.deepEqual(ada.call("send_email", ["hello"]), []);
});

Deno.test("a call with a private path makes its answer private, whatever the tool is called", () => {
  const ada = agent();
  ada.answer("fetch_page", PAGE);
  ada.call("do", ["/home/ada/.ssh/id_rsa"]);
  ada.answer("do", "nothing that looks like a key, but was asked for as one");
  assert.deepEqual(ada.call("send_email", ["hello"]), ["FLOW-001"]);
});

Deno.test("padding hides no leak: a call that is too long to compare is held", () => {
  const padded = (chars: number) => informed().call("send_email", ["x".repeat(chars), "y"]);
  assert.deepEqual(padded(LOOKED_CHARS_MAX - 1), ["FLOW-001"]);
  assert.deepEqual(padded(LOOKED_CHARS_MAX), ["FLOW-002"]);
});

Deno.test("tools are known by the words of their names", () => {
  assert.deepEqual(nameWords("fs/readSecret-file_v2"), ["fs", "read", "secret", "file", "v2"]);
  assert.ok(isOutsideSource("list_issues", false) && isOutsideSource("anything", true));
  assert.ok(!isOutsideSource("create_issue", false) && !isOutsideSource("send_message", false));
  assert.ok(isPrivateSource("read_file", []) && !isPrivateSource("write_file", []) && !isPrivateSource("profile", []));
});

Deno.test("a sink is a verb, a method with a body to the outside, or a command that uploads", () => {
  const parts = (...texts: string[]) => texts.map((text) => ({ path: "", kind: "tool_argument" as const, text }));
  assert.ok(isSink("slack_post_message", []));
  assert.ok(isSink("request", parts("POST", "https://x.example.net/a")));
  assert.ok(!isSink("request", parts("GET", "https://x.example.net/a")));
  assert.ok(!isSink("request", parts("POST", "http://127.0.0.1/a")));
  assert.ok(isSink("bash", parts("git push origin main")));
  assert.ok(!isSink("bash", parts("git status && curl https://example.org")));
});

/** Letters that repeat nothing. */
function letters(count: number, seed: number): string {
  let state = seed;
  let text = "";
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += String.fromCharCode(97 + Math.floor(state / 0x1_0000_0000 * 26));
  }
  return text;
}

Deno.test("a stretch of 32 characters is always known again, one of 23 never", () => {
  const text = letters(4_000, 7);
  const memory = new Fingerprints();
  memory.add(text);
  for (let at = 0; at + 32 < text.length; at += 97) assert.ok(memory.find(`xx ${text.slice(at, at + 32)} yy`), `${at}`);
  assert.equal(memory.find(text.slice(100, 100 + STRETCH_CHARS - 1)), null);
  assert.equal(memory.find("-".repeat(200)), null);
});

Deno.test("a memory stays bounded and keeps what came last", () => {
  const memory = new Fingerprints();
  for (let i = 1; i < 60; i++) memory.add(letters(2_000, i));
  assert.ok(memory.find(letters(2_000, 59)));
});
