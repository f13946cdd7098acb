/** Augment: the `auggie` command line, and the extension, which keeps its servers in the settings of VS Code. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, inUserFolder, perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "augment",
  title: "Augment",
  format: "jsonc",
  files: [
    ...files("user", ["{home}/.augment/settings.json"]),
    ...files("project", ["{project}/.augment/settings.json", "{project}/.augment/settings.local.json"]),
    ...perSystem("managed", {
      linux: "/etc/augment/settings.json",
      windows: "{programdata}/augment/settings.json",
    }),
    ...inUserFolder("Code", "settings.json", { key: ["augment.advanced", "mcpServers"], isBorrowed: true }),
  ],
  reload: "Start a new session of Augment",
});
