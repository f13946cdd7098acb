import { commandsThat, effective, isAgentSettings, pipeline, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MEM-002",
  title: "An agent's settings are written by a tool",
  why: "Settings hold the servers, the hooks and the permissions: who writes them decides what the agent may do.",
  fix: "Refuse it. Settings are changed by people.",
  severity: "critical",
  category: "memory-poisoning",
  lane: "block",
  maps: { asi: ["ASI06", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-349", "CWE-732"] },
  reads: ["command", "tool_argument"],
  keywords: [
    "settings.json",
    "settings.local.json",
    "mcp.json",
    ".claude.json",
    "claude_desktop_config",
    "config.toml",
    "mcp_config",
    "openclaw.json",
    "hooks.json",
    "config.yaml",
    "oktsec.yaml",
    "mcp_settings",
    "opencode.json",
  ],
  match: [
    commandsThat((_, command) =>
      pipeline(command).some((stage) => {
        const { name, args } = effective(stage);
        const copies = /^(?:tee|cp|mv|install|ln|sed|dd|curl|wget|jq|patch|python3?)$/.test(name)
          ? args.slice(name === "tee" ? 0 : -1)
          : [];
        if (name === "sed" && !args.some((arg) => /^-\w{0,3}i/.test(arg))) return stage.redirects.some(isAgentSettings);
        if (name === "jq" || name.startsWith("python")) {
          return stage.redirects.some((path) => !path.startsWith("<") && isAgentSettings(path));
        }
        return [...stage.redirects.filter((path) => !path.startsWith("<")), ...copies].some(isAgentSettings);
      })
    ),
    scan(
      /^\s{0,2}["']?([^\s"']{4,240})["']?\s{0,2}$/,
      (match, { tool }) =>
        tool !== null && /(?:write|create|edit|append|move|copy|save|replace|patch|insert|delete|remove)/i.test(tool) &&
        isAgentSettings(match[1] ?? ""),
    ),
  ],
  examples: {
    flags: [
      { text: "echo '{\"hooks\": {}}' > ~/.claude/settings.json", kind: "command" },
      { text: "/repo/.cursor/mcp.json", kind: "tool_argument", tool: "write_file" },
      { text: "jq '.mcpServers.x={}' a.json | tee ~/.claude.json", kind: "command" },
      { text: "/home/ada/.codex/config.toml", kind: "tool_argument", tool: "edit_file" },
    ],
    passes: [
      { text: "cat ~/.claude/settings.json", kind: "command" },
      { text: "/repo/.cursor/mcp.json", kind: "tool_argument", tool: "read_file" },
      { text: "/repo/src/settings.json", kind: "tool_argument", tool: "write_file" },
      { text: "jq .version package.json > version.txt", kind: "command" },
    ],
  },
});
