/** Google Antigravity, the editor and `agy`. It creates its file empty, and an address wins over a command. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "antigravity",
  title: "Antigravity",
  files: [
    ...files("user", ["{home}/.gemini/config/mcp_config.json", "{home}/.gemini/antigravity/mcp_config.json"]),
    ...files("project", [
      "{project}/.agents/mcp_config.json",
      "{project}/.agent/mcp_config.json",
      "{project}/_agents/mcp_config.json",
      "{project}/_agent/mcp_config.json",
    ]),
  ],
  urls: ["serverUrl", "url"],
  prefersUrl: true,
  off: DISABLED,
  reload: "Press Refresh in the MCP panel of Antigravity, or restart it",
});
