/** The stages that need nothing but config and draft: tables of cases. Identity and the whole pipeline have tests of their own. */
import assert from "node:assert/strict";
import { type Config, configSchema } from "../config/schema.ts";
import type { Draft } from "../contract/decision.ts";
import type { Finding } from "../contract/finding.ts";
import type { Sender } from "../contract/store.ts";
import { BLANK } from "../pipeline/pipeline.ts";
import type { Context, Outcome, Stage } from "../pipeline/stage.ts";
import { envelope, finding } from "../../tests/fakes/envelope.ts";
import { access } from "./access.ts";
import { blocked } from "./blocked.ts";
import { history } from "./history.ts";
import { overrides } from "./overrides.ts";
import { quota } from "./quota.ts";
import { suspension } from "./suspension.ts";
import { weigh } from "./weigh.ts";

function config(given: unknown): Config {
  return configSchema.parse(given);
}
function context(given: unknown = {}): Context {
  return { now: 1_000, signal: new AbortController().signal, config: config(given) };
}
async function reasonOf(stage: Stage, given: Parameters<typeof envelope>[0], settings: unknown): Promise<string> {
  const outcome = await stage.run(envelope(given), BLANK, context(settings));
  return outcome.kind === "raise" || outcome.kind === "stop" ? outcome.reason : outcome.kind;
}
const drafted = (given: Partial<Draft>): Draft => ({ ...BLANK, ...given });

Deno.test("a suspended sender and a suspended recipient are told apart", async () => {
  const agents = { ada: { suspended: true } };
  assert.equal(await reasonOf(suspension(), { from: "ada", to: "bob" }, { agents }), "agent_suspended");
  assert.equal(await reasonOf(suspension(), { from: "bob", to: "ada" }, { agents }), "recipient_suspended");
  assert.equal(await reasonOf(suspension(), { from: "bob", to: null }, { agents }), "pass");
});

Deno.test("can_message absent follows default_policy, empty is nobody, a star is anyone", async () => {
  const cases: [unknown, "allow" | "deny", string][] = [
    [{}, "allow", "pass"],
    [{}, "deny", "acl_denied"],
    [{ can_message: [] }, "allow", "acl_denied"],
    [{ can_message: ["*"] }, "deny", "pass"],
    [{ can_message: ["bob"] }, "deny", "pass"],
    [{ can_message: ["eve"] }, "allow", "acl_denied"],
  ];
  for (const [ada, default_policy, expected] of cases) {
    assert.equal(await reasonOf(access(), {}, { default_policy, agents: { ada } }), expected, JSON.stringify(ada));
  }
});

Deno.test("default_policy deny means deny, also with no agents at all", async () => {
  assert.equal(await reasonOf(access(), {}, { default_policy: "deny" }), "acl_denied");
});

Deno.test("a name that every object has is no agent", async () => {
  assert.equal(await reasonOf(access(), { from: "constructor" }, { default_policy: "deny" }), "acl_denied");
  assert.equal(await reasonOf(suspension(), { from: "valueOf" }, {}), "pass");
});

Deno.test("allowed_tools empty allows all, the sentinel none, and an answer is not a call", async () => {
  const call = { door: "stdio", to: null, tool: "read_file" } as const;
  const tools = (allowed_tools: string[]) => ({ agents: { ada: { allowed_tools } } });
  assert.equal(await reasonOf(access(), call, tools([])), "pass");
  assert.equal(await reasonOf(access(), call, tools(["read_file"])), "pass");
  assert.equal(await reasonOf(access(), call, tools(["search"])), "tool_not_allowed");
  assert.equal(await reasonOf(access(), call, tools(["__oktsec_deny_all__"])), "tool_not_allowed");
  assert.equal(await reasonOf(access(), { ...call, phase: "response" }, tools(["search"])), "pass");
});

Deno.test("quota is charged to the proven agent, and unproven claims have buckets of their own", () => {
  const keys: string[] = [];
  const stage = quota(() => ({
    take(key) {
      keys.push(key);
      return true;
    },
  }));
  const run = (state: "proven" | "unsigned", address: string) =>
    stage.run(envelope({ address }), drafted({ identity: { state, fingerprint: null } }), context());
  run("proven", "10.0.0.1");
  run("proven", "10.0.0.2");
  run("unsigned", "10.0.0.1");
  run("unsigned", "10.0.0.2");
  assert.equal(keys[0], keys[1]);
  assert.equal(new Set(keys).size, 3);
});

