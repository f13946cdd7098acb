import { mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_005",
  title: "An MCP server runs as root",
  why: "Every tool call, also one that a web page talked the agent into, has the machine.",
  fix: "Run it as its own user.",
  severity: "high",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["sudo", "doas", "pkexec", "runas", "gosu root"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { command, args, start, end } of mcpServers(sample)) {
      if (
        /(?:^|[\/\\\s])(?:sudo|doas|pkexec|runas)(?:\s|$)/.test(command) ||
        /(?:ba|z)?sh$/.test(command) && /\bsudo\b/.test(args.join(" "))
      ) yield { start, end };
    }
  },
  examples: {
    flags: [{ text: '{"mcpServers": {"x": {"command": "sudo", "args": ["node", "server.js"]}}}', kind: "config" }, {
      text: '{"servers": {"x": {"command": "/usr/bin/pkexec", "args": ["tool"]}}}',
      kind: "config",
    }, { text: '{"mcpServers": {"x": {"command": "bash", "args": ["-c", "sudo mcp-disk"]}}}', kind: "config" }],
    passes: [{ text: '{"mcpServers": {"x": {"command": "node", "args": ["sudoku.js"]}}}', kind: "config" }, {
      text: "Run the server without sudo.",
      kind: "document",
    }, { text: '{"scripts": {"x": "sudo make"}}', kind: "config" }],
  },
});
