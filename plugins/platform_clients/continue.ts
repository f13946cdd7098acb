/** Continue. The config has a list of servers; single files may hold a list or a map as Claude writes it. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, SPLIT, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "continue",
  title: "Continue",
  format: "yaml",
  servers: { listNameKey: "name" },
  files: [
    ...files("user", ["{env:CONTINUE_GLOBAL_DIR}/config.yaml", "{home}/.continue/config.yaml"]),
    ...files("user", [
      "{env:CONTINUE_GLOBAL_DIR}/mcpServers/*.yaml",
      "{env:CONTINUE_GLOBAL_DIR}/mcpServers/*.yml",
      "{home}/.continue/mcpServers/*.yaml",
      "{home}/.continue/mcpServers/*.yml",
    ]),
    ...files("user", ["{env:CONTINUE_GLOBAL_DIR}/mcpServers/*.json", "{home}/.continue/mcpServers/*.json"], {
      format: "json",
    }),
    ...files("user", ["{env:CONTINUE_GLOBAL_DIR}/config.json", "{home}/.continue/config.json"], {
      key: ["experimental", "modelContextProtocolServers"],
      format: "jsonc",
    }),
    ...files("project", ["{project}/.continue/mcpServers/*.yaml", "{project}/.continue/mcpServers/*.yml"]),
    ...files("project", ["{project}/.continue/mcpServers/*.json"], { format: "json" }),
  ],
  shapes: [
    { kind: "split", command: ["transport", "command"], args: ["transport", "args"], env: ["transport", "env"] },
    SPLIT,
  ],
  reload: "Continue sees the change by itself",
});
