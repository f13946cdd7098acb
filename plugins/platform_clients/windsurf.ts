/** Windsurf, also its Next channel. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "windsurf",
  title: "Windsurf",
  files: [
    ...files("user", [
      "{home}/.codeium/windsurf/mcp_config.json",
      "{home}/.codeium/windsurf-next/mcp_config.json",
    ]),
    ...files("project", ["{project}/.mcp.json"], { isBorrowed: true }),
  ],
  urls: ["serverUrl", "url"],
  off: DISABLED,
  reload: "Press Refresh in the MCP panel of Cascade",
});
