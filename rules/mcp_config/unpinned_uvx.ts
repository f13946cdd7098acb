import { mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_012",
  title: "An MCP server is started by uvx without a version",
  why: "The next release runs without anyone having chosen it.",
  fix: "Pin it: package==1.2.3.",
  severity: "low",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-1188"] },
  reads: ["config"],
  keywords: ["uvx", "pipx", '"uv"'],
  match: function* (sample: Sample): Generator<Span> {
    for (const { command, args, start, end } of mcpServers(sample)) {
      if (!/(?:^|[\/\\])(?:uvx|uv|pipx)$/.test(command)) continue;
      const words = args.filter((arg) => !/^(?:-|tool$|run$|x$)/.test(arg));
      const isLocal = args.some((arg) => /^--?(?:directory|project|with-editable)$|^\.{0,2}\/|\.py$/.test(arg));
      if (!isLocal && words[0] !== undefined && !/==|@v?\d|@[0-9a-f]{7,40}|~=|>=/.test(args.join(" "))) {
        yield { start, end };
      }
    }
  },
  examples: {
    flags: [{ text: '{"mcpServers": {"x": {"command": "uvx", "args": ["mcp-server-fetch"]}}}', kind: "config" }, {
      text: '{"mcpServers": {"x": {"command": "uv", "args": ["tool", "run", "mcp-server-git"]}}}',
      kind: "config",
    }, { text: '{"servers": {"x": {"command": "pipx", "args": ["run", "some-mcp"]}}}', kind: "config" }],
    passes: [{
      text: '{"mcpServers": {"x": {"command": "uvx", "args": ["mcp-server-fetch==2025.4.7"]}}}',
      kind: "config",
    }, {
      text: '{"mcpServers": {"x": {"command": "uv", "args": ["--directory", "/srv/x", "run", "main.py"]}}}',
      kind: "config",
    }, { text: '{"mcpServers": {"x": {"command": "node", "args": ["a.js"]}}}', kind: "config" }],
  },
});
