/** Claude Code. Its own file also holds the history, and is rewritten all the time. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, perSystem, STANDARD, underKeys } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "claude-code",
  title: "Claude Code",
  files: [
    ...underKeys(
      files("user", ["{env:CLAUDE_CONFIG_DIR}/.claude.json", "{home}/.claude.json"]),
      ["mcpServers"],
      ["projects", "*", "mcpServers"],
    ),
    ...files("project", ["{project}/.mcp.json"]),
    ...perSystem("managed", {
      linux: "/etc/claude-code/managed-mcp.json",
      darwin: "/Library/Application Support/ClaudeCode/managed-mcp.json",
      windows: "C:/Program Files/ClaudeCode/managed-mcp.json",
    }),
    ...files("extension", [
      "{env:CLAUDE_CONFIG_DIR}/plugins/cache/*/*/.mcp.json",
      "{env:CLAUDE_CONFIG_DIR}/plugins/cache/*/*/*/.mcp.json",
      "{home}/.claude/plugins/cache/*/*/.mcp.json",
      "{home}/.claude/plugins/cache/*/*/*/.mcp.json",
    ]),
  ],
  programs: ["claude", "claude.exe"],
  offList: ["disabledMcpServers"],
  reload: "Start a new session of Claude Code, or reconnect the server with /mcp",
});
