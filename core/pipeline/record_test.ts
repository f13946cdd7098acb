import assert from "node:assert/strict";
import type { Decision } from "../contract/decision.ts";
import { LABEL_CHARS_MAX } from "../limits.ts";
import { envelope, finding } from "../../tests/fakes/envelope.ts";
import { BLANK } from "./pipeline.ts";
import { digestOf, recordOf } from "./record.ts";

const decision: Decision = {
  ...BLANK,
  envelope: "e",
  mode: "enforce",
  effect: "pass",
  status: "delivered",
  policy: "abc",
  hold: null,
  trace: [],
  tookMs: 1.23456,
};
const call = (frame: unknown) => envelope({ door: "stdio", tool: "pay", held: () => JSON.stringify(frame) });

Deno.test("a digest changes with every value of a call, and not with its id or the order of its keys", () => {
  const base = digestOf(call({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { amount: 1, urgent: true } }));
  const same = digestOf(
    call({ params: { urgent: true, amount: 1 }, method: "tools/call", id: "other", jsonrpc: "2.0" }),
  );
  assert.equal(same, base);
  for (const params of [{ amount: 1e6, urgent: true }, { amount: 1, urgent: false }, { amount: 1 }]) {
    assert.notEqual(digestOf(call({ jsonrpc: "2.0", id: 1, method: "tools/call", params })), base);
  }
  const other = {
    ...call({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { amount: 1, urgent: true } }),
    from: "eve",
  };
  assert.notEqual(digestOf(other), base);
});

Deno.test("labels of a row are bounded, and hold no secret", () => {
  const secret = "gh" + "p_" + "k9Tq2LmX7vBz4RnW8sYc1JdF6hGp3QeA5uKo";
  const row = recordOf(envelope({ tool: `read ${secret}`, session: "s".repeat(500), method: "tools/call" }), {
    ...decision,
    findings: [finding({ path: `/params/${secret}` })],
  });
  assert.ok(!JSON.stringify(row).includes(secret.slice(0, 12)));
  assert.ok((row.session?.length ?? 0) <= LABEL_CHARS_MAX);
  assert.equal(row.method, "tools/call");
});

Deno.test("a row says what was wrong with a frame and what an operator chose to ignore, in one line", () => {
  const faults = [{ code: "ambiguous_json", detail: "a key stands twice", weight: "refuse" }] as const;
  const row = recordOf(envelope({ faults }), { ...decision, ignored: ["IAP-002"] });
  assert.equal(row.note, "ambiguous_json: a key stands twice; ignored: IAP-002");
  assert.equal(recordOf(envelope(), decision).note, null);
});
