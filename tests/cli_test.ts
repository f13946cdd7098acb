/** What all commands share: help, usage errors, broken configs and databases, and how real processes end. */
import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { newId } from "../core/ids.ts";
import { Box, CONFIG, decision } from "./_cli.ts";

const WITH_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  audit: ["posture", "verify-chain"],
  quarantine: ["list", "detail", "approve", "reject"],
  agent: ["list", "suspend", "unsuspend"],
  rules: ["list", "test"],
  keys: ["list", "rotate", "revoke", "export"],
};
const NAMES = [
  "serve",
  "proxy",
  "demo",
  "discover",
  "scan-openclaw",
  "status",
  "logs",
  "audit",
  "quarantine",
  "agent",
  "keys",
  "keygen",
  "enforce",
  "rules",
  "verify",
  "version",
];
/** Every command line that stands for one thing to do. */
const LINES = NAMES.flatMap((name) => WITH_ACTIONS[name]?.map((action) => [name, action]) ?? [[name]]);

Deno.test("every command and action has help with usage, examples and exit codes, and needs no home for it", async () => {
  await using box = await Box.open();
  for (const line of LINES) {
    const { code, stdout, stderr } = await box.run([...line, "--help"]);
    assert.equal(code, 0, line.join(" "));
    assert.equal(stderr, "", line.join(" "));
    for (const text of ["Usage", "Options", "Examples", "Exit codes", `oktsec ${line.join(" ")}`]) {
      assert.ok(stdout.includes(text), `${line.join(" ")}: ${text}`);
    }
  }
  for (const name of Object.keys(WITH_ACTIONS)) assert.match((await box.run([name, "--help"])).stdout, /Actions/);
  await assert.rejects(stat(box.home), { code: "ENOENT" });
});

Deno.test("oktsec help lists every command", async () => {
  await using box = await Box.open();
  const { stdout } = await box.run(["help"]);
  for (const name of NAMES) assert.match(stdout, new RegExp(`^ {2}${name} {2,}\\S`, "m"), name);
});

Deno.test("every command refuses an unknown flag with exit 2 before it does anything, as JSON with --json", async () => {
  await using box = await Box.open();
  for (const line of LINES) {
    const { code, stdout, stderr } = await box.run([...line, "--no-such-flag", "--json"]);
    assert.equal(code, 2, `${line.join(" ")}: ${stderr}`);
    assert.equal(stdout, "");
    assert.equal(JSON.parse(stderr).error.code, "cli/bad-arguments", line.join(" "));
  }
  await assert.rejects(stat(box.home), { code: "ENOENT" });
});

Deno.test("every command that reads the config ends with exit 3 and the line of the mistake, and never takes defaults instead", async () => {
  await using box = await Box.open();
  await box.configure("version: '1'\nservr:\n  port: 8080\n");
  const id = newId(Date.now());
  const lines = [
    ["logs"],
    ["rules"],
    ["quarantine", "list"],
    ["quarantine", "detail", id],
    ["quarantine", "approve", id],
    ["agent", "list"],
    ["agent", "suspend", "x"],
    ["enforce"],
    ["enforce", "off"],
    ["audit", "verify-chain"],
    ["status"],
    ["verify"],
  ];
  for (const line of lines) {
    const { code, stderr } = await box.run(line);
    assert.equal(code, 3, line.join(" "));
    assert.match(stderr, /config\.yaml:2:1 .*servr.*server/, line.join(" "));
  }
});

Deno.test("every command that reads the trail ends with exit 3 on a file that is not ours, and leaves it alone", async () => {
  await using box = await Box.open();
  await box.configure("version: '1'\n");
  const path = join(box.home, "oktsec.db");
  const foreign = new DatabaseSync(path);
  foreign.exec("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
  foreign.close();
  const before = await readFile(path);
  for (const line of [["logs"], ["quarantine"], ["agent", "list"], ["audit", "verify-chain"], ["status"]]) {
    const { code, stderr, stdout } = await box.run(line);
    assert.equal(code, 3, line.join(" "));
    assert.match(stderr + stdout, /oktsec\.db/, line.join(" "));
  }
  assert.deepEqual(await readFile(path), before);
});

Deno.test("commands that only look work in an empty home and make nothing", async () => {
  await using box = await Box.open();
  for (
    const line of [["logs"], ["quarantine"], ["agent"], ["audit", "verify-chain"], ["status"], ["rules"], ["enforce"], [
      "verify",
    ], ["version"]]
  ) {
    const { code, stderr } = await box.run(line);
    assert.equal(code, 0, `${line.join(" ")}: ${stderr}`);
  }
  assert.equal((await box.run(["logs", "--json"])).stdout, "[]\n");
  await assert.rejects(stat(box.home), { code: "ENOENT" });
});

Deno.test("real processes end with the exit codes that are promised", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  await box.record([{ record: decision() }]);
  const version = await box.real(["--version"]);
  assert.deepEqual([version.code, version.stderr], [0, ""]);
  assert.match(version.stdout, /^oktsec \d/);
  const logs = await box.real(["logs", "--json"]);
  assert.equal(logs.code, 0, logs.stderr);
  assert.equal(JSON.parse(logs.stdout).length, 1);
  const typo = await box.real(["lgos"]);
  assert.deepEqual([typo.code, typo.stdout], [2, ""]);
  assert.match(typo.stderr, /did you mean "logs"/);
  await writeFile(box.config, "mode: maybe\n");
  assert.equal((await box.real(["status"])).code, 3);
});

Deno.test("a reader that goes away ends the listing quietly", async () => {
  await using box = await Box.open();
  // Far more than a pipe holds, so that the writer meets the closed end.
  await box.record(
    Array.from({ length: 2_000 }, () => ({ record: decision({ from: "a".repeat(120), to: "b".repeat(120) }) })),
  );
  const child = box.spawn(["logs", "--limit", "10000", "--json"]);
  const reader = child.stdout.getReader();
  await reader.read();
  await reader.cancel();
  const stderr = await new Response(child.stderr).text();
  const { code } = await child.status;
  assert.deepEqual([code, stderr], [0, ""]);
});
