/** Rules of the operator's own behind the message API: they add, they follow their folder, and a bad one stops nobody. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FUNCTION, script, trapped } from "../../core/custom_rules/_test_rules.ts";
import { startServer, type TestServer } from "../fakes/server.ts";
import { eventually } from "./_stdio.ts";

const CONFIG = `mode: enforce
identity: {require_signature: false}
custom_rules_dir: rules
rate_limit: {per_agent: 0}
`;

/** A server whose folder of rules is filled before the config names it, and after: both ways a file comes in force. */
async function start(files: Readonly<Record<string, string>>, config = CONFIG): Promise<TestServer> {
  const server = await startServer({ config });
  await write(server, files);
  return server;
}

async function write(server: TestServer, files: Readonly<Record<string, string>>): Promise<void> {
  const dir = join(server.home, "rules");
  await mkdir(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
}

async function send(server: TestServer, content: string) {
  const { status, json } = await server.post({ from: "a", to: "b", content, timestamp: new Date().toISOString() });
  return { status, decision: json["policy_decision"], rules: rulesOf(json) };
}

function rulesOf(json: Record<string, unknown>): readonly string[] {
  const triggered = json["rules_triggered"];
  return Array.isArray(triggered) ? triggered.map((rule: { rule_id?: string }) => rule.rule_id ?? String(rule)) : [];
}

const fires = (server: TestServer, content: string, rule: string) => async () =>
  (await send(server, content)).rules.includes(rule);

Deno.test("rules that appear in the folder count beside the built-in ones, in the engine and in the host", async () => {
  await using server = await start({ "a.ts": script("ACME-001"), "b.ts": script("ACME-002", { match: FUNCTION }) });
  await eventually(fires(server, "see wiki.corp.acme.internal", "ACME-002"), "the rule counts", 8_000);
  const { decision, rules } = await send(server, "zqhold, see wiki.corp.acme.internal");
  assert.equal(decision, "content_quarantined");
  assert.deepEqual(rules.toSorted(), ["ACME-001", "ACME-002", "T-HOLD"]);
});

Deno.test("a folder full of bad rules harms neither traffic nor the built-in rules", async () => {
  await using server = await start({
    "loop.ts": script("BAD-001", { match: "() => { for (;;); }" }),
    "syntax.ts": "let x = ;",
    "imports.ts": 'import "node:fs";',
    "bomb.ts": script("BAD-002", { top: 'const all: string[] = []; for (;;) all.push("x".repeat(1e6) + all.length);' }),
    "bad.yaml": "id: [",
    "good.ts": script("GOOD-001"),
  });
  await eventually(fires(server, "see wiki.corp.acme.internal", "GOOD-001"), "the good rule counts", 20_000);
  assert.equal((await send(server, "hello")).status, 200);
  assert.deepEqual((await send(server, "zqblock")).rules, ["T-BLOCK"]);
  const refused = server.logged.filter((line) => line.startsWith("error A rule of yours is refused"));
  for (const name of ["loop.ts", "syntax.ts", "imports.ts", "bomb.ts", "bad.yaml"]) {
    assert.equal(refused.filter((line) => line.includes(name)).length, 1, name);
  }
});

Deno.test("what a rule could not be asked about is refused, unless on_failure says flag", async () => {
  for (const [policy, status] of [["block", 403], ["flag", 200]] as const) {
    const config = `${CONFIG}rule_host: {on_failure: ${policy}}\n`;
    await using server = await start({ "a.ts": script("ACME-001", { match: trapped("for (;;);") }) }, config);
    await eventually(fires(server, "see wiki.corp.acme.internal", "ACME-001"), "the rule counts", 8_000);
    const trap = await send(server, "trap");
    assert.notEqual(trap.decision, "allow");
    if (policy === "flag") assert.deepEqual([trap.status, trap.rules], [status, ["RULE_HOST-001"]]);
    else assert.ok(trap.status >= 400, String(trap.status));
  }
});

Deno.test("a change of a rule is in force while the server runs", async () => {
  await using server = await start({ "a.ts": script("ACME-001") });
  await eventually(fires(server, "see wiki.corp.acme.internal", "ACME-001"), "the rule counts", 8_000);
  await write(server, { "a.ts": script("ACME-001", { match: "/quiet/", flags: '"quiet"', passes: '"loud"' }) });
  await eventually(fires(server, "quiet", "ACME-001"), "the change counts", 8_000);
  assert.deepEqual((await send(server, "see wiki.corp.acme.internal")).rules, []);
});

Deno.test("a folder that the config names while the server runs comes into force, and goes again", async () => {
  const without = CONFIG.replace("custom_rules_dir: rules\n", "");
  await using server = await start({ "a.ts": script("ACME-001", { match: FUNCTION }) }, without);
  assert.deepEqual((await send(server, "see wiki.corp.acme.internal")).rules, []);
  await writeFile(join(server.home, "config.yaml"), CONFIG);
  await eventually(fires(server, "see wiki.corp.acme.internal", "ACME-001"), "the folder counts", 8_000);
  await writeFile(join(server.home, "config.yaml"), without);
  await eventually(
    async () => !await fires(server, "see wiki.corp.acme.internal", "ACME-001")(),
    "the folder is gone",
    8_000,
  );
});
