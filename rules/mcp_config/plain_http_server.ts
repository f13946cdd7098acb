import { addressClass, hostKind, mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_101",
  title: "An MCP server is reached over plain HTTP or at a bare address",
  why: "Whoever sits on the way reads every argument and writes every answer.",
  fix: "Use HTTPS and a name.",
  severity: "high",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI04", "ASI07"], mcp: ["MCP09"], cwe: ["CWE-319"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["http:", "https:"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { url, args, start, end } of mcpServers(sample)) {
      for (const address of [url, ...args.filter((arg) => /^https?:\/\//.test(arg))]) {
        const host = /^https?:\/\/(?:[^\/@]*@)?(\[[^\]]{2,60}\]|[^\/:?#]{1,120})/i.exec(address)?.[1] ?? "";
        if (host === "") continue;
        const kind = addressClass(host);
        if (kind === "loopback" || kind === "private" || !host.includes(".") && !host.startsWith("[")) continue;
        if (/^http:/i.test(address) && url === address || hostKind(host) !== "unknown" || kind !== "name") {
          yield { start, end };
          break;
        }
      }
    }
  },
  examples: {
    flags: [{ text: '{"mcpServers": {"r": {"url": "http://mcp.example.net/sse"}}}', kind: "config" }, {
      text: '{"mcpServers": {"r": {"command": "npx", "args": ["mcp-remote@1.0.0", "https://203.0.113.9/sse"]}}}',
      kind: "config",
    }, { text: '{"servers": {"r": {"url": "https://a1.ngrok-free.app/mcp"}}}', kind: "config" }],
    passes: [{ text: '{"mcpServers": {"r": {"url": "http://localhost:3000/mcp"}}}', kind: "config" }, {
      text: '{"mcpServers": {"r": {"url": "https://mcp.example.com/sse"}}}',
      kind: "config",
    }, { text: '{"mcpServers": {"r": {"url": "http://mcp:8080/sse"}}}', kind: "config" }],
  },
});
