/** Commands that show or change what is in force: agent, enforce, verify, rules, version. */
import assert from "node:assert/strict";
import { mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Box, CONFIG, decision } from "./_cli.ts";

Deno.test("agent suspend and unsuspend change one key, keep every comment, and are on record", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  const suspended = await box.run(["agent", "suspend", "research-agent", "--json"]);
  assert.deepEqual(JSON.parse(suspended.stdout), { name: "research-agent", suspended: true, changed: true });
  const text = await readFile(box.config, "utf8");
  for (const comment of ["this comment must survive", "# the global key", "# reads papers"]) {
    assert.ok(text.includes(comment), comment);
  }
  assert.match(text, /suspended: true/);
  const states = async () =>
    JSON.parse((await box.run(["agent", "list", "--json"])).stdout).map((
      row: { name: string; suspended: boolean },
    ) => [row.name, row.suspended]);
  assert.deepEqual(await states(), [["research-agent", true], ["analysis-agent", false]]);
  assert.deepEqual(JSON.parse((await box.run(["agent", "suspend", "research-agent", "--json"])).stdout).changed, false);
  assert.equal((await box.run(["agent", "unsuspend", "research-agent"])).code, 0);
  assert.deepEqual(await states(), [["research-agent", false], ["analysis-agent", false]]);
  const rows = JSON.parse((await box.run(["logs", "--kind", "admin", "--json"])).stdout);
  assert.deepEqual(rows.map((row: { agent: string; note: string }) => [row.agent, row.note]), [
    ["research-agent", "agent unsuspended"],
    ["research-agent", "agent suspended"],
  ]);
});

Deno.test("agent refuses a name that the config does not have, and names the nearest", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  for (const name of ["reserch-agent", "constructor", "__proto__"]) {
    const { code, stderr } = await box.run(["agent", "suspend", name]);
    assert.equal(code, 2, name);
    if (name.startsWith("reserch")) assert.match(stderr, /did you mean "research-agent"/);
  }
  assert.equal(await readFile(box.config, "utf8"), CONFIG);
  assert.equal((await box.run(["agent", "suspend"])).code, 2);
});

Deno.test("agent list shows recipients, keys and when an agent was last seen", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  await box.run(["keygen", "--agent", "research-agent", "--out", join(box.home, "keys")]);
  const at = Date.now() - 7_200_000;
  await box.record([{ record: decision({ at, from: "research-agent", to: "analysis-agent" }) }]);
  const [first, second] = JSON.parse((await box.run(["agent", "list", "--json"])).stdout);
  assert.match(first.fingerprint, /^[0-9a-f]{16,}/);
  assert.equal(second.fingerprint, null);
  assert.equal(first.last_seen, new Date(at).toISOString());
  const { stdout } = await box.run(["agent"]);
  assert.match(stdout, /research-agent +active +[0-9a-f]+ +analysis-agent +2h ago/);
  assert.match(stdout, /analysis-agent +active +none +enforce +nobody/);
});

Deno.test("enforce shows the mode, changes the global key alone, and lists what stays narrower", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  const before = JSON.parse((await box.run(["enforce", "--json"])).stdout);
  assert.equal(before.mode, "observe");
  assert.deepEqual(before.narrower, [{ key: "doors.stdio.mode", mode: "enforce" }, {
    key: "agents.analysis-agent.mode",
    mode: "enforce",
  }]);
  const { code, stdout } = await box.run(["enforce", "on"]);
  assert.equal(code, 0);
  assert.match(stdout, /Mode: enforce/);
  assert.match(stdout, /doors\.stdio\.mode: enforce/);
  assert.equal(await readFile(box.config, "utf8"), CONFIG.replace("mode: observe #", "mode: enforce #"));
  assert.equal(JSON.parse((await box.run(["enforce", "on", "--json"])).stdout).changed, false);
  await box.run(["enforce", "off"]);
  assert.equal(await readFile(box.config, "utf8"), CONFIG);
  const rows = JSON.parse((await box.run(["logs", "--kind", "admin", "--json"])).stdout);
  assert.deepEqual(rows.map((row: { note: string }) => row.note), [
    "mode: enforce to observe",
    "mode: observe to enforce",
  ]);
  assert.equal((await box.run(["enforce", "maybe"])).code, 2);
});

Deno.test("enforce on without a config writes one to the home and changes nothing else that held before", async () => {
  await using box = await Box.open();
  const { code, stdout } = await box.run(["enforce", "on"]);
  assert.equal(code, 0);
  assert.match(stdout, /config\.yaml/);
  assert.equal((await stat(box.config)).mode & 0o777, 0o600);
  const app = await box.app();
  const { config } = await app.loadConfig({ flag: null, local: false });
  assert.equal(config.mode, "enforce");
  assert.equal(config.identity.require_signature, false);
  assert.equal(config.default_policy, "allow");
});

Deno.test("a change that could not be recorded is not made", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  const foreign = new DatabaseSync(join(box.home, "oktsec.db"));
  foreign.exec("CREATE TABLE theirs (x)");
  foreign.close();
  for (const line of [["enforce", "on"], ["agent", "suspend", "research-agent"]]) {
    const { code, stderr } = await box.run([...line, "--json"]);
    assert.equal(code, 3);
    assert.equal(JSON.parse(stderr).error.code, "store/refused");
  }
  assert.equal(await readFile(box.config, "utf8"), CONFIG);
});

