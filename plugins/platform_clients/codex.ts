/** Codex: command line, editor extension and desktop app share one file. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, NOT_ENABLED, perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "codex",
  title: "Codex",
  format: "toml",
  key: ["mcp_servers"],
  files: [
    ...files("user", [
      "{env:CODEX_HOME}/config.toml",
      "{env:CODEX_HOME}/*.config.toml",
      "{home}/.codex/config.toml",
      "{home}/.codex/*.config.toml",
    ]),
    ...files("project", ["{project}/.codex/config.toml"]),
    ...perSystem("managed", { linux: "/etc/codex/config.toml", windows: "{programdata}/OpenAI/Codex/config.toml" }),
    ...perSystem("managed", { linux: "/etc/codex/managed_config.toml" }),
  ],
  off: NOT_ENABLED,
  reload: "Start a new session of Codex",
});
