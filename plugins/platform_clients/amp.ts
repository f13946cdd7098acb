/** Amp. The key is one literal name with a dot in it. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, inUserFolder, perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "amp",
  title: "Amp",
  format: "jsonc",
  key: ["amp.mcpServers"],
  files: [
    ...files("user", ["{xdg}/amp/settings.json", "{xdg}/amp/settings.jsonc"]),
    ...files("project", ["{project}/.amp/settings.json", "{project}/.amp/settings.jsonc"]),
    ...perSystem("managed", {
      linux: "/etc/ampcode/managed-settings.json",
      darwin: "/Library/Application Support/ampcode/managed-settings.json",
      windows: "{programdata}/ampcode/managed-settings.json",
    }),
    ...inUserFolder("Code", "settings.json", { isBorrowed: true }),
  ],
  reload: "Start a new session of Amp; servers of a workspace need `amp mcp approve` again",
});
