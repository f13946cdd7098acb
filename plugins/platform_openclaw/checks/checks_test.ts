/** Every check of OpenClaw, with a config that it fails and one, as near to it as can be, that it passes. */
import assert from "node:assert/strict";
import { fakeMachine, type FakeMachineParts } from "../../../tests/fakes/machine.ts";
import { judge } from "../../../core/platforms/posture.ts";
import { gather } from "../facts.ts";
import { CHECKS } from "./mod.ts";

const STATE = "/home/ana/.openclaw";
const PLACE = { state: STATE, config: `${STATE}/openclaw.json` };

type Parts = Partial<FakeMachineParts> & { readonly config?: unknown };

async function judged({ config = {}, files = {}, ...parts }: Parts) {
  const own = { [PLACE.config]: JSON.stringify(config), ...files };
  const facts = await gather(fakeMachine({ os: "linux", folderMode: 0o700, files: own, ...parts }), PLACE);
  return judge(CHECKS, facts, { product: "openclaw", path: PLACE.config });
}

const open = { telegram: { dmPolicy: "open", allowFrom: ["*"] } };
const exposed = { bind: "lan" };
const docker = (settings: unknown, mode = "all") => ({ agents: { defaults: { sandbox: { mode, docker: settings } } } });
const senders = Array.from({ length: 26 }, (_, index) => `+1555000${index}`);
const long = "x".repeat(40);

