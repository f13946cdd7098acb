import { mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_009",
  title: "An MCP server's container may write to the user's folders",
  why: "What it writes there, other programs will run or read.",
  fix: "Mount read-only (:ro) or one folder of its own.",
  severity: "medium",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-732"] },
  reads: ["config"],
  keywords: ["docker", "podman"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { command, args, start, end } of mcpServers(sample)) {
      if (
        /(?:docker|podman)$/.test(command) &&
        args.some((arg) =>
          /^(?:--volume=)?(?:~|\$\{?HOME\}?|\/home\/[\w.-]{1,40}|\/Users\/[\w.-]{1,40}|\$\{?PWD\}?|\$\{workspaceFolder\}|\.)\/?:\/[^:]{1,80}(?::rw)?$/
            .test(arg)
        )
      ) yield { start, end };
    }
  },
  examples: {
    flags: [{
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "-v", "/home/ada:/data", "img"]}}}',
      kind: "config",
    }, {
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "-v", "${workspaceFolder}:/ws:rw", "img"]}}}',
      kind: "config",
    }, { text: '{"servers": {"x": {"command": "podman", "args": ["run", "-v", "~:/home", "img"]}}}', kind: "config" }],
    passes: [{
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "-v", "/home/ada:/data:ro", "img"]}}}',
      kind: "config",
    }, {
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "-v", "cache:/data", "img"]}}}',
      kind: "config",
    }, { text: '{"volumes": ["/home/ada:/data"]}', kind: "config" }],
  },
});
