/** Trae and Trae CN. A command with a space in it is taken apart there. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, inUserFolder, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "trae",
  title: "Trae",
  files: [
    ...inUserFolder("Trae", "mcp.json"),
    ...inUserFolder("Trae CN", "mcp.json"),
    ...files("project", ["{project}/.trae/mcp.json"]),
  ],
  off: DISABLED,
  splitsCommand: true,
  reload: "Trae sees the change by itself",
});
