import { mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_001",
  title: "An MCP server is started from whatever version is newest",
  why: "The next release runs without anyone having chosen it.",
  fix: "Pin the version: package@1.2.3.",
  severity: "low",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-1188"] },
  reads: ["config"],
  keywords: ["npx", "bunx", "pnpm"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { command, args, start, end } of mcpServers(sample)) {
      if (!/(?:^|[\/\\])(?:npx|bunx|pnpm)(?:\.cmd)?$/.test(command)) continue;
      const name = args.find((arg) => !arg.startsWith("-") && arg !== "dlx" && arg !== "exec");
      if (name !== undefined && !/.@v?\d|@[0-9a-f]{7,40}$|^\.{0,2}\/|^file:/.test(name)) yield { start, end };
    }
  },
  examples: {
    flags: [
      {
        text:
          '{"mcpServers": {"fs": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/srv"]}}}',
        kind: "config",
      },
      { text: '{"servers": {"a": {"command": "bunx", "args": ["some-mcp@latest"]}}}', kind: "config" },
      { text: '{"mcp": {"a": {"command": ["pnpm", "dlx", "some-mcp"]}}}', kind: "config" },
    ],
    passes: [
      { text: '{"mcpServers": {"fs": {"command": "npx", "args": ["-y", "server-fs@2.1.0"]}}}', kind: "config" },
      { text: '{"mcpServers": {"a": {"command": "node", "args": ["a.js"]}}}', kind: "config" },
      { text: '{"scripts": {"x": "npx tsc"}}', kind: "config" },
    ],
  },
});
