import assert from "node:assert/strict";
import { type Risk, riskOf } from "./risk.ts";

Deno.test("riskOf() judges whole words of the server's name and of its package's name", () => {
  const table: readonly (readonly [Risk, string, string])[] = [
    ["high", "filesystem", "npx -y @mcp/server-filesystem /data"],
    ["critical", "database", "node ./db-server.js"],
    ["high", "github", "npx -y @mcp/server-github"],
    ["critical", "mine", "uvx mcp-server-sqlite --db-path a.db"],
    ["critical", "mine", "docker run -i mcp/postgres"],
    ["critical", "myPostgresServer", "x"],
    ["critical", "PostgreSQL", "x"],
    ["high", "mine", "npx @playwright/mcp@latest"],
    ["high", "assistant", "openclaw agent assistant"],
    ["medium", "team_slack", "npx x"],
    ["medium", "discord.bot", "npx x"],
    // The most severe word wins, wherever it stands.
    ["critical", "slack", "npx slack-to-redis"],
    ["high", "email", "npx browser-mail"],
    // Words inside of words, arguments, paths and scripts say nothing.
    ["unknown", "digital", "npx profiles"],
    ["unknown", "weather", "npx weather --config-file /srv/postgres/git.json"],
    ["unknown", "weather", "node /srv/github/fetch.js"],
    ["unknown", "notes", "https://example.com"],
    ["unknown", "", ""],
  ];
  for (const [risk, name, line] of table) {
    assert.equal(riskOf({ name, argv: line.split(" ") }), risk, `${name}: ${line}`);
  }
});

Deno.test("riskOf() looks through our wrapper", () => {
  const argv = ["/opt/oktsec", "proxy", "--agent", "a", "--", "npx", "mcp-server-redis"];
  assert.equal(riskOf({ name: "cache", argv }), "critical");
});
