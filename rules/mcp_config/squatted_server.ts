import { distance, mcpServers, skeleton } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

const KNOWN = [
  "@modelcontextprotocol/server-filesystem",
  "@modelcontextprotocol/server-github",
  "@modelcontextprotocol/server-memory",
  "@modelcontextprotocol/server-postgres",
  "@modelcontextprotocol/server-slack",
  "@modelcontextprotocol/server-puppeteer",
  "mcp-server-fetch",
  "mcp-server-git",
  "mcp-server-time",
  "mcp-server-sqlite",
  "@playwright/mcp",
  "mcp-remote",
  "@upstash/context7-mcp",
  "@supabase/mcp-server-supabase",
  "chrome-devtools-mcp",
  "firecrawl-mcp",
  "@notionhq/notion-mcp-server",
];

export default defineRule({
  id: "MCPCFG_103",
  title: "An MCP server's package imitates a well-known one",
  why: "One letter, and the program with the user's keys is a stranger's.",
  fix: "Compare the name with the publisher's page.",
  severity: "high",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04", "MCP09"], cwe: ["CWE-1007"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["npx", "uvx", "bunx", "pnpm", "pipx"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { args, start, end } of mcpServers(sample)) {
      const name = args.find((arg) => !arg.startsWith("-"))?.replace(/(.)@[^@\/]{1,40}$/, "$1").replace(/==.*$/, "") ??
        "";
      const isTwin = KNOWN.some((known) =>
        name !== known &&
        (distance(name, known, 1) === 1 && name.length === known.length ||
          skeleton(name) === skeleton(known) && name.toLowerCase() !== known)
      );
      const isForged =
        /^@(?!modelcontextprotocol\/)(?:mode1contextprotocol|modelcontextprotoco1|model-context-protocol|modelcontextprotocoI|modelcontextprotocols|modelcontextprotcol|modelcontexprotocol)\//
          .test(name);
      if (isTwin || isForged) yield { start, end };
    }
  },
  examples: {
    flags: [
      {
        text: '{"mcpServers": {"fs": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-fi1esystem"]}}}',
        kind: "config",
      },
      { text: '{"mcpServers": {"f": {"command": "uvx", "args": ["mcp-server-fetcb"]}}}', kind: "config" },
      {
        text: '{"mcpServers": {"g": {"command": "npx", "args": ["-y", "@modelcontextprotcol/server-github"]}}}',
        kind: "config",
      },
    ],
    passes: [
      {
        text:
          '{"mcpServers": {"fs": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem@1.0.0"]}}}',
        kind: "config",
      },
      { text: '{"mcpServers": {"x": {"command": "npx", "args": ["my-mcp"]}}}', kind: "config" },
      { text: '{"mcpServers": {"x": {"command": "uvx", "args": ["mcp-server-git"]}}}', kind: "config" },
    ],
  },
});