/** What a check fails, and what it passes. */
const CONFIGS: Readonly<Record<string, readonly [fails: unknown, passes: unknown]>> = {
  "OC-CFG-002": [{ agents: { list: [{ id: "a" }] } }, { agents: { entries: { a: {} } } }],
  "OC-NET-001": [{ gateway: exposed }, { gateway: { bind: "custom", customBindHost: "127.0.0.1" } }],
  "OC-NET-002": [{ gateway: { tailscale: { mode: "funnel" } } }, { gateway: { tailscale: { mode: "off" } } }],
  "OC-NET-003": [{ gateway: { trustedProxies: ["0.0.0.0/0"] } }, { gateway: { trustedProxies: ["10.0.0.7"] } }],
  "OC-NET-004": [{ gateway: { allowRealIpFallback: true } }, { gateway: { allowRealIpFallback: false } }],
  "OC-DISC-001": [{ discovery: { mdns: { mode: "full" } } }, { discovery: { mdns: { mode: "minimal" } } }],
  "OC-HTTP-001": [{ gateway: { tools: { allow: ["exec"] } } }, { gateway: { tools: { allow: ["message"] } } }],
  "OC-HTTP-002": [
    { gateway: { http: { endpoints: { responses: { enabled: true } } } } },
    { gateway: { http: { endpoints: { responses: { enabled: false } } } } },
  ],
  "OC-NODE-001": [
    { gateway: { nodes: { commands: { allow: ["camera.snap"] } } } },
    { gateway: { nodes: { commands: { allow: ["camera.snap"], deny: ["camera.snap"] } } } },
  ],
  "OC-NODE-002": [
    { gateway: { nodes: { commands: { deny: ["rm -rf*"] } } } },
    { gateway: { nodes: { commands: { deny: ["system.run", "camera.ptz.control"] } } } },
  ],
  "OC-NODE-003": [
    { gateway: { nodes: { pairing: { autoApproveCidrs: ["10.0.0.0/8"] } } } },
    { gateway: { nodes: { pairing: { autoApproveCidrs: [] } } } },
  ],
  "OC-AUTH-001": [{ gateway: { auth: { mode: "none" } } }, {
    gateway: { auth: { token: { source: "env", id: "T" } } },
  }],
  "OC-AUTH-002": [{ gateway: { auth: { token: "x".repeat(23) } } }, { gateway: { auth: { token: "x".repeat(24) } } }],
  "OC-AUTH-003": [{ gateway: exposed }, { gateway: { ...exposed, auth: { rateLimit: { maxAttempts: 5 } } } }],
  "OC-AUTH-004": [{ gateway: { auth: { mode: "trusted-proxy" } } }, { gateway: { auth: { mode: "token" } } }],
  "OC-UI-001": [
    { gateway: { controlUi: { dangerouslyDisableDeviceAuth: true } } },
    { gateway: { controlUi: { dangerouslyDisableDeviceAuth: false } } },
  ],
  "OC-UI-002": [
    { gateway: { controlUi: { allowInsecureAuth: true } } },
    { gateway: { controlUi: { allowInsecureAuth: false } } },
  ],
  "OC-UI-003": [
    { gateway: { controlUi: { allowedOrigins: ["*"] } } },
    { gateway: { ...exposed, controlUi: { allowedOrigins: ["https://control.example"] } } },
  ],
  "OC-UI-004": [
    { gateway: { controlUi: { dangerouslyAllowHostHeaderOriginFallback: true } } },
    { gateway: { controlUi: {} } },
  ],
  "OC-UI-005": [
    { gateway: { controlUi: { embedSandbox: "trusted" } } },
    { gateway: { controlUi: { embedSandbox: "scripts" } } },
  ],
  "OC-CHAN-001": [{ channels: { slack: {} } }, { channels: { slack: { enabled: false }, defaults: {} } }],
  "OC-DM-001": [
    { channels: { matrix: { accounts: { work: { dm: { policy: "open" } } } } } },
    { channels: { telegram: { dmPolicy: "pairing", allowFrom: ["*"] } } },
  ],
  "OC-CHAN-002": [{ channels: { irc: { groupPolicy: "open" } } }, { channels: { irc: { groupPolicy: "allowlist" } } }],
  "OC-CHAN-003": [
    { channels: { discord: { dangerouslyAllowNameMatching: true } } },
    { channels: { discord: { dangerouslyAllowNameMatching: false } } },
  ],
  "OC-CHAN-004": [
    { channels: { telegram: { groups: { "*": { requireMention: false } } } } },
    { channels: { telegram: { groups: { "*": { requireMention: true }, "-100": { requireMention: false } } } } },
  ],
  "OC-CHAN-005": [{ channels: { slack: { configWrites: true } } }, { channels: { slack: { configWrites: false } } }],
  "OC-SESS-001": [
    { channels: { sms: { allowFrom: ["+1", "+2"] } } },
    { channels: { sms: { allowFrom: ["+1", "+2"] } }, session: { dmScope: "per-peer" } },
  ],
  "OC-SESS-002": [{ session: { groupScope: "main" } }, { session: { groupScope: "per-group" } }],
  "OC-SESS-003": [
    { agents: { entries: { a: {}, b: {} } } },
    { agents: { entries: { a: {}, b: {} } }, tools: { sessions: { visibility: "self" } } },
  ],
  "OC-TRUST-001": [{ channels: open }, { channels: { telegram: { dmPolicy: "allowlist", allowFrom: ["+1"] } } }],
  "OC-CMD-001": [{ commands: { bash: true } }, { commands: { bash: false, ownerAllowFrom: ["telegram:1"] } }],
  "OC-TOOL-001": [{ tools: { profile: "full", deny: [] } }, { tools: { profile: "full", deny: ["gateway"] } }],
  "OC-TOOL-002": [{ channels: open }, { channels: open, tools: { deny: ["group:automation"] } }],
  "OC-TOOL-003": [
    { channels: open },
    { channels: open, tools: { profile: "coding", deny: ["group:runtime"], fs: { workspaceOnly: true } } },
  ],
  "OC-TOOL-004": [
    { tools: { profile: "minimal" }, agents: { entries: { a: { tools: { profile: "coding" } } } } },
    { tools: { profile: "minimal" }, agents: { entries: { a: { tools: { profile: "minimal" } } } } },
  ],
  "OC-FS-001": [{ tools: { fs: { workspaceOnly: false } } }, { tools: { fs: { workspaceOnly: true } } }],
  "OC-FS-002": [
    { tools: { exec: { applyPatch: { workspaceOnly: false } } } },
    { tools: { exec: { applyPatch: { workspaceOnly: true } } } },
  ],
  "OC-FS-003": [
    { agents: { defaults: { workspace: "/home/ana/" } } },
    { agents: { defaults: { workspace: "~/.openclaw/workspace" } } },
  ],
  "OC-ELEV-001": [
    { tools: { elevated: { enabled: true, allowFrom: { "a.b": ["*"] } } } },
    { tools: { elevated: { enabled: false, allowFrom: { discord: ["*"] } } } },
  ],
  "OC-ELEV-002": [
    { tools: { elevated: { enabled: true, allowFrom: { sms: senders } } } },
    { tools: { elevated: { enabled: true, allowFrom: { sms: senders.slice(1) } } } },
  ],
  "OC-ELEV-003": [{ channels: open }, { channels: open, tools: { elevated: { enabled: false } } }],
  "OC-EXEC-001": [{ tools: { exec: { security: "allow" } } }, { tools: { exec: { mode: "ask" } } }],
  "OC-EXEC-002": [
    { tools: { allow: ["shell"] } },
    { tools: { allow: ["shell"] }, agents: { defaults: { sandbox: { mode: "all" } } } },
  ],
  "OC-EXEC-003": [
    { channels: open, tools: { exec: { mode: "allowlist" } } },
    { channels: open, tools: { exec: { mode: "deny" } } },
  ],
  "OC-EXEC-004": [
    { tools: { exec: { safeBins: ["python3.12"] } } },
    { tools: { exec: { safeBins: ["cut", "sh"], safeBinProfiles: { sh: { maxPositional: 0 } } } } },
  ],
  "OC-EXEC-005": [
    { tools: { exec: { safeBinTrustedDirs: ["/tmp/bin"] } } },
    { tools: { exec: { safeBinTrustedDirs: ["/usr/bin"] } } },
  ],
  "OC-EXEC-006": [
    { tools: { exec: { host: "sandbox" } } },
    { tools: { exec: { host: "sandbox" } }, agents: { defaults: { sandbox: { mode: "all" } } } },
  ],
  "OC-EXEC-007": [{ tools: { deny: ["write"] } }, { tools: { deny: ["write", "group:runtime"] } }],
  "OC-SAND-001": [{}, { tools: { deny: ["group:runtime"] } }],
  "OC-SAND-002": [docker({ binds: ["/etc:/host:ro"] }), docker({ binds: ["/home/ana/project:/project:ro"] })],
  "OC-SAND-003": [docker({ network: "container:db" }), docker({ network: "none" })],
  "OC-SAND-004": [docker({ seccompProfile: "unconfined" }), docker({ seccompProfile: "/etc/seccomp.json" })],
  "OC-SAND-005": [docker({ dangerouslyAllowExternalBindSources: true }), docker({ readOnlyRoot: true })],
  "OC-SAND-006": [docker({ network: "none" }, "off"), docker({ network: "none" })],
  "OC-HOOK-001": [{ hooks: { enabled: true, token: "x".repeat(23) } }, { hooks: { enabled: false, token: "x" } }],
  "OC-HOOK-002": [
    { hooks: { enabled: true, allowRequestSessionKey: true } },
    { hooks: { enabled: false, allowRequestSessionKey: true } },
  ],
  "OC-HOOK-003": [
    { hooks: { enabled: true, allowRequestSessionKey: true } },
    { hooks: { enabled: true, allowRequestSessionKey: true, allowedSessionKeyPrefixes: ["hook:"] } },
  ],
  "OC-HOOK-004": [{ hooks: { enabled: true } }, { hooks: { enabled: true, allowedAgentIds: [] } }],
  "OC-HOOK-005": [{ hooks: { enabled: true } }, { hooks: { enabled: true, defaultSessionKey: "hook:in" } }],
  "OC-HOOK-006": [
    { hooks: { enabled: true, token: long }, gateway: { auth: { token: long } } },
    { hooks: { enabled: true, token: long }, gateway: { auth: { token: `${long}y` } } },
  ],
  "OC-HOOK-007": [{ hooks: { enabled: true, path: "/" } }, { hooks: { enabled: true, path: "/hooks" } }],
  "OC-HOOK-008": [
    { hooks: { mappings: [{}, { allowUnsafeExternalContent: true }] } },
    { hooks: { mappings: [{ allowUnsafeExternalContent: false }] } },
  ],
  "OC-SEC-001": [
    { mcp: { servers: { a: { command: "x", env: { API_KEY: "plain" } } } } },
    { mcp: { servers: { a: { command: "x", env: { API_KEY: "${API_KEY}", HOME: "plain" } } } } },
  ],
  "OC-MODEL-001": [
    { agents: { defaults: { model: "anthropic/claude-haiku-4-5" } } },
    { agents: { defaults: { model: { primary: "anthropic/claude-sonnet-4-6", fallbacks: ["openai/gpt-5.4"] } } } },
  ],
  "OC-MODEL-002": [
    { agents: { defaults: { model: "ollama/qwen3-8b" } } },
    { agents: { defaults: { model: "ollama/qwen3-8b" } }, tools: { deny: ["group:web", "browser"] } },
  ],
  "OC-MCP-001": [
    { mcp: { servers: { a: { command: "npx", args: ["-y", "@scope/server"] } } } },
    { mcp: { servers: { a: { command: "npx", args: ["-y", "@scope/server@1.2.3"] } } } },
  ],
  "OC-MCP-002": [
    { mcp: { servers: { a: { url: "http://mcp.example/mcp" } } } },
    { mcp: { servers: { a: { url: "http://127.0.0.1:8000/mcp" } } } },
  ],
  "OC-MCP-003": [{ mcp: { apps: { enabled: true } } }, { mcp: { apps: { enabled: false } } }],
  "OC-PLUG-001": [{ plugins: { enabled: true } }, { plugins: { enabled: true, allow: ["telegram"] } }],
  "OC-SKIL-001": [{ skills: { install: { allowUploadedArchives: true } } }, { skills: { install: {} } }],
  "OC-SKIL-002": [{ skills: { load: { extraDirs: ["/srv/skills"] } } }, { skills: { load: { extraDirs: [] } } }],
  "OC-SSRF-001": [
    { tools: { browser: { ssrfPolicy: { allowPrivateNetwork: true } } } },
    { browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: false } } },
  ],
  "OC-BROW-001": [
    { browser: { cdpUrl: "http://browser.example:9222" } },
    { browser: { cdpUrl: "http://127.0.0.1:9222" } },
  ],
  "OC-BROW-002": [
    { browser: { enabled: true }, gateway: { auth: { mode: "none" } } },
    { browser: { enabled: true }, gateway: { auth: { mode: "token" } } },
  ],
  "OC-LOG-001": [{ logging: { redactSensitive: "off" } }, { logging: { redactSensitive: "tools" } }],
  "OC-AUD-001": [{ security: { audit: { suppressions: [{ checkId: "a" }] } } }, { security: { audit: {} } }],
};

