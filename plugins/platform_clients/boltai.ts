/** BoltAI, on macOS. */
import { defineClient } from "../../core/contract/platform.ts";
import { perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "boltai",
  title: "BoltAI",
  files: perSystem("user", { darwin: "{home}/.boltai/mcp.json" }),
  reload: "Refresh the servers in the settings of BoltAI, or restart it",
});
