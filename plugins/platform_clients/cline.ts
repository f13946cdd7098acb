/** Cline: the extension in its editors, and the command line. Newer entries keep the launch under `transport`. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, inExtensionFolder, SPLIT, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "cline",
  title: "Cline",
  files: [
    ...files("user", [
      "{env:CLINE_MCP_SETTINGS_PATH}",
      "{env:CLINE_DATA_DIR}/settings/cline_mcp_settings.json",
      "{env:CLINE_DIR}/data/settings/cline_mcp_settings.json",
      "{home}/.cline/data/settings/cline_mcp_settings.json",
      "{home}/.cline/mcp.json",
    ]),
    ...inExtensionFolder("saoudrizwan.claude-dev/settings/cline_mcp_settings.json"),
  ],
  shapes: [
    { kind: "split", command: ["transport", "command"], args: ["transport", "args"], env: ["transport", "env"] },
    SPLIT,
  ],
  sse: ["url"],
  off: DISABLED,
  reload: "Cline sees the change by itself",
});
