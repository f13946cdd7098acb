/** Warp. Servers of Warp Drive are in the cloud and not in the file. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "warp",
  title: "Warp",
  files: [
    ...files("user", ["{home}/.warp/.mcp.json"]),
    ...files("project", ["{project}/.warp/.mcp.json"]),
  ],
  reload: "Warp sees the change by itself; servers of a project need approval again",
});
