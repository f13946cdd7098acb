import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_011",
  title: "An MCP server is started from a place that nobody vouches for",
  why: "A temporary file, a paste or a bare address can hold something else tomorrow.",
  fix: "Install servers from a registry, with a version and a digest.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04", "MCP09"], cwe: ["CWE-829", "CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["mcp add", "mcp-remote", "mcp install", "mcp run", "--mcp", "add-mcp", "mcp serve", "supergateway"],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    const isMcp = /(?:^|\s)mcp(?:\s|$)|mcp-remote|supergateway|--add-mcp|--mcp-config/.test(line) &&
        /^(?:claude|codex|gemini|npx|code|cursor|openclaw|uvx|node|python3?|goose|amp|qwen|copilot|fastmcp|mcp)$/.test(
          name,
        ) || name === "mcp";
    return isMcp &&
      /(?:\/tmp\/|\/dev\/shm\/|\/var\/tmp\/|https?:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}|[\w-]{1,60}\.(?:ngrok(?:-free)?\.(?:app|dev|io)|trycloudflare\.com|loca\.lt|workers\.dev))|http:\/\/(?!localhost|127\.|\[::1\])|pastebin|\|\s?(?:ba)?sh|gist\.githubusercontent)/
        .test(line);
  }),
  examples: {
    flags: [{ text: "claude mcp add helper -- node /tmp/server.js", kind: "command" }, {
      text: "npx mcp-remote http://203.0.113.8/sse",
      kind: "command",
    }, { text: "codex mcp add x --url https://a1b2.ngrok-free.app/mcp", kind: "tool_argument" }],
    passes: [
      { text: "claude mcp add github -- npx -y @modelcontextprotocol/server-github@2025.4.8", kind: "command" },
      { text: "npx mcp-remote https://mcp.example.com/sse", kind: "command" },
      { text: "claude mcp list", kind: "command" },
    ],
  },
});
