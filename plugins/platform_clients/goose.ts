/** Goose. What it brings along itself stands among the servers, told apart by its type. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, NOT_ENABLED, perSystem } from "./_parts.ts";

export default defineClient({
  id: "goose",
  title: "Goose",
  format: "yaml",
  key: ["extensions"],
  servers: "map",
  files: [
    ...files("user", ["{env:GOOSE_PATH_ROOT}/config/config.yaml"]),
    ...perSystem("user", {
      linux: "{xdg}/goose/config.yaml",
      darwin: "{home}/.config/goose/config.yaml",
      windows: "{appdata}/Block/goose/config/config.yaml",
    }),
  ],
  shapes: [
    { kind: "split", command: ["cmd"], args: ["args"] },
    { kind: "split", command: ["config", "cmd"], args: ["config", "args"], env: ["config", "envs"] },
  ],
  urls: ["uri"],
  env: "envs",
  off: NOT_ENABLED,
  ownTypes: ["builtin", "platform", "frontend", "inline_python"],
  reload: "Start a new session of Goose",
});
