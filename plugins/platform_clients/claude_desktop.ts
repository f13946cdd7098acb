/** Claude Desktop. A single comma too many, and the app loads no server without a word. */
import { defineClient } from "../../core/contract/platform.ts";
import { perSystem, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "claude-desktop",
  title: "Claude Desktop",
  files: perSystem("user", {
    linux: "{xdg}/Claude/claude_desktop_config.json",
    darwin: "{appsupport}/Claude/claude_desktop_config.json",
    windows: "{appdata}/Claude/claude_desktop_config.json",
  }),
  // Remote servers are connectors of the account, never entries of this file.
  urls: [],
  reload: "Quit Claude Desktop, from its menu and not by closing the window, and start it again",
});
