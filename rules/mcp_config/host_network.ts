import { mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_011",
  title: "An MCP server's container is on the host's network",
  why: "Services that listen on localhost alone answer it.",
  fix: "Give it a network of its own.",
  severity: "medium",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-668"] },
  reads: ["config"],
  keywords: ["network=host", '"--network"', '"--net"', "net=host", "network_mode"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { command, args, start, end } of mcpServers(sample)) {
      if (/(?:docker|podman)$/.test(command) && /--net(?:work)?[= ]host\b/.test(args.join(" "))) yield { start, end };
    }
  },
  examples: {
    flags: [
      {
        text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "--network", "host", "img"]}}}',
        kind: "config",
      },
      { text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "--net=host", "img"]}}}', kind: "config" },
      { text: '{"servers": {"x": {"command": "podman", "args": ["run", "--network=host", "img"]}}}', kind: "config" },
    ],
    passes: [
      {
        text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "--network", "none", "img"]}}}',
        kind: "config",
      },
      { text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "img"]}}}', kind: "config" },
      { text: '{"network_mode": "bridge"}', kind: "config" },
    ],
  },
});
