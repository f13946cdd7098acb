/** OpenCode. A newer layout keeps the servers one key deeper, with the command apart from its arguments. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, inVariable, NOT_ENABLED, perSystem, underKeys } from "./_parts.ts";

export default defineClient({
  id: "opencode",
  title: "OpenCode",
  format: "jsonc",
  key: ["mcp"],
  servers: "map",
  files: underKeys(
    [
      ...files("user", [
        "{env:OPENCODE_CONFIG}",
        "{env:OPENCODE_CONFIG_DIR}/opencode.jsonc",
        "{env:OPENCODE_CONFIG_DIR}/opencode.json",
        "{xdg}/opencode/opencode.jsonc",
        "{xdg}/opencode/opencode.json",
        "{xdg}/opencode/config.json",
      ]),
      ...files("project", ["{project}/opencode.jsonc", "{project}/opencode.json"]),
      ...files("project", ["{project}/.opencode/opencode.jsonc", "{project}/.opencode/opencode.json"]),
      ...perSystem("managed", {
        linux: "/etc/opencode/opencode.json",
        darwin: "/Library/Application Support/opencode/opencode.json",
        windows: "{programdata}/opencode/opencode.json",
      }),
    ],
    ["mcp"],
    ["mcp", "servers"],
  ),
  shapes: [{ kind: "whole", argv: ["command"] }, { kind: "split", command: ["command"], args: ["args"], env: ["env"] }],
  urls: ["url"],
  env: "environment",
  off: NOT_ENABLED,
  elsewhere: [inVariable("OPENCODE_CONFIG_CONTENT")],
  reload: "Restart OpenCode",
});
