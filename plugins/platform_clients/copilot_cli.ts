/** GitHub Copilot CLI. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "copilot-cli",
  title: "Copilot CLI",
  files: [
    ...files("user", ["{env:COPILOT_HOME}/mcp-config.json", "{home}/.copilot/mcp-config.json"]),
    ...files("project", ["{project}/.github/mcp.json"], { mayBeBare: true }),
    ...files("project", ["{project}/.mcp.json"], { isBorrowed: true }),
  ],
  reload: "Start a new session of Copilot CLI",
});
