/** Junie, the coding agent of JetBrains. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "junie",
  title: "JetBrains Junie",
  aliases: ["jetbrains"],
  files: [
    ...files("user", ["{home}/.junie/mcp/mcp.json"]),
    ...files("project", ["{project}/.junie/mcp/mcp.json"]),
  ],
  reload: "Junie sees the change by itself",
});
