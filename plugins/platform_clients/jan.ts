/** Jan. Its remote entries carry an empty command beside the address. */
import { defineClient } from "../../core/contract/platform.ts";
import { perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "jan",
  title: "Jan",
  files: [
    ...perSystem("user", { linux: "{env:XDG_DATA_HOME}/Jan/data/mcp_config.json" }),
    ...perSystem("user", {
      linux: "{home}/.local/share/Jan/data/mcp_config.json",
      darwin: "{appsupport}/Jan/data/mcp_config.json",
      windows: "{appdata}/Jan/data/mcp_config.json",
    }),
  ],
  off: { key: "active", value: false },
  reload: "Turn the server off and on in the settings of Jan, or restart it",
});
