/** Commands that look at what happened: logs, audit, status. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Box, CONFIG, decision, hold } from "./_cli.ts";

Deno.test("logs --json prints the agreed fields, newest first", async () => {
  await using box = await Box.open();
  const at = Date.now() - 60_000;
  const finding = {
    rule: "IAP-001",
    severity: "critical",
    category: "inter-agent",
    lane: "block",
    path: "/content",
    kind: "message",
    view: "raw",
    span: { start: 0, end: 1 },
    excerpt: "x",
  } as const;
  const blocked = decision({
    at: at + 1,
    status: "blocked",
    reason: "content_blocked",
    verdict: "block",
    effect: "refuse",
    identity: "unsigned",
    tool: "read_file",
    findings: [finding, { ...finding, path: "/metadata/a" }],
  });
  await box.record([{ record: decision({ at }) }, { record: blocked }]);
  const { code, stdout } = await box.run(["logs", "--json"]);
  assert.equal(code, 0);
  const [first, second, ...rest] = JSON.parse(stdout);
  assert.deepEqual(rest, []);
  assert.deepEqual(first, {
    id: blocked.id,
    at: new Date(at + 1).toISOString(),
    door: "message",
    from: "alice",
    to: "bob",
    tool: "read_file",
    status: "blocked",
    decision: "content_blocked",
    verdict: "block",
    mode: "enforce",
    effect: "refuse",
    rules: ["IAP-001"],
    verified: false,
    latency_ms: 1.5,
  });
  assert.equal(second.verified, true);
});

Deno.test("logs filters by status, agent, signature, time and kind, and holds --limit to its bounds", async () => {
  await using box = await Box.open();
  const now = Date.now();
  await box.record([
    { record: decision({ at: now - 7_200_000, from: "old" }) },
    {
      record: decision({
        at: now - 1_000,
        from: "carol",
        identity: "invalid",
        status: "rejected",
        reason: "identity_rejected",
        effect: "refuse",
      }),
    },
    { record: decision({ at: now - 500, from: "dave", to: "carol" }) },
  ]);
  const from = async (...flags: string[]) =>
    JSON.parse((await box.run(["logs", "--json", ...flags])).stdout).map((row: { from: string }) => row.from);
  assert.deepEqual(await from("--status", "rejected"), ["carol"]);
  assert.deepEqual(await from("--agent", "carol"), ["dave", "carol"]);
  assert.deepEqual(await from("--unverified"), ["carol"]);
  assert.deepEqual(await from("--since", "1h"), ["dave", "carol"]);
  assert.deepEqual(await from("--since", new Date(now - 600).toISOString()), ["dave"]);
  assert.deepEqual(await from("--limit", "1"), ["dave"]);
  assert.deepEqual(await from("--limit", "10000"), ["dave", "carol", "old"]);
  assert.deepEqual(await from("--kind", "admin"), []);
  for (const limit of ["0", "10001", "x"]) assert.equal((await box.run(["logs", "--limit", limit])).code, 2, limit);
  assert.equal((await box.run(["logs", "--status", "lost"])).code, 2);
  assert.equal((await box.run(["logs", "--since", "yesterday"])).code, 2);
});

Deno.test("logs never lets a sender's name steer the terminal or forge a line", async () => {
  await using box = await Box.open();
  await box.record([{
    record: decision({ from: "eve\x1b[2J\n2026-01-01 00:00:00  message  admin", to: "\u202ebob" }),
  }]);
  for (const flags of [[], ["--json"]]) {
    const { stdout } = await box.run(["logs", ...flags]);
    // deno-lint-ignore no-control-regex -- control characters are what must not be there
    assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  }
  assert.equal((await box.run(["logs"])).stdout.trimEnd().split("\n").length, 2);
});

Deno.test("audit verify-chain proves a whole trail and locates a changed row", async () => {
  await using box = await Box.open();
  const rows = Array.from({ length: 5 }, () => decision());
  await box.record(rows.map((record) => ({ record })));
  const whole = await box.run(["audit", "verify-chain", "--json"]);
  assert.equal(whole.code, 0);
  assert.deepEqual(JSON.parse(whole.stdout), { ok: true, rows: 5, writers: 1, problems: [] });
  assert.match((await box.run(["audit", "verify-chain"])).stdout, /whole: 5 rows of 1 writer/);

  const db = new DatabaseSync(join(box.home, "oktsec.db"));
  db.exec("DROP TRIGGER audit_no_update; UPDATE audit SET note = 'changed' WHERE seq = 3");
  db.close();
  const broken = await box.run(["audit", "verify-chain", "--json"]);
  assert.equal(broken.code, 1);
  const { ok, problems } = JSON.parse(broken.stdout);
  assert.equal(ok, false);
  assert.deepEqual(Object.keys(problems[0]).toSorted(), ["id", "kind", "seq", "writer"]);
  assert.ok(
    problems.some((problem: { kind: string; seq: number; id: string }) =>
      problem.kind === "edited" && problem.seq === 3 && problem.id === rows[2]?.id
    ),
    broken.stdout,
  );
  assert.match((await box.run(["audit", "verify-chain"])).stdout, /broken[\s\S]*edited/);
});

Deno.test("status tells mode, config, database, counts, held items, keys and whether a server answers", async () => {
  await using box = await Box.open();
  const port = await freePort();
  await box.configure(`${CONFIG}server:\n  port: ${port}\n`);
  await box.record([{ record: decision() }, {
    record: decision({ status: "blocked", reason: "content_blocked", verdict: "block", effect: "refuse" }),
  }]);
  await hold(box, "text");
  const { code, stdout } = await box.run(["status", "--json"]);
  assert.equal(code, 0);
  const facts = JSON.parse(stdout);
  assert.equal(facts.mode.global, "observe");
  assert.equal(facts.mode.narrower.length, 2);
  assert.equal(facts.config.path, box.config);
  assert.ok(facts.database.size > 0);
  assert.deepEqual(facts.last_24h, { delivered: 1, blocked: 1, quarantined: 1 });
  assert.equal(facts.quarantine.pending, 1);
  assert.deepEqual(facts.agents, { configured: 2, suspended: 0 });
  assert.equal(facts.server.running, false);
  assert.ok(facts.rules > 0);
  assert.equal(facts.audit.seq, 1); // The last row is the first of its writer: hold() opened a store of its own.
  assert.match((await box.run(["status"])).stdout, /pending/);
});

Deno.test("status finds a server that answers, and takes nobody else for one", async () => {
  await using box = await Box.open();
  let answer: () => Response = () => Response.json({ status: "ok", version: "9.9.9" });
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, () => answer());
  await box.configure(`server:\n  port: ${server.addr.port}\n`);
  const ask = async () => JSON.parse((await box.run(["status", "--json"])).stdout).server;
  assert.deepEqual(await ask(), {
    url: `http://127.0.0.1:${server.addr.port}/health`,
    running: true,
    version: "9.9.9",
  });
  for (
    const other of [
      () => new Response("hello"),
      () => Response.json({ status: "ok" }, { status: 500 }),
      () => new Response("x".repeat(100_000)),
    ]
  ) {
    answer = other;
    assert.equal((await ask()).running, false);
  }
});

Deno.test("logs --follow prints what other processes record, once, and ends with 0 on Ctrl-C", async () => {
  await using box = await Box.open();
  const first = decision({ from: "first" });
  await box.record([{ record: first }]);
  const child = box.spawn(["logs", "--follow", "--json", "--status", "delivered"]);
  const lines = linesOf(child.stdout);
  assert.equal((await lines.next()).value?.id, first.id);
  const wanted = Array.from({ length: 3 }, (_, index) => decision({ at: Date.now() + index, from: `next-${index}` }));
  const hidden = decision({ status: "blocked", reason: "content_blocked", verdict: "block", effect: "refuse" });
  for (const record of [hidden, ...wanted]) await box.record([{ record }]);
  for (const { id } of wanted) assert.equal((await lines.next()).value?.id, id);
  child.kill("SIGINT");
  const [stderr, { code }] = await Promise.all([new Response(child.stderr).text(), child.status]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.equal((await lines.next()).done, true);
});

/** JSON lines of a stream. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<{ readonly id: string }> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const lines = (text + decoder.decode(chunk, { stream: true })).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}

/** A port that nobody listens on, as far as one can know. */
async function freePort(): Promise<number> {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  return await Promise.resolve(port);
}
