/** NanoClaw as a platform: every check with what it fails and what it passes, and what counts as installed. */
import assert from "node:assert/strict";
import type { Check } from "../../core/contract/check.ts";
import { NANOCLAW_FILE_BYTES_MAX } from "../../core/limits.ts";
import { type FakeFile, fakeMachine, type FakeMachineParts } from "../../tests/fakes/machine.ts";
import { CHECKS } from "./checks.ts";
import platform from "./platform.ts";

const FOLDER = "/home/ana/.config/nanoclaw";
const LIST = `${FOLDER}/mount-allowlist.json`;
const CHECKOUT = "/home/ana/projects/nanoclaw";

type Files = Readonly<Record<string, FakeFile>>;

const checksOf = async (files: Files, parts: Partial<FakeMachineParts> = {}) =>
  await platform.check?.(fakeMachine({ os: "linux", folderMode: 0o700, files, ...parts }), {}) ?? [];
const check = (checks: readonly Check[], id: string) => checks.find((one) => one.id === id) ?? assert.fail(id);
const list = (value: unknown): Files => ({ [LIST]: JSON.stringify(value) });
const checkout = (files: Files = {}): Files => ({
  ...list(SAFE),
  [`${CHECKOUT}/package.json`]: `{ "name": "nanoclaw" }`,
  ...Object.fromEntries(Object.entries(files).map(([name, file]) => [`${CHECKOUT}/${name}`, file])),
});
const container = (value: unknown) => checkout({ "groups/family/container.json": JSON.stringify(value) });
const server = (more: unknown) => ({ mcpServers: { a: more } });

const SAFE = { allowedRoots: [{ path: "~/projects/site", allowReadWrite: true }], blockedPatterns: ["token"] };
const root = (path: string, allowReadWrite = false) => ({
  allowedRoots: [{ path, allowReadWrite }],
  blockedPatterns: ["token"],
});

/** What a check fails, and what it passes. */
const CASES: Readonly<Record<string, readonly [fails: Files, passes: Files]>> = {
  "NC-MNT-001": [{ [LIST]: `{ "allowedRoots": [], } // no JSON` }, list(SAFE)],
  "NC-MNT-002": [list({ ...SAFE, nonMainReadOnly: false }), list(SAFE)],
  "NC-MNT-003": [list(root("$HOME")), list(root("~/projects"))],
  "NC-MNT-004": [list({ ...SAFE, blockedPatterns: [] }), list(SAFE)],
  "NC-MNT-005": [list(root("/etc/nginx", true)), list(root("/etc/nginx", false))],
  "NC-MNT-007": [list({ ...SAFE, blockedPatterns: ["*.env"] }), list({ ...SAFE, blockedPatterns: [".env"] })],
  "NC-MNT-008": [
    container({ additionalMounts: [{ hostPath: "/var/run/docker.sock", readonly: false }] }),
    container({ additionalMounts: [{ hostPath: "~/projects/site", readonly: false }] }),
  ],
  "NC-SEC-001": [{ [LIST]: { text: JSON.stringify(SAFE), mode: 0o644 } }, list(SAFE)],
  "NC-SEC-003": [
    checkout({ ".env": { text: "A=b", mode: 0o644 } }),
    checkout({ ".env": { text: "A=b", mode: 0o600 } }),
  ],
  "NC-SEC-004": [
    container(server({ env: { API_TOKEN: "plain" } })),
    container(server({ env: { API_TOKEN: "${TOKEN}" } })),
  ],
  "NC-NET-001": [checkout(), checkout({ ".env": "NANOCLAW_EGRESS_LOCKDOWN=true" })],
  "NC-RES-001": [checkout(), checkout({ ".env": "CONTAINER_CPU_LIMIT=2\nCONTAINER_MEMORY_LIMIT='2g'" })],
  "NC-MCP-001": [
    container(server({ command: "npx", args: ["-y", "a"] })),
    container(server({ command: "npx", args: ["-y", "a@1.0.0"] })),
  ],
  "NC-SND-001": [
    { ...list(SAFE), [`${FOLDER}/sender-allowlist.json`]: `{ "default": { "allow": "*" } }` },
    { ...list(SAFE), [`${FOLDER}/sender-allowlist.json`]: `{ "default": { "allow": [] } }` },
  ],
};

Deno.test("every check has a case that it fails and one that it passes", () => {
  // The summary never passes; the folder's mode is a case of its own.
  const cases = [...Object.keys(CASES), "NC-MNT-006", "NC-SEC-002"];
  assert.deepEqual(cases.toSorted(), CHECKS.map(({ id }) => id).toSorted());
});

for (const [id, [fails, passes]] of Object.entries(CASES)) {
  Deno.test(`${id} fails what is wrong and passes what is right`, async () => {
    assert.equal(check(await checksOf(fails), id).passed, false);
    const right = check(await checksOf(passes), id);
    assert.equal(right.passed, true, right.detail);
  });
}

Deno.test("NC-SEC-002 fails where others can look into the folder", async () => {
  assert.equal(check(await checksOf(list(SAFE), { folderMode: 0o755 }), "NC-SEC-002").passed, false);
  assert.equal(check(await checksOf(list(SAFE)), "NC-SEC-002").passed, true);
});

