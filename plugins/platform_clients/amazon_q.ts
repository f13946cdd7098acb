/** Amazon Q Developer. Servers in the files of agents outrank those of mcp.json. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "amazon-q",
  title: "Amazon Q",
  files: [
    ...files("user", [
      "{home}/.aws/amazonq/mcp.json",
      "{home}/.aws/amazonq/agents/default.json",
      "{home}/.aws/amazonq/cli-agents/*.json",
    ]),
    ...files("project", ["{project}/.amazonq/mcp.json", "{project}/.amazonq/cli-agents/*.json"]),
  ],
  off: DISABLED,
  reload: "Start a new chat in Amazon Q",
});