const workspace = { [`${STATE}/workspace/AGENTS.md`]: "# Be kind" };
const skill = `${STATE}/workspace/skills/weather/SKILL.md`;

/** The same for checks that look at files and variables. */
const MACHINES: Readonly<Record<string, readonly [fails: Parts, passes: Parts]>> = {
  "OC-CFG-001": [{ files: { [PLACE.config]: "{ gateway: " } }, {
    files: { [PLACE.config]: "{ gateway: {}, /* fine */ }" },
  }],
  "OC-INC-001": [
    { config: { channels: { $include: "../../etc/channels.json5" } } },
    { config: { channels: { $include: "./channels.json5" } }, files: { [`${STATE}/channels.json5`]: "{}" } },
  ],
  "OC-INC-002": [{ env: { OPENCLAW_INCLUDE_ROOTS: "/srv/shared" } }, {}],
  "OC-PERM-001": [{ folderMode: 0o750 }, { folderMode: 0o700 }],
  "OC-PERM-002": [{ files: { [PLACE.config]: { text: "{}", mode: 0o644 } } }, {}],
  "OC-PERM-003": [
    { config: { $include: "./a.json5" }, files: { [`${STATE}/a.json5`]: { text: "{}", mode: 0o666 } } },
    { config: { $include: "./a.json5" }, files: { [`${STATE}/a.json5`]: { text: "{}", mode: 0o600 } } },
  ],
  "OC-PERM-004": [
    { files: { [`${STATE}/agents/main/agent/auth-profiles.json`]: { text: "{}", mode: 0o640 } } },
    { files: { [`${STATE}/agents/main/agent/auth-profiles.json`]: { text: "{}", mode: 0o600 } } },
  ],
  "OC-PERM-005": [{ files: workspace, folderMode: 0o777 }, { files: workspace, folderMode: 0o755 }],
  "OC-PERM-006": [
    { files: { [PLACE.config]: { to: "/srv/openclaw.json" }, "/srv/openclaw.json": "{}" } },
    { files: { [PLACE.config]: "{}" } },
  ],
  "OC-SKIL-003": [
    { files: { [skill]: { to: "/srv/SKILL.md" }, "/srv/SKILL.md": "# Weather" } },
    { files: { [skill]: { to: `${STATE}/workspace/SKILL.md` }, [`${STATE}/workspace/SKILL.md`]: "# Weather" } },
  ],
};