Deno.test("no sign of NanoClaw is not installed", async () => {
  const machine = fakeMachine({
    os: "linux",
    files: { "/home/ana/nanoclaw-notes/package.json": `{ "name": "other" }` },
  });
  assert.deepEqual(await platform.check?.(machine, {}), []);
  assert.deepEqual(await platform.find?.(machine), []);
});

Deno.test("an installation without an allowlist, or with one that cannot be used, is critical", async () => {
  const cases: readonly Files[] = [
    { [`${FOLDER}/other.json`]: "{}" },
    { [`${CHECKOUT}/package.json`]: `{ "name": "nanoclaw" }` },
    { [LIST]: "{" },
    { [LIST]: { text: "{}", refuses: "permission denied" } },
    { [LIST]: `{ "allowedRoots": [] }` },
    { [LIST]: `{}${" ".repeat(NANOCLAW_FILE_BYTES_MAX - 1)}` },
  ];
  for (const files of cases) {
    const { passed, severity } = check(await checksOf(files), "NC-MNT-001");
    assert.deepEqual([passed, severity], [false, "critical"]);
  }
  const atTheBound = { [LIST]: JSON.stringify(SAFE).padEnd(NANOCLAW_FILE_BYTES_MAX) };
  assert.equal(check(await checksOf(atTheBound), "NC-MNT-001").passed, true);
});

Deno.test("keys that are absent are not risky", async () => {
  const checks = await checksOf(list({ allowedRoots: [] }));
  assert.equal(check(checks, "NC-MNT-002").passed, true);
  assert.equal(check(checks, "NC-MNT-004").passed, true);
});

Deno.test("roots that hold a home, the system or the rules of agents are critical; projects are not", async () => {
  for (
    const path of [
      "/",
      "~",
      "~/",
      "/home",
      "/etc",
      "/var/run",
      "~/.config",
      "~/.config/nanoclaw",
      "~/.openclaw",
      "/home/ana/../..",
    ]
  ) {
    assert.equal(check(await checksOf(list(root(path))), "NC-MNT-003").severity, "critical", path);
    assert.equal(check(await checksOf(list(root(path))), "NC-MNT-003").passed, false, path);
  }
  for (const path of ["~/projects", "/srv/data", "~/.config/site"]) {
    assert.equal(check(await checksOf(list(root(path))), "NC-MNT-003").passed, true, path);
  }
});

Deno.test("readOnly: false is writable, as current versions take it", async () => {
  const value = { allowedRoots: [{ path: "/var/lib", readOnly: false }], blockedPatterns: ["token"] };
  assert.equal(check(await checksOf(list(value)), "NC-MNT-005").passed, false);
});

Deno.test("the samples are judged as what they are", async () => {
  const sample = async (name: string) =>
    await Deno.readTextFile(new URL(`../../tests/fixtures/nanoclaw/${name}`, import.meta.url));
  const worst = async (files: Files) =>
    (await checksOf(files)).filter(({ passed, severity }) => !passed && severity !== "info").map(({ id }) => id);
  assert.deepEqual(await worst({ [LIST]: await sample("v2-safe.mount-allowlist.json") }), []);
  assert.deepEqual(await worst({ [LIST]: await sample("typical.mount-allowlist.json") }), ["NC-MNT-004"]);
  const dangerous = {
    ...checkout({ "groups/family/container.json": await sample("dangerous.container.json") }),
    [LIST]: await sample("dangerous.mount-allowlist.json"),
    [`${FOLDER}/sender-allowlist.json`]: await sample("dangerous.sender-allowlist.json"),
  };
  assert.deepEqual(await worst(dangerous), [
    ...["NC-MNT-002", "NC-MNT-003", "NC-MNT-005", "NC-MNT-007", "NC-MNT-008", "NC-SEC-004"],
    ...["NC-NET-001", "NC-RES-001", "NC-MCP-001", "NC-SND-001"],
  ]);
});

Deno.test("discover is told how many paths are allowed, and of no server", async () => {
  const [install] = await platform.find?.(fakeMachine({
    os: "darwin",
    files: {
      "/Users/ana/.config/nanoclaw/mount-allowlist.json": JSON.stringify(SAFE),
    },
  })) ?? [];
  assert.deepEqual(install?.servers, []);
  assert.deepEqual(install?.notes, [{ name: "mount-allowlist", text: "1 path configured" }]);
});

Deno.test("the texts are those of the checkout", async () => {
  const machine = fakeMachine({
    os: "linux",
    files: checkout({
      "groups/family/CLAUDE.md": "",
      "groups/family/notes.md": "",
      "container/CLAUDE.md": "",
      ".claude/skills/x/SKILL.md": "",
    }),
  });
  const texts = await platform.texts?.(machine, {});
  assert.deepEqual(texts?.files.map(({ name }) => name), [
    "container/CLAUDE.md",
    "groups/family/CLAUDE.md",
    ".claude/skills/x/SKILL.md",
  ]);
});

Deno.test("no check fails itself, whatever stands in the files", async () => {
  for (const value of [null, 7, "x", [], [[]], {}, [{ path: 7 }], true]) {
    const files = {
      ...container({ additionalMounts: value, mcpServers: value }),
      ...list({ allowedRoots: value, blockedPatterns: value, nonMainReadOnly: value }),
    };
    for (const { detail } of await checksOf(files)) assert.doesNotMatch(detail, /the check itself failed/);
  }
});
