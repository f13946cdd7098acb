/** Kilo Code, built on OpenCode since version 7; older installs keep the extension's own file. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, inExtensionFolder, inVariable, NOT_ENABLED, perSystem } from "./_parts.ts";

const LEGACY = { key: ["mcpServers"], format: "json" } as const;

export default defineClient({
  id: "kilo-code",
  title: "Kilo Code",
  format: "jsonc",
  key: ["mcp"],
  servers: "map",
  files: [
    ...files("user", ["{env:KILO_CONFIG}", "{env:KILO_CONFIG_DIR}/kilo.jsonc", "{env:KILO_CONFIG_DIR}/kilo.json"]),
    ...files("user", ["{xdg}/kilo/kilo.jsonc", "{xdg}/kilo/kilo.json"]),
    ...files("project", ["{project}/kilo.jsonc", "{project}/kilo.json"]),
    ...files("project", ["{project}/.kilo/kilo.jsonc", "{project}/.kilo/kilo.json"]),
    ...perSystem("managed", {
      linux: "/etc/kilo/kilo.json",
      darwin: "/Library/Application Support/kilo/kilo.json",
      windows: "{programdata}/kilo/kilo.json",
    }),
    ...inExtensionFolder("kilocode.kilo-code/settings/mcp_settings.json", LEGACY),
    ...files("project", ["{project}/.kilocode/mcp.json"], LEGACY),
  ],
  shapes: [
    { kind: "whole", argv: ["command"] },
    { kind: "split", command: ["command"], args: ["args"], env: ["env"] },
  ],
  urls: ["url"],
  env: "environment",
  off: NOT_ENABLED,
  elsewhere: [inVariable("KILO_CONFIG_CONTENT")],
  reload: "Restart Kilo Code",
});
