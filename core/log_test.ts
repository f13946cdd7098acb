import assert from "node:assert/strict";
import { makeLogger } from "./log.ts";

const AT = Date.UTC(2026, 1, 22, 10, 0, 0);

function make(format: "text" | "json", level: "debug" | "info" | "warn" | "error" = "info") {
  const lines: string[] = [];
  return { lines, log: makeLogger({ level, format, write: (line) => lines.push(line), now: () => AT }) };
}

Deno.test("text is one line with time, level, message and data", async () => {
  const { log, lines } = make("text");
  log.warn("A stage failed", { stage: "inspect", reason: "it broke", count: 3, list: ["a"] });
  await log.flush();
  assert.deepEqual(lines, [
    '2026-02-22T10:00:00.000Z WARN  A stage failed  stage=inspect  reason="it broke"  count=3  list=["a"]',
  ]);
});

Deno.test("json is one JSON document a line", async () => {
  const { log, lines } = make("json");
  log.error("It broke", { stage: "inspect", deep: { a: 1 } });
  await log.flush();
  assert.deepEqual(JSON.parse(lines[0] ?? ""), {
    "@timestamp": "2026-02-22T10:00:00.000Z",
    level: "ERROR",
    message: "It broke",
    logger: "oktsec",
    data: { stage: "inspect", deep: { a: 1 } },
  });
  assert.ok(!(lines[0] ?? "").includes("\n"));
});

Deno.test("what is below the level is not logged; level and format change while it runs", async () => {
  const { log, lines } = make("text", "warn");
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  await log.flush();
  log.configure({ level: "debug", format: "json" });
  log.debug("e");
  log.configure({ level: "error" });
  log.warn("f");
  assert.deepEqual(lines.map((line) => /[a-f](?="|$)/.exec(line)?.[0]), ["c", "d", "e"]);
  assert.ok(lines[2]?.startsWith("{"));
});

Deno.test("records keep their order, those from before LogTape had loaded too", async () => {
  const { log, lines } = make("text");
  for (let n = 0; n < 5; n++) log.info(`n${n}`);
  await log.flush();
  for (let n = 5; n < 8; n++) log.info(`n${n}`);
  assert.deepEqual(lines.map((line) => line.slice(-2)), ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7"]);
});

Deno.test("secrets and content are redacted by the names of their keys, in any spelling, at any depth", async () => {
  const { log, lines } = make("json");
  const secret = "hunter2";
  log.info("x", {
    signature: secret,
    api_key: secret,
    apiKey: secret,
    "X-API-Key": secret,
    content: secret,
    Authorization: secret,
    accessToken: secret,
    password: secret,
    deep: { list: [{ private_key: secret, set_cookie: secret }] },
    body: secret,
    text: secret,
    excerpt: secret,
    contentHash: "kept",
    bytes: new TextEncoder().encode(secret),
  });
  await log.flush();
  assert.ok(!lines.join().includes(secret), lines.join());
  assert.ok(lines.join().includes("kept"));
});

Deno.test("no value can begin a line of its own, or speak to the terminal", async () => {
  for (const format of ["text", "json"] as const) {
    const { log, lines } = make(format);
    const evil = "a\n2026-02-22 ERROR forged\r\u001b[2J\u202e\u0007\u2028";
    log.warn("from traffic", { name: evil, [evil]: 1 });
    log.warn(evil);
    await log.flush();
    assert.equal(lines.length, 2);
    // deno-lint-ignore no-control-regex
    for (const line of lines) assert.ok(!/[\u0000-\u001f\u007f-\u009f]/.test(line), JSON.stringify(line));
    if (format === "text") assert.ok(!/\u202e/.test(lines[0] ?? ""));
  }
});

Deno.test("huge, deep, cyclic and odd values are cut, not thrown over", async () => {
  const { log, lines } = make("json");
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  log.error("odd", {
    long: "x".repeat(100_000),
    many: Array.from({ length: 10_000 }, (_, index) => index),
    cycle,
    big: 10n,
    run: () => 1,
    none: undefined,
    error: new Error("broke"),
    date: new Date(AT),
  });
  await log.flush();
  assert.ok((lines[0] ?? "").length < 10_000);
  const { data } = JSON.parse(lines[0] ?? "") as { data: Record<string, unknown> }; // What the formatter wrote.
  assert.equal(data["big"], "10");
  assert.equal(data["error"], "broke");
});

Deno.test("what was logged right before Deno.exit is not lost", async () => {
  const source = `
    import { makeLogger } from ${JSON.stringify(new URL("./log.ts", import.meta.url).href)};
    const write = (line) => Deno.stderr.writeSync(new TextEncoder().encode(line + "\\n"));
    const log = makeLogger({ level: "info", format: "text", write });
    log.error("the last word", { api_key: "hunter2" });
    Deno.exit(3);`;
  const script = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(script, source);
    const config = new URL("../deno.json", import.meta.url).pathname;
    const args = ["run", "-A", "-q", "--no-lock", "--no-check", "--config", config, script];
    const { code, stderr } = await new Deno.Command(Deno.execPath(), { args }).output();
    const said = new TextDecoder().decode(stderr);
    assert.equal(code, 3);
    assert.match(said, /ERROR {2}the last word/);
    assert.ok(!said.includes("hunter2"));
  } finally {
    await Deno.remove(script);
  }
});
