/** Cursor, the editor and its command line. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "cursor",
  title: "Cursor",
  files: [
    ...files("user", ["{home}/.cursor/mcp.json"]),
    ...files("project", ["{project}/.cursor/mcp.json"]),
    ...files("project", ["{project}/.mcp.json"], { isBorrowed: true }),
    ...files("extension", [
      "{home}/.cursor/plugins/cache/*/mcp.json",
      "{home}/.cursor/plugins/cache/*/*/mcp.json",
      "{home}/.cursor/plugins/cache/*/*/*/mcp.json",
      "{home}/.cursor/plugins/local/*/mcp.json",
      "{home}/.cursor/plugins/local/*/*/mcp.json",
    ]),
  ],
  reload: "Cursor sees the change by itself; where a server stays off, turn it off and on in the settings",
});
