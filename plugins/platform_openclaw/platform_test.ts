/** OpenClaw as a platform: what is installed, which keys are understood, what is listed for scanning. */
import assert from "node:assert/strict";
import type { Check } from "../../core/contract/check.ts";
import {
  AGENT_TEXTS_MAX,
  OPENCLAW_FILE_BYTES_MAX,
  OPENCLAW_INCLUDE_LEVELS_MAX,
  OPENCLAW_INCLUDES_MAX,
  OPENCLAW_VALUES_MAX,
} from "../../core/limits.ts";
import { type FakeFile, fakeMachine, type FakeMachineParts } from "../../tests/fakes/machine.ts";
import platform from "./platform.ts";

const STATE = "/home/ana/.openclaw";
const CONFIG = `${STATE}/openclaw.json`;

const machineWith = (files: Readonly<Record<string, FakeFile>>, parts: Partial<FakeMachineParts> = {}) =>
  fakeMachine({ os: "linux", folderMode: 0o700, files, ...parts });
const checksOf = async (...parts: Parameters<typeof machineWith>) =>
  await platform.check?.(machineWith(...parts), {}) ?? [];
const failedIds = (checks: readonly Check[]) => checks.filter(({ passed }) => !passed).map(({ id }) => id);
const check = (checks: readonly Check[], id: string) => checks.find((one) => one.id === id) ?? assert.fail(id);

/** The older schema of the seeds, with everything wrong that they name. */
const SEED = `{
  "$include": ["../../etc/passwd"],
  "gateway": { "port": 18789, "bind": "0.0.0.0", "auth": "none" },
  "agents": { "assistant": { "sandbox": false } },
  "tools": { "profile": "full", "allow": ["exec"], "deny": [] },
  "channels": { "slack": {} },
  "dmPolicy": "open",
}`;

Deno.test("no sign of OpenClaw is not installed: no install, no check, no text", async () => {
  const machine = fakeMachine({ os: "linux", files: { "/home/ana/notes.md": "" } });
  assert.deepEqual(await platform.find?.(machine), []);
  assert.deepEqual(await platform.check?.(machine, {}), []);
  assert.deepEqual(await platform.texts?.(machine, {}), { files: [], unread: [] });
});

Deno.test("the seven checks of the seeds fire on their schema, with their severities", async () => {
  const checks = await checksOf({ [CONFIG]: SEED });
  const severities = Object.fromEntries(
    checks.filter(({ passed }) => !passed).map(({ id, severity }) => [id, severity]),
  );
  assert.equal(severities["OC-TOOL-001"], "critical");
  assert.equal(severities["OC-EXEC-002"], "critical");
  assert.equal(severities["OC-INC-001"], "critical");
  assert.equal(severities["OC-NET-001"], "high");
  assert.equal(severities["OC-DM-001"], "high");
  assert.equal(severities["OC-SAND-001"], "high");
  assert.equal(severities["OC-CHAN-001"], "medium");
  assert.match(check(checks, "OC-CFG-002").detail, /agents\.assistant is agents\.entries\.assistant today/);
});

Deno.test("an open policy is high, also where no list admits anyone", async () => {
  const checks = await checksOf({ [CONFIG]: `{ channels: { telegram: { dmPolicy: "open" } } }` });
  assert.equal(check(checks, "OC-DM-001").severity, "high");
  assert.match(check(checks, "OC-DM-001").detail, /drops the messages/);
});

Deno.test("a config that cannot be read is a finding, and its keys have not passed", async () => {
  for (
    const file of ["{ gateway: ", { text: "{}", refuses: "permission denied" }, new Uint8Array([0xff, 0xfe, 0x7b, 0])]
  ) {
    const checks = await checksOf({ [CONFIG]: file });
    assert.equal(check(checks, "OC-CFG-001").passed, false);
    assert.equal(check(checks, "OC-CFG-001").severity, "high");
    assert.ok(!checks.some(({ id }) => id === "OC-NET-001"));
    const [install] = await platform.find?.(machineWith({ [CONFIG]: file })) ?? [];
    assert.deepEqual(install?.servers, []);
    assert.equal(install?.problems.length, 1);
  }
});

Deno.test("a config of 2 MiB is read, one more byte is refused", async () => {
  const padded = (bytes: number) => `{}${" ".repeat(bytes - 2)}`;
  assert.ok((await checksOf({ [CONFIG]: padded(OPENCLAW_FILE_BYTES_MAX) })).some(({ id }) => id === "OC-NET-001"));
  const checks = await checksOf({ [CONFIG]: padded(OPENCLAW_FILE_BYTES_MAX + 1) });
  assert.match(check(checks, "OC-CFG-001").detail, /larger than 2097152 bytes/);
});