/** OC-INFO-001 says what is there and never passes; OC-PERM-007 asks for a path that the fake machine's place cannot have. */
const ELSEWHERE = ["OC-INFO-001", "OC-PERM-007"];

Deno.test("every check has a case that it fails and one that it passes", () => {
  const cases = [...Object.keys(CONFIGS), ...Object.keys(MACHINES), ...ELSEWHERE];
  assert.deepEqual(cases.toSorted(), CHECKS.map(({ id }) => id).toSorted());
});

const all = [
  ...Object.entries(CONFIGS).map(([id, [fails, passes]]) => [id, { config: fails }, { config: passes }] as const),
  ...Object.entries(MACHINES).map(([id, [fails, passes]]) => [id, fails, passes] as const),
];

for (const [id, fails, passes] of all) {
  Deno.test(`${id} fails what is wrong and passes what is right`, async () => {
    const wrong = (await judged(fails)).find((check) => check.id === id);
    const right = (await judged(passes)).find((check) => check.id === id);
    assert.equal(wrong?.passed, false);
    assert.equal(right?.passed, true, right?.detail);
  });
}

Deno.test("OC-PERM-007 fails where the state folder is copied to other devices", async () => {
  const state = "/home/ana/Dropbox/openclaw";
  const place = { state, config: `${state}/openclaw.json` };
  const facts = await gather(fakeMachine({ os: "linux", files: { [place.config]: "{}" } }), place);
  const checks = judge(CHECKS, facts, { product: "openclaw", path: place.config });
  assert.equal(checks.find(({ id }) => id === "OC-PERM-007")?.passed, false);
  assert.equal((await judged({})).find(({ id }) => id === "OC-PERM-007")?.passed, true);
});

Deno.test("no check fails itself, whatever stands under the keys", async () => {
  const values = [null, 7, "x", [], [[]], [null], {}, { a: null }, true, "*", ["*"]];
  const sections = [
    "gateway",
    "tools",
    "agents",
    "channels",
    "hooks",
    "mcp",
    "browser",
    "plugins",
    "skills",
    "session",
    "security",
    "commands",
    "discovery",
    "env",
    "models",
  ];
  for (const value of values) {
    const nested = {
      a: value,
      enabled: value,
      allow: value,
      entries: value,
      servers: value,
      auth: value,
      exec: value,
      defaults: value,
      elevated: value,
    };
    for (
      const shape of [value, nested, { x: nested, entries: { x: nested }, servers: { x: nested }, defaults: nested }]
    ) {
      const config = Object.fromEntries(sections.map((section) => [section, shape]));
      for (const { id, detail } of await judged({ config })) assert.doesNotMatch(detail, /the check itself failed/, id);
    }
  }
});
