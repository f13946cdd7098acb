import assert from "node:assert/strict";
import { maskArgv, maskUrl } from "./mask.ts";

const SECRET = "q7Lm4vR8" + "tXz2Wp9K" + "dY5sBn";

Deno.test("maskArgv() shows no secret, whichever way it is handed over", () => {
  const lines: readonly (readonly string[])[] = [
    ["x", "--token", SECRET],
    ["x", "--api-key", "short1"],
    ["x", `--api-key=${SECRET}`],
    ["x", "--password", "hunter2"],
    ["docker", "run", "-e", `GITHUB_TOKEN=${SECRET}`, "img"],
    ["docker", "run", "-e", "DB_PASSWORD=hunter2", "img"],
    ["npx", "mcp-remote", "https://example.com", "--header", `Authorization: Bearer ${SECRET}`],
    ["npx", "mcp-remote", "https://example.com", "-H", "X-Custom: hunter2"],
    ["x", "postgres://ana:hunter2@db.example.com/app"],
    ["x", "--dsn=postgres://ana:hunter2@db.example.com/app"],
    ["x", `https://example.com/mcp?key=${SECRET}`],
    ["x", SECRET],
    ["x", "ghp_" + "a1B2".repeat(9)],
    ["x", "Server=db;Password=hunter2;"],
  ];
  for (const line of lines) {
    const shown = maskArgv(line).join(" ");
    for (const secret of [SECRET, "hunter2", "short1", "a1B2a1B2"]) assert.ok(!shown.includes(secret), shown);
    assert.match(shown, /\[REDACTED:/);
  }
});

Deno.test("maskArgv() leaves readable what is no secret", () => {
  const lines: readonly (readonly string[])[] = [
    ["npx", "-y", "@modelcontextprotocol/server-filesystem", "/home/ana/notes"],
    ["npx", "-y", "@modelcontextprotocol/server-sequential-thinking@2025.7.1", "chrome-devtools-mcp@0.12.1-beta.3"],
    ["uvx", "mcp-server-sqlite-v2-latest", "--db-path", "a.db", "--connection", "prod_db_2024_reporting_eu1"],
    ["x", "--token", "${input:key}"],
    ["x", "--token", "$TOKEN"],
    ["x", "--api-key={env:KEY}"],
    ["x", "--token-file", "/run/secrets/t"],
    ["x", "--header", "Authorization: Bearer ${env:T}"],
    ["docker", "run", "-e", "GITHUB_TOKEN", "ghcr.io/github/github-mcp-server"],
    ["npx", "mcp-remote", "https://mcp.example.com/mcp?version=2"],
    ["/opt/oktsec", "proxy", "--config", "/home/ana/.oktsec/config.yaml", "--agent", "files", "--", "npx", "x"],
  ];
  for (const line of lines) assert.deepEqual(maskArgv(line), line);
});

Deno.test("maskUrl() masks what opens the door and keeps what says where it is", () => {
  assert.equal(maskUrl("https://mcp.example.com/mcp"), "https://mcp.example.com/mcp");
  assert.equal(
    maskUrl("https://mcp.example.com/v1/tools?profile=dev&page=2"),
    "https://mcp.example.com/v1/tools?profile=dev&page=2",
  );
  assert.match(
    maskUrl(`https://mcp.example.com/s/${SECRET}/mcp`),
    /^https:\/\/mcp\.example\.com\/s\/\[REDACTED:SECRET:len=22\]\/mcp$/,
  );
  assert.match(maskUrl("https://ana:hunter2@example.com/"), /^https:\/\/ana:\[REDACTED:\S+\]@example\.com\/$/);
  assert.match(maskUrl("https://example.com/?api_key=1"), /api_key=\[REDACTED/);
  assert.match(maskUrl(`https://example.com/?x=${SECRET}`), /x=\[REDACTED/);
  assert.match(maskUrl("https://example.com/#token=abc"), /token=\[REDACTED/);
  assert.equal(maskUrl("https://example.com/?t=${input:t}"), "https://example.com/?t=${input:t}");
  assert.equal(maskUrl("${SERVER_URL}"), "${SERVER_URL}");
});

Deno.test("a path is read name by name: folders with random names stay, a key among them does not", () => {
  const path = "/tmp/oktsec-cli-yeZF6r/home/config.yaml";
  assert.deepEqual(maskArgv(["oktsec", "--config", path]), ["oktsec", "--config", path]);
  const windows = "C:\\Users\\ana\\AppData\\Local\\x1Y2z3\\config.yaml";
  assert.deepEqual(maskArgv(["oktsec", windows]), ["oktsec", windows]);
  const key = `/srv/${"a1B2".repeat(8)}/mcp`;
  assert.doesNotMatch(maskArgv(["x", key]).join(" "), /a1B2/);
});