Deno.test("nesting that would exhaust the stack is refused", async () => {
  const checks = await checksOf({ [CONFIG]: `{ a: ${"[".repeat(100_000)}${"]".repeat(100_000)} }` });
  assert.match(check(checks, "OC-CFG-001").detail, /nested deeper/);
});

Deno.test("a config of 20,000 values is judged, one more is refused", async () => {
  // The config itself, the list and its items.
  const deny = (values: number) => ({
    [CONFIG]: JSON.stringify({ deny: Array.from({ length: values - 2 }, () => "x") }),
  });
  assert.equal(check(await checksOf(deny(OPENCLAW_VALUES_MAX)), "OC-CFG-001").passed, true);
  const beyond = await checksOf(deny(OPENCLAW_VALUES_MAX + 1));
  assert.match(check(beyond, "OC-CFG-001").detail, /more than 20000 values/);
  assert.ok(!beyond.some(({ id }) => id === "OC-NET-001"));
});

Deno.test("keys called like those of every object are names as any other", async () => {
  const checks = await checksOf({
    [CONFIG]:
      `{ agents: { entries: { "__proto__": { sandbox: true }, constructor: {} } }, tools: { profile: "constructor", allow: ["toString"] } }`,
  });
  assert.match(check(checks, "OC-INFO-001").detail, /agents __proto__ \(sandbox all\), constructor \(sandbox off\)/);
  assert.ok(!checks.some(({ detail }) => detail.includes("the check itself failed")));
});

Deno.test("includes are merged: lists joined, siblings over them", async () => {
  const checks = await checksOf({
    [CONFIG]: `{ gateway: { $include: ["./a.json5", "./b.json5"], bind: "loopback" } }`,
    [`${STATE}/a.json5`]: `{ bind: "lan", tools: { allow: ["exec"] } }`,
    [`${STATE}/b.json5`]: `{ tools: { allow: ["gateway"] } }`,
  });
  assert.equal(check(checks, "OC-NET-001").passed, true);
  assert.match(check(checks, "OC-HTTP-001").detail, /names exec; gateway\.tools\.allow names gateway/);
});

Deno.test("an include that leads out is not read: by name, through a link, by an absolute path", async () => {
  const secret = `{ gateway: { bind: "lan" } }`;
  const cases: Readonly<Record<string, FakeFile>>[] = [
    { [CONFIG]: `{ $include: "../secret.json5" }` },
    { [CONFIG]: `{ $include: "/home/ana/secret.json5" }` },
    { [CONFIG]: `{ $include: "./in.json5" }`, [`${STATE}/in.json5`]: { to: "/home/ana/secret.json5" } },
  ];
  for (const files of cases) {
    const checks = await checksOf({ ...files, "/home/ana/secret.json5": secret });
    assert.equal(check(checks, "OC-INC-001").severity, "critical");
    assert.equal(check(checks, "OC-NET-001").passed, true);
  }
});

Deno.test("an include that goes up with .. is critical also where it stays inside, and is read as OpenClaw reads it", async () => {
  const checks = await checksOf({
    [CONFIG]: `{ $include: "./parts/a.json5" }`,
    [`${STATE}/parts/a.json5`]: `{ $include: "../b.json5" }`,
    [`${STATE}/b.json5`]: `{ gateway: { bind: "lan" } }`,
  });
  assert.deepEqual([check(checks, "OC-INC-001").passed, check(checks, "OC-INC-001").severity], [false, "critical"]);
  assert.match(check(checks, "OC-INC-001").detail, /goes up with "\.\."/);
  assert.equal(check(checks, "OC-INC-002").passed, true);
  assert.equal(check(checks, "OC-NET-001").passed, false);
  const plain = await checksOf({ [CONFIG]: `{ $include: "./a..b.json5" }`, [`${STATE}/a..b.json5`]: "{}" });
  assert.equal(check(plain, "OC-INC-001").passed, true);
});

Deno.test("OPENCLAW_INCLUDE_ROOTS lets includes out, and is told", async () => {
  const files = { [CONFIG]: `{ $include: "/srv/claw/a.json5" }`, "/srv/claw/a.json5": `{ gateway: { bind: "lan" } }` };
  const checks = await checksOf(files, { env: { OPENCLAW_INCLUDE_ROOTS: "/srv/other:/srv/claw" } });
  assert.equal(check(checks, "OC-NET-001").passed, false);
  assert.match(check(checks, "OC-INC-002").detail, /is in a folder of OPENCLAW_INCLUDE_ROOTS/);
});

