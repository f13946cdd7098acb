/** Kiro, the editor and its command line. Servers in the files of agents outrank the others. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, STANDARD, underKeys } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "kiro",
  title: "Kiro",
  files: [
    ...underKeys(
      files("user", ["{env:KIRO_HOME}/settings/mcp.json", "{home}/.kiro/settings/mcp.json"]),
      ["mcpServers"],
      ["powers", "mcpServers"],
    ),
    ...files("user", ["{env:KIRO_HOME}/agents/*.json", "{home}/.kiro/agents/*.json"]),
    ...files("project", ["{project}/.kiro/settings/mcp.json", "{project}/.kiro/agents/*.json"]),
    ...files("extension", [
      "{env:KIRO_HOME}/powers/installed/*/mcp.json",
      "{home}/.kiro/powers/installed/*/mcp.json",
    ]),
  ],
  off: DISABLED,
  reload: "Kiro sees the change by itself",
});