Deno.test("a config of the folder one stands in is used, and said so, except where stderr is JSON", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  const here = join(box.cwd, "oktsec.yaml");
  await writeFile(here, `mode: enforce\ndb_path: ${join(box.home, "oktsec.db")}\n`);
  const told = await box.run(["enforce"]);
  assert.match(told.stdout, /Mode: enforce/);
  assert.equal(told.stderr, `Using the config ${here}\n`);
  assert.equal((await box.run(["enforce", "--json"])).stderr, "");
  const named = await box.run(["enforce", "--config", box.config]);
  assert.match(named.stdout, /Mode: observe/);
  assert.equal(named.stderr, "");
});

Deno.test("enforce says so when an environment variable overrules what it wrote", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  const { code, stderr, stdout } = await box.run(["enforce", "on"], { OKTSEC_MODE: "observe" });
  assert.equal(code, 1);
  assert.match(stdout + stderr, /OKTSEC_MODE/);
  assert.match(await readFile(box.config, "utf8"), /^mode: enforce/m);
});

Deno.test("verify says what holds, notes what is not active, and finds key files that cannot be used", async () => {
  await using box = await Box.open();
  await box.configure(CONFIG);
  const valid = await box.run(["verify", "--json"]);
  assert.equal(valid.code, 0);
  const facts = JSON.parse(valid.stdout);
  assert.deepEqual([facts.ok, facts.path, facts.mode, facts.problems], [true, box.config, "observe", []]);
  await mkdir(join(box.home, "keys"), { recursive: true });
  await writeFile(join(box.home, "keys", "bad.pub"), "not a key");
  await symlink("/etc/hostname", join(box.home, "keys", "link.pub"));
  const keys = await box.run(["verify"]);
  assert.equal(keys.code, 1);
  assert.match(keys.stdout, /problem: .*bad\.pub/);
  assert.match(keys.stdout, /problem: .*link\.pub/);
});

Deno.test("verify --config names line and column of a mistake", async () => {
  await using box = await Box.open();
  const path = join(box.cwd, "gateway.yaml");
  await writeFile(path, "version: '1'\nserver:\n  port: many\n");
  const invalid = await box.run(["verify", "--config", path, "--json"]);
  assert.equal(invalid.code, 3);
  const { error } = JSON.parse(invalid.stderr);
  assert.equal(error.code, "config/invalid");
  assert.match(error.message, /gateway\.yaml:3:9/);
  assert.equal((await box.run(["verify", "--config", join(box.cwd, "missing.yaml")])).code, 3);
});

Deno.test("rules lists what is loaded, with the operator's word on it", async () => {
  await using box = await Box.open();
  await box.configure("rules:\n  - id: IAP-001\n    action: quarantine\n");
  const rules = JSON.parse((await box.run(["rules", "--json"])).stdout);
  const { rules: loaded } = JSON.parse((await box.run(["version", "--json"])).stdout);
  // What detectors report is listed as well, and is no rule.
  assert.equal(rules.filter(({ detector }: { detector: string | null }) => detector === null).length, loaded);
  const relay = rules.find((rule: { id: string }) => rule.id === "IAP-001");
  assert.equal(relay.action, "quarantine");
  const keys = ["action", "aliases", "category", "detector", "id", "lane", "severity", "title"];
  assert.deepEqual(Object.keys(relay).toSorted(), keys);
  const own = JSON.parse((await box.run(["rules", "list", "--category", relay.category, "--json"])).stdout);
  assert.ok(own.length > 0 && own.every((rule: { category: string }) => rule.category === relay.category));
  assert.equal((await box.run(["rules", "--category", "no-such"])).code, 2);
});

Deno.test("rules --explain tells all of one rule, and names the nearest where there is none", async () => {
  await using box = await Box.open();
  await box.configure("rules:\n  - id: IAP-001\n    action: quarantine\n");
  for (const id of ["IAP-001", "iap-001"]) {
    const { code, stdout } = await box.run(["rules", "--explain", id]);
    assert.equal(code, 0);
    for (const text of ["IAP-001", "severity", "lane", "reads", "why", "fix", "ASI", "flags", "passes", "quarantine"]) {
      assert.ok(stdout.includes(text), text);
    }
  }
  const json = JSON.parse((await box.run(["rules", "--explain", "IAP-001", "--json"])).stdout);
  assert.equal(json.override.action, "quarantine");
  assert.ok(json.examples.flags.length > 0);
  const { code, stderr } = await box.run(["rules", "--explain", "IAP-0011"]);
  assert.equal(code, 2);
  assert.match(stderr, /did you mean "IAP-001"/);
});

Deno.test("rules test runs every example of every rule", async () => {
  await using box = await Box.open();
  const all = await box.run(["rules", "test", "--json"]);
  const report = JSON.parse(all.stdout);
  assert.deepEqual(report.failures, []);
  assert.equal(all.code, 0);
  assert.ok(report.passed >= 2 * report.rules && report.rules > 0);
  assert.match((await box.run(["rules", "test", "IAP-001"])).stdout, /1 rule, \d+ examples passed, 0 failed/);
  assert.equal((await box.run(["rules", "test", "NO-1"])).code, 2);
});

Deno.test("version tells what it runs on", async () => {
  await using box = await Box.open();
  const facts = JSON.parse((await box.run(["version", "--json"])).stdout);
  assert.deepEqual(Object.keys(facts), ["version", "deno", "v8", "os", "rules"]);
  assert.match((await box.run(["version"])).stdout, /^oktsec \d+\.\d+\.\d+ \(Deno /);
});
