import { mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_004",
  title: "A client talks to a remote MCP server",
  why: "Its tools, descriptions and answers can change with every call, and arguments leave the machine.",
  fix: "Make sure whose server it is.",
  severity: "low",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP09"], cwe: ["CWE-829"] },
  reads: ["config"],
  keywords: ["http"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { url, start, end } of mcpServers(sample)) {
      if (/^https:\/\/(?!localhost|127\.|\[::1\])/i.test(url)) yield { start, end };
    }
  },
  examples: {
    flags: [{ text: '{"mcpServers": {"r": {"url": "https://mcp.example.com/sse"}}}', kind: "config" }, {
      text: '{"servers": {"r": {"type": "http", "url": "https://tools.example.net/mcp"}}}',
      kind: "config",
    }, { text: '{"mcpServers": {"r": {"httpUrl": "https://x.example.org"}}}', kind: "config" }],
    passes: [{ text: '{"mcpServers": {"r": {"url": "http://localhost:8080/mcp"}}}', kind: "config" }, {
      text: '{"servers": {"web": {"port": 80}}}',
      kind: "config",
    }, { text: '{"url": "https://example.com"}', kind: "document" }],
  },
});
