/** Gemini CLI. `httpUrl` is streamable HTTP, a bare `url` is SSE, and both win over a command. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "gemini-cli",
  title: "Gemini CLI",
  format: "jsonc",
  files: [
    ...files("user", ["{env:GEMINI_CLI_HOME}/.gemini/settings.json", "{home}/.gemini/settings.json"]),
    ...files("project", ["{project}/.gemini/settings.json"]),
    ...files("managed", ["{env:GEMINI_CLI_SYSTEM_SETTINGS_PATH}", "{env:GEMINI_CLI_SYSTEM_DEFAULTS_PATH}"]),
    ...perSystem("managed", {
      linux: "/etc/gemini-cli/settings.json",
      darwin: "/Library/Application Support/GeminiCli/settings.json",
      windows: "{programdata}/gemini-cli/settings.json",
    }),
    ...files("extension", ["{home}/.gemini/extensions/*/gemini-extension.json"]),
  ],
  urls: ["httpUrl", "url"],
  sse: ["url"],
  prefersUrl: true,
  offList: ["mcp", "excluded"],
  onList: ["mcp", "allowed"],
  reload: "Restart Gemini CLI, or run /mcp refresh in it",
});
