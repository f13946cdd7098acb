/** Qwen Code, which descends from Gemini CLI and keeps its entries. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "qwen-code",
  title: "Qwen Code",
  format: "jsonc",
  files: [
    ...files("user", ["{env:QWEN_HOME}/settings.json", "{home}/.qwen/settings.json"]),
    ...files("project", ["{project}/.qwen/settings.json"]),
    ...files("managed", ["{env:QWEN_CODE_SYSTEM_SETTINGS_PATH}", "{env:QWEN_CODE_SYSTEM_DEFAULTS_PATH}"]),
    ...perSystem("managed", {
      linux: "/etc/qwen-code/settings.json",
      darwin: "/Library/Application Support/QwenCode/settings.json",
      windows: "{programdata}/qwen-code/settings.json",
    }),
    ...files("extension", [
      "{env:QWEN_HOME}/extensions/*/qwen-extension.json",
      "{home}/.qwen/extensions/*/qwen-extension.json",
    ]),
  ],
  urls: ["httpUrl", "url"],
  sse: ["url"],
  prefersUrl: true,
  offList: ["mcp", "excluded"],
  onList: ["mcp", "allowed"],
  reload: "Restart Qwen Code",
});