Deno.test("ten levels of includes are followed, the eleventh is not", async () => {
  const chain = (levels: number) =>
    Object.fromEntries(Array.from({ length: levels + 1 }, (_, level) => [
      level === 0 ? CONFIG : `${STATE}/${level}.json5`,
      level === levels ? `{ gateway: { bind: "lan" } }` : `{ $include: "./${level + 1}.json5" }`,
    ]));
  const within = await checksOf(chain(OPENCLAW_INCLUDE_LEVELS_MAX));
  assert.equal(check(within, "OC-NET-001").passed, false);
  const beyond = await checksOf(chain(OPENCLAW_INCLUDE_LEVELS_MAX + 1));
  assert.equal(check(beyond, "OC-NET-001").passed, true);
  assert.match(check(beyond, "OC-CFG-001").detail, /nested deeper than 10 files/);
});

Deno.test("includes that go in a circle or multiply end", async () => {
  const circle = await checksOf({
    [CONFIG]: `{ $include: "./a.json5" }`,
    [`${STATE}/a.json5`]: `{ $include: "./openclaw.json" }`,
  });
  assert.match(check(circle, "OC-CFG-001").detail, /leads in a circle/);
  const many = (count: number) => ({
    [CONFIG]: JSON.stringify({ $include: Array.from({ length: count }, () => "./a.json5") }),
    [`${STATE}/a.json5`]: "{}",
  });
  assert.equal(check(await checksOf(many(OPENCLAW_INCLUDES_MAX)), "OC-CFG-001").passed, true);
  assert.equal(check(await checksOf(many(OPENCLAW_INCLUDES_MAX + 1)), "OC-CFG-001").passed, false);
});

Deno.test("a missing include is a finding", async () => {
  const checks = await checksOf({ [CONFIG]: `{ $include: "./gone.json5" }` });
  assert.match(check(checks, "OC-CFG-001").detail, /gone\.json5: it is missing/);
});

Deno.test("every place is found: variables, profiles, older names, each once", async () => {
  const files = {
    [CONFIG]: "{}",
    "/home/ana/.openclaw-work/openclaw.json": "{}",
    "/home/ana/.clawdbot/clawdbot.json": "{}",
    "/srv/claw/openclaw.json": "{}",
  };
  const paths = async (env: Readonly<Record<string, string>>) =>
    (await platform.find?.(machineWith(files, { env })) ?? []).map(({ path }) => path);
  const usual = [CONFIG, "/home/ana/.openclaw-work/openclaw.json", "/home/ana/.clawdbot/clawdbot.json"];
  assert.deepEqual(await paths({}), usual);
  assert.deepEqual(await paths({ OPENCLAW_STATE_DIR: "/srv/claw" }), ["/srv/claw/openclaw.json", ...usual]);
  assert.deepEqual(await paths({ OPENCLAW_CONFIG_PATH: "/srv/claw/openclaw.json" }), [
    "/srv/claw/openclaw.json",
    ...usual,
  ]);
  assert.deepEqual((await paths({ OPENCLAW_PROFILE: "work" }))[0], "/home/ana/.openclaw-work/openclaw.json");
  assert.deepEqual(await paths({ OPENCLAW_HOME: "/srv" }), usual);
});

Deno.test("the paths of macOS and Windows are those of the machine", async () => {
  const mac = fakeMachine({ os: "darwin", files: { "/Users/ana/.openclaw/openclaw.json": "{}" } });
  assert.equal((await platform.find?.(mac))?.[0]?.path, "/Users/ana/.openclaw/openclaw.json");
  const windows = fakeMachine({
    os: "windows",
    files: {
      "C:\\Users\\ana\\.openclaw\\openclaw.json": `{ $include: ".\\\\parts\\\\a.json5" }`,
      "C:\\Users\\ana\\.openclaw\\parts\\a.json5": `{ gateway: { bind: "lan" } }`,
      "C:\\Users\\ana\\.openclaw\\workspace\\SOUL.md": "# Soul",
    },
  });
  const checks = await platform.check?.(windows, {}) ?? [];
  assert.equal(check(checks, "OC-NET-001").passed, false);
  assert.equal(check(checks, "OC-PERM-001").passed, true, "Windows has no permission bits");
  const texts = await platform.texts?.(windows, {});
  assert.deepEqual(texts?.files.map(({ name }) => name), ["openclaw.json", "parts/a.json5", "workspace/SOUL.md"]);
});

