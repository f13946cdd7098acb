/** Visual Studio Code. Its portable files are those of Copilot and of Claude Code, with their key. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, inUserFolder, perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "vscode",
  title: "VS Code",
  format: "jsonc",
  key: ["servers"],
  files: [
    ...inUserFolder("Code", "mcp.json"),
    ...inUserFolder("Code", "profiles/*/mcp.json"),
    ...files("user", ["{env:VSCODE_PORTABLE}/user-data/User/mcp.json"]),
    ...perSystem("user", { linux: "{home}/.vscode-server/data/Machine/mcp.json" }),
    // Before version 1.102; VS Code moves them into mcp.json itself.
    ...inUserFolder("Code", "settings.json", { key: ["mcp", "servers"] }),
    ...files("project", ["{project}/.vscode/mcp.json"]),
    ...files("project", ["{project}/*.code-workspace"], { key: ["settings", "mcp", "servers"] }),
    ...files("project", ["{project}/.devcontainer/devcontainer.json"], {
      key: ["customizations", "vscode", "mcp", "servers"],
    }),
    ...files("user", ["{env:COPILOT_HOME}/mcp-config.json", "{home}/.copilot/mcp-config.json"], {
      key: ["mcpServers"],
      format: "json",
      isBorrowed: true,
    }),
    ...files("project", ["{project}/.mcp.json"], { key: ["mcpServers"], format: "json", isBorrowed: true }),
  ],
  reload: "Restart the server from the MCP view of VS Code, and trust it again when it asks",
});
