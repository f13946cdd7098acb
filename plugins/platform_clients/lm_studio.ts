/** LM Studio. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "lm-studio",
  title: "LM Studio",
  files: files("user", ["{home}/.lmstudio/mcp.json", "{home}/.cache/lm-studio/mcp.json"]),
  reload: "LM Studio sees the change by itself",
});
