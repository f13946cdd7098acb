/** Droid, the agent of Factory. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "factory-droid",
  title: "Factory Droid",
  files: [
    ...files("user", ["{home}/.factory/mcp.json"]),
    ...files("project", ["{project}/.factory/mcp.json"]),
  ],
  off: DISABLED,
  reload: "Droid sees the change by itself",
});
