import { mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_007",
  title: "An MCP server's container has the host",
  why: "Privileges, the daemon's socket or the host's root in a container are no container.",
  fix: "Mount the folder of the task, read-only.",
  severity: "high",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI05"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["docker", "podman"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { command, args, start, end } of mcpServers(sample)) {
      if (!/(?:docker|podman|nerdctl)$/.test(command)) continue;
      if (
        /--privileged|docker\.sock|--pid[= ]host|--cap-add[= ](?:ALL|SYS_ADMIN|SYS_PTRACE)|(?:-v|--volume)[= ]\/(?:etc|root|home|var)?\/?:|(?:src|source)=\/(?:etc|root)?,/
          .test(args.join(" "))
      ) yield { start, end };
    }
  },
  examples: {
    flags: [{
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "--privileged", "img"]}}}',
      kind: "config",
    }, {
      text:
        '{"mcpServers": {"x": {"command": "docker", "args": ["run", "-v", "/var/run/docker.sock:/var/run/docker.sock", "img"]}}}',
      kind: "config",
    }, { text: '{"servers": {"x": {"command": "podman", "args": ["run", "-v", "/:/host", "img"]}}}', kind: "config" }],
    passes: [{
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "-i", "--rm", "mcp/fetch"]}}}',
      kind: "config",
    }, {
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "-v", "/home/ada/notes:/data:ro", "img"]}}}',
      kind: "config",
    }, { text: "docker run --privileged img", kind: "document" }],
  },
});