Deno.test("a quota of zero is no limit, and answers are not charged", () => {
  const stage = quota(() => ({ take: () => assert.fail("charged") }));
  assert.deepEqual(stage.run(envelope(), BLANK, context({ rate_limit: { per_agent: 0 } })), { kind: "pass" });
  assert.deepEqual(stage.run(envelope({ phase: "response" }), BLANK, context()), { kind: "pass" });
});

Deno.test("an override decides instead of severity, in both directions, and ignore takes the finding out", () => {
  const run = (action: string, given: Partial<Finding>): Outcome => {
    const settings = context({ rules: [{ id: "T-001", action }] });
    const reviewed = overrides().run(envelope(), drafted({ findings: [finding(given)] }), settings);
    assert.ok(!(reviewed instanceof Promise) && reviewed.kind === "reviewed");
    const weighed = weigh().run(envelope(), drafted({ findings: reviewed.findings }), settings);
    assert.ok(!(weighed instanceof Promise));
    return weighed;
  };
  assert.deepEqual(run("ignore", {}), { kind: "pass" });
  assert.deepEqual(run("allow-and-flag", {}), { kind: "raise", to: "flag", reason: "content_flagged" });
  assert.deepEqual(run("block", { severity: "medium" }), { kind: "raise", to: "block", reason: "content_blocked" });
});

Deno.test("an override leaves other rules at their defaults, and a tool-scoped one leaves messages alone", () => {
  const draft = drafted({ findings: [finding(), finding({ rule: "T-002" })] });
  const rulesOf = (settings: unknown, tool: string | null) => {
    const outcome = overrides().run(envelope({ tool }), draft, context(settings));
    assert.ok(!(outcome instanceof Promise) && outcome.kind === "reviewed");
    return outcome.findings.map(({ rule }) => rule);
  };
  const scoped = { rules: [{ id: "T-001", action: "ignore", apply_to_tools: ["bash"] }] };
  assert.deepEqual(rulesOf({ rules: [{ id: "T-001", action: "ignore" }] }, null), ["T-002"]);
  assert.deepEqual(rulesOf(scoped, null), ["T-001", "T-002"]);
  assert.deepEqual(rulesOf(scoped, "bash"), ["T-002"]);
  const exempt = { rules: [{ id: "T-001", action: "ignore", exempt_tools: ["bash"] }] };
  assert.deepEqual(rulesOf(exempt, "bash"), ["T-001", "T-002"]);
});

Deno.test("blocked content raises any finding of its category, by id and by the alias people write", async () => {
  const run = (blocked_content: string[], given: Partial<Finding>) =>
    blocked().run(
      envelope(),
      drafted({ findings: [finding({ severity: "low", ...given })] }),
      context({ agents: { ada: { blocked_content } } }),
    );
  const hit = { kind: "raise", to: "block", reason: "content_blocked" };
  assert.deepEqual(await run(["credentials"], { category: "credential-leak" }), hit);
  assert.deepEqual(await run(["pii"], { rule: "IAP-002", category: "inter-agent" }), hit);
  assert.deepEqual(await run(["credential-leak"], { category: "credential-leak" }), hit);
  assert.deepEqual(await run(["credentials"], { category: "prompt-injection" }), { kind: "pass" });
});

Deno.test("history lifts a flag after three, a quarantine after five, and leaves the rest alone", async () => {
  const asked: Sender[] = [];
  const lift = async (verdict: Draft["verdict"], count: number) => {
    const audit = {
      denials(sender: Sender) {
        asked.push(sender);
        return Promise.resolve(count);
      },
    };
    const outcome = await history(() => audit).run(envelope(), drafted({ verdict }), context());
    return outcome.kind === "raise" ? outcome.to : outcome.kind;
  };
  assert.deepEqual([await lift("flag", 2), await lift("flag", 3)], ["pass", "quarantine"]);
  assert.deepEqual([await lift("quarantine", 4), await lift("quarantine", 5)], ["pass", "block"]);
  asked.length = 0;
  assert.deepEqual([await lift("clean", 9), await lift("block", 9)], ["pass", "pass"]);
  assert.equal(asked.length, 0, "history is looked up only for suspicious traffic");
});
