import assert from "node:assert/strict";
import { type FakeFile, fakeMachine } from "../../tests/fakes/machine.ts";
import { readPolicies } from "./policies.ts";

const WRAPPED = ["/opt/oktsec", "proxy", "--agent", "files", "--", "npx", "-y", "files"];

async function why(
  client: string,
  files: Readonly<Record<string, FakeFile>>,
  argv = ["npx", "-y", "files"],
): Promise<string | null> {
  const policies = await readPolicies(fakeMachine({ os: "linux", files }), { project: "/home/ana/project" });
  return policies.why({ client, server: "files", argv }, WRAPPED);
}

Deno.test("a list of Claude Code that names the exact command keeps us away", async () => {
  const denied = JSON.stringify({ deniedMcpServers: [{ serverCommand: ["npx", "-y", "files"] }] });
  const allowed = JSON.stringify({ allowedMcpServers: [{ serverCommand: ["npx", "-y", "files"] }] });
  for (
    const path of [
      "/etc/claude-code/managed-settings.json",
      "/etc/claude-code/managed-settings.d/20-mcp.json",
      "/home/ana/.claude/settings.json",
      "/home/ana/project/.claude/settings.local.json",
    ]
  ) {
    assert.match(await why("claude-code", { [path]: denied }) ?? "", new RegExp(path.slice(-13)));
    assert.notEqual(await why("claude-code", { [path]: allowed }), null);
    assert.equal(await why("claude-code", { [path]: denied }, ["npx", "-y", "other"]), null);
    assert.equal(await why("cursor", { [path]: denied }), null);
  }
});

Deno.test("a list of Claude Code that goes by name or address does not mind", async () => {
  const rules = [{ serverName: "files" }, { serverUrl: "https://*.example.com/*" }, null, 5, { serverCommand: "npx" }];
  const text = JSON.stringify({ deniedMcpServers: rules, allowedMcpServers: {} });
  assert.equal(await why("claude-code", { "/etc/claude-code/managed-settings.json": text }), null);
});

Deno.test("an identity that Codex requires keeps us away from this server alone", async () => {
  const path = "/etc/codex/requirements.toml";
  const identity = (name: string, command: string) => `[mcp_servers.${name}.identity]\ncommand = "${command}"\n`;
  assert.match(await why("codex", { [path]: identity("files", "npx") }) ?? "", /requirements\.toml/);
  assert.equal(await why("codex", { [path]: identity("other", "npx") }), null);
  assert.equal(await why("codex", { [path]: identity("files", "uvx") }), null);
  assert.equal(await why("codex", { [path]: "" }), null);
});

Deno.test("a permission of Amp that would stop or begin to match keeps us away", async () => {
  const path = "/home/ana/.config/amp/settings.json";
  const rule = (matches: unknown) =>
    `{ "amp.mcpPermissions": [{ "matches": ${JSON.stringify(matches)}, "action": "reject" }], }`;
  assert.notEqual(await why("amp", { [path]: rule({ command: "npx" }) }), null);
  assert.notEqual(await why("amp", { [path]: rule({ command: "np*", args: "* files" }) }), null);
  assert.notEqual(await why("amp", { [path]: rule({ command: "/opt/*" }) }), null);
  assert.notEqual(await why("amp", { [path]: rule({ args: "-y *" }) }), null);
  assert.notEqual(await why("amp", { [path]: '{ "amp.mcpTrustedServers": ["npx -y files"] }' }), null);
  assert.equal(await why("amp", { [path]: rule({ command: "*" }) }), null);
  assert.equal(await why("amp", { [path]: rule({ args: "*files*" }) }), null);
  assert.equal(await why("amp", { [path]: rule({ command: "uvx" }) }), null);
  assert.equal(await why("amp", { [path]: rule({ url: "*" }) }), null);
});

Deno.test("a policy that cannot be read keeps us away from its client", async () => {
  const path = "/etc/claude-code/managed-settings.json";
  assert.match(await why("claude-code", { [path]: { refuses: "permission denied" } }) ?? "", /permission denied/);
  assert.match(await why("claude-code", { [path]: '{\n"a": }' }) ?? "", /line 2/);
  assert.match(await why("claude-code", { [path]: new Uint8Array([0xff, 0xfe, 0x7b, 0]) }) ?? "", /UTF-16/);
  assert.equal(await why("codex", { [path]: { refuses: "permission denied" } }), null);
});
