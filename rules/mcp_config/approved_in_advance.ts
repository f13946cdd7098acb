import { mcpServers, member, scalar, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_008",
  title: "Tools of a server are approved in advance, all of them",
  why: "The question before a call is skipped for tools that the server may add tomorrow.",
  fix: "Name the read-only tools that need no question.",
  severity: "medium",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP02"], cwe: ["CWE-1188"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: [
    "autoapprove",
    "alwaysallow",
    "autoallow",
    '"trust"',
    "auto_approve",
    '"yolo"',
    "enableallprojectmcpservers",
  ],
  match: function* (sample: Sample): Generator<Span> {
    for (const { node, start, end } of mcpServers(sample)) {
      const lists = ["autoApprove", "alwaysAllow", "autoAllow", "auto_approve"].flatMap((key) =>
        strings(member(node, key)?.value)
      );
      if (
        lists.includes("*") || scalar(member(node, "trust")?.value) === "true" ||
        lists.some((tool) => /(?:exec|run_|shell|delete|write|send|transfer|pay)/i.test(tool))
      ) yield { start, end };
    }
  },
  examples: {
    flags: [{ text: '{"mcpServers": {"x": {"command": "x", "autoApprove": ["*"]}}}', kind: "config" }, {
      text: '{"mcpServers": {"x": {"command": "x", "trust": true}}}',
      kind: "config",
    }, { text: '{"mcpServers": {"x": {"command": "x", "alwaysAllow": ["execute_command"]}}}', kind: "config" }],
    passes: [{ text: '{"mcpServers": {"x": {"command": "x", "autoApprove": ["read_file"]}}}', kind: "config" }, {
      text: '{"mcpServers": {"x": {"command": "x", "trust": false}}}',
      kind: "config",
    }, { text: '{"trust": true}', kind: "config" }],
  },
});
