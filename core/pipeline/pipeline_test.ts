import assert from "node:assert/strict";
import type { Config } from "../config/schema.ts";
import { REASONS } from "../contract/decision.ts";
import { atLeast, VERDICTS } from "../contract/verdict.ts";
import { envelope, finding } from "../../tests/fakes/envelope.ts";
import { apply, BLANK, close, effectOf, runStages, statusOf } from "./pipeline.ts";
import type { Context, Outcome, Stage } from "./stage.ts";

// The stages of these tests never read the config.
const context: Context = { now: 0, signal: new AbortController().signal, config: {} as Config };
const stage = (name: string, outcome: Outcome): Stage => ({ name, run: () => outcome });

Deno.test("apply() never lowers a verdict, whatever the order of outcomes", () => {
  const outcomes: Outcome[] = [
    { kind: "pass" },
    { kind: "found", findings: [finding()] },
    { kind: "failed", reason: "scan_error" },
    { kind: "reviewed", findings: [], ignored: ["T-001"] },
    ...VERDICTS.map((to): Outcome => ({ kind: "raise", to, reason: "content_flagged" })),
    ...VERDICTS.map((verdict): Outcome => ({ kind: "stop", verdict, reason: "acl_denied" })),
  ];
  let seed = 42;
  for (let round = 0; round < 2_000; round++) {
    let draft = BLANK;
    for (let step = 0; step < 6; step++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      const outcome = outcomes[seed % outcomes.length] ?? { kind: "pass" };
      const next = apply(draft, outcome);
      assert.ok(atLeast(next.verdict, draft.verdict), `seed ${seed}: ${draft.verdict} became ${next.verdict}`);
      draft = next;
    }
  }
});

Deno.test("a stage that throws fails the run, and the stages after it still run", async () => {
  const ran: string[] = [];
  const { draft, errors } = await runStages(
    [
      { name: "boom", run: () => assert.fail("broken") },
      {
        name: "after",
        run() {
          ran.push("after");
          return { kind: "raise", to: "quarantine", reason: "content_quarantined" };
        },
      },
    ],
    envelope(),
    context,
  );
  assert.deepEqual(ran, ["after"]);
  assert.equal(draft.failure, "scan_error");
  assert.equal(errors[0]?.stage, "boom");
  const closed = close(draft, "block");
  assert.deepEqual([closed.verdict, closed.reason], ["block", "scan_error"]);
});

Deno.test("a rejected promise of a stage fails the run like a throw", async () => {
  const { draft } = await runStages(
    [{ name: "late", run: () => Promise.reject(new Error("late")) }],
    envelope(),
    context,
  );
  assert.equal(draft.failure, "scan_error");
});

Deno.test("a stage that never answers fails the run at the deadline", async () => {
  const stop = new AbortController();
  const hung: Stage = {
    name: "hung",
    run() {
      queueMicrotask(() => stop.abort());
      return new Promise(() => {});
    },
  };
  const { draft } = await runStages([hung], envelope(), { ...context, signal: stop.signal });
  assert.equal(draft.failure, "scan_error");
});

Deno.test("a stop ends the run", async () => {
  const { draft, trace } = await runStages(
    [stage("no", { kind: "stop", verdict: "block", reason: "agent_suspended" }), stage("after", { kind: "pass" })],
    envelope(),
    context,
  );
  assert.equal(draft.reason, "agent_suspended");
  assert.deepEqual(trace.map(({ stage }) => stage), ["no"]);
});

Deno.test("on_error allow never lets content pass that was found", () => {
  const found = apply(apply(BLANK, { kind: "failed", reason: "scan_error" }), {
    kind: "raise",
    to: "quarantine",
    reason: "content_quarantined",
  });
  const closed = close(found, "allow");
  assert.deepEqual([closed.verdict, closed.reason], ["quarantine", "content_quarantined"]);
  assert.equal(effectOf(closed.verdict, closed.reason, "enforce"), "hold");
});

Deno.test("on_error decides what a failure alone means", () => {
  const failed = apply(BLANK, { kind: "failed", reason: "scan_budget" });
  const effect = (onError: "block" | "quarantine" | "allow") => {
    const { verdict, reason } = close(failed, onError);
    return effectOf(verdict, reason, "enforce");
  };
  assert.deepEqual([effect("block"), effect("quarantine"), effect("allow")], ["refuse", "hold", "pass"]);
});

Deno.test("observe refuses only what cannot be attributed, floods, repeats and the suspended", () => {
  const refused = REASONS.filter((reason) => effectOf("block", reason, "observe") === "refuse");
  assert.deepEqual(refused.toSorted(), [
    "agent_suspended",
    "identity_rejected",
    "rate_limited",
    "recipient_suspended",
    "replayed",
    "signature_required",
  ]);
});

Deno.test("enforce passes clean and flag, holds quarantine, refuses block", () => {
  assert.deepEqual(
    VERDICTS.map((verdict) => effectOf(verdict, "content_blocked", "enforce")),
    ["pass", "pass", "hold", "refuse"],
  );
});

Deno.test("what observe lets pass is never on record as blocked", () => {
  const status = (verdict: "block" | "quarantine", reason: "content_blocked" | "content_quarantined" | "acl_denied") =>
    statusOf(verdict, reason, effectOf(verdict, reason, "observe"));
  assert.equal(status("block", "content_blocked"), "would_block");
  assert.equal(status("quarantine", "content_quarantined"), "would_quarantine");
  assert.equal(status("block", "acl_denied"), "would_reject");
});