Deno.test("discover is given the gateway, the agents and the channels, as the seeds list them", async () => {
  const [install] = await platform.find?.(machineWith({ [CONFIG]: SEED })) ?? [];
  assert.deepEqual(install?.servers.map(({ name, argv }) => [name, argv.join(" ")]), [
    ["openclaw-gateway", "openclaw gateway 0.0.0.0"],
    ["assistant", "openclaw agent assistant"],
    ["channel-slack", "openclaw channel slack"],
  ]);
});

Deno.test("a named config or folder is judged in place of the user's", async () => {
  const machine = machineWith({ [CONFIG]: "{}", "/srv/old/openclaw.json": `{ gateway: { bind: "lan" } }` });
  for (const path of ["/srv/old/openclaw.json", "/srv/old"]) {
    const checks = await platform.check?.(machine, { path }) ?? [];
    assert.ok(failedIds(checks).includes("OC-NET-001"));
    assert.match(check(checks, "OC-NET-001").detail, /^\/srv\/old\/openclaw\.json: /);
  }
  assert.deepEqual(await platform.check?.(machine, { path: "/srv/none" }), []);
});

Deno.test("the texts are the config, its includes and what every workspace has", async () => {
  const texts = await platform.texts?.(
    machineWith({
      [CONFIG]: `{ agents: { entries: { a: {}, b: { workspace: "~/b" } } }, channels: { $include: "./c.json5" } }`,
      [`${STATE}/c.json5`]: "{}",
      [`${STATE}/SOUL.md`]: "older",
      [`${STATE}/workspace/AGENTS.md`]: "",
      [`${STATE}/workspace/notes.txt`]: "not read by the agent",
      [`${STATE}/workspace/memory/2026-11-25.md`]: "",
      [`${STATE}/workspace/skills/x/SKILL.md`]: "",
      [`${STATE}/workspace/skills/x/node_modules/y/index.js`]: "",
      [`${STATE}/workspace-a/USER.md`]: "",
      [`${STATE}/skills/shared/SKILL.md`]: "",
      "/home/ana/b/tools.md": "",
    }),
    {},
  );
  assert.deepEqual(texts?.files.map(({ name }) => name), [
    "openclaw.json",
    "c.json5",
    "SOUL.md",
    "workspace/AGENTS.md",
    "workspace-a/USER.md",
    "/home/ana/b/tools.md",
    "workspace/memory/2026-11-25.md",
    "workspace/skills/x/SKILL.md",
    "skills/shared/SKILL.md",
  ]);
  assert.deepEqual(texts?.unread, []);
});

Deno.test("texts past the bound are not listed, and that is told", async () => {
  const skills = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${STATE}/workspace/skills/${at}.md`, ""]));
  // The config is one of them.
  const within = await platform.texts?.(machineWith({ [CONFIG]: "{}", ...skills(AGENT_TEXTS_MAX - 1) }), {});
  assert.equal(within?.files.length, AGENT_TEXTS_MAX);
  assert.deepEqual(within?.unread, []);
  const beyond = await platform.texts?.(machineWith({ [CONFIG]: "{}", ...skills(AGENT_TEXTS_MAX) }), {});
  assert.equal(beyond?.files.length, AGENT_TEXTS_MAX);
  assert.equal(beyond?.unread.length, 1);
});

Deno.test("a server behind Oktsec is judged as itself", async () => {
  const args = ["proxy", "--agent", "a", "--", "npx", "-y", "some-server"];
  const checks = await checksOf({
    [CONFIG]: JSON.stringify({ mcp: { servers: { a: { command: "/usr/bin/oktsec", args } } } }),
  });
  assert.match(check(checks, "OC-MCP-001").detail, /runs some-server in any version/);
});

Deno.test("no output holds a secret of the config", async () => {
  const secrets = ["s3cret-one", "s3cret-two", "s3cret-three", "s3cret-four"];
  const config = {
    gateway: { auth: { mode: "token", token: secrets[0] } },
    channels: { telegram: { botToken: secrets[1] } },
    hooks: { enabled: true, token: secrets[2] },
    mcp: { servers: { a: { command: "npx", args: ["a"], env: { API_KEY: secrets[3] } } } },
  };
  const machine = machineWith({ [CONFIG]: JSON.stringify(config) });
  const shown = JSON.stringify([await platform.check?.(machine, {}), await platform.find?.(machine)]);
  for (const secret of secrets) assert.ok(!shown.includes(secret), secret);
});
