/** The MCP clients that Oktsec knows, one file each. None is loaded before a command looks at the machine. */
import { definePlugin } from "../../core/contract/plugin.ts";
import type { PlatformEntry } from "../../core/contract/platform.ts";

/** In the order in which they are listed; the first of several that share a file gives it its name. */
const CLIENTS: readonly PlatformEntry[] = [
  { id: "claude-desktop", load: () => import("./claude_desktop.ts") },
  { id: "claude-code", load: () => import("./claude_code.ts") },
  { id: "cursor", load: () => import("./cursor.ts") },
  { id: "vscode", load: () => import("./vscode.ts") },
  { id: "cline", load: () => import("./cline.ts") },
  { id: "windsurf", load: () => import("./windsurf.ts") },
  { id: "codex", load: () => import("./codex.ts") },
  { id: "goose", load: () => import("./goose.ts") },
  { id: "opencode", load: () => import("./opencode.ts") },
  { id: "zed", load: () => import("./zed.ts") },
  { id: "amp", load: () => import("./amp.ts") },
  { id: "gemini-cli", load: () => import("./gemini_cli.ts") },
  { id: "copilot-cli", load: () => import("./copilot_cli.ts") },
  { id: "amazon-q", load: () => import("./amazon_q.ts") },
  { id: "roo-code", load: () => import("./roo_code.ts") },
  { id: "kilo-code", load: () => import("./kilo_code.ts") },
  { id: "boltai", load: () => import("./boltai.ts") },
  { id: "junie", load: () => import("./junie.ts") },
  { id: "vscode-insiders", load: () => import("./vscode_insiders.ts") },
  { id: "antigravity", load: () => import("./antigravity.ts") },
  { id: "kiro", load: () => import("./kiro.ts") },
  { id: "continue", load: () => import("./continue.ts") },
  { id: "lm-studio", load: () => import("./lm_studio.ts") },
  { id: "warp", load: () => import("./warp.ts") },
  { id: "trae", load: () => import("./trae.ts") },
  { id: "qwen-code", load: () => import("./qwen_code.ts") },
  { id: "crush", load: () => import("./crush.ts") },
  { id: "augment", load: () => import("./augment.ts") },
  { id: "visual-studio", load: () => import("./visual_studio.ts") },
  { id: "factory-droid", load: () => import("./factory_droid.ts") },
  { id: "librechat", load: () => import("./librechat.ts") },
  { id: "openhands", load: () => import("./openhands.ts") },
  { id: "jan", load: () => import("./jan.ts") },
];

/** Registers the clients. */
export default definePlugin({
  name: "platform-clients",
  api: 1,
  setup(host) {
    for (const client of CLIENTS) host.platform(client);
  },
});
