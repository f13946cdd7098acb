/** Zed. The file holds all settings of the editor; servers of extensions have no command in it. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, NOT_ENABLED, perSystem, SPLIT, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "zed",
  title: "Zed",
  format: "jsonc",
  key: ["context_servers"],
  files: [
    ...perSystem("user", { linux: "{env:FLATPAK_XDG_CONFIG_HOME}/zed/settings.json" }),
    ...perSystem("user", {
      linux: "{xdg}/zed/settings.json",
      darwin: "{home}/.config/zed/settings.json",
      windows: "{appdata}/Zed/settings.json",
    }),
    ...files("project", ["{project}/.zed/settings.json"]),
  ],
  shapes: [
    // As Zed wrote it before: a map where the command is now.
    { kind: "split", command: ["command", "path"], args: ["command", "args"], env: ["command", "env"] },
    SPLIT,
  ],
  off: NOT_ENABLED,
  reload: "Zed sees the change by itself",
});
