/** The built-in plugins, in load order. Each is a lazy import, so that the list itself costs nothing. */
import type { PluginEntry } from "../core/registry/loader.ts";

/** The built-in plugins, in load order. */
export const builtins: readonly PluginEntry[] = [
  { name: "commands", load: () => import("./commands/mod.ts") },
  { name: "store-sqlite", load: () => import("./store_sqlite/mod.ts") },
  { name: "store-memory", load: () => import("./store_memory/mod.ts") },
  { name: "detect-split", load: () => import("./detect_split/mod.ts") },
  { name: "detect-flow", load: () => import("./detect_flow/mod.ts") },
  { name: "detect-evidence", load: () => import("./detect_evidence/mod.ts") },
  { name: "platform-clients", load: () => import("./platform_clients/mod.ts") },
  { name: "platform-openclaw", load: () => import("./platform_openclaw/mod.ts") },
  { name: "platform-nanoclaw", load: () => import("./platform_nanoclaw/mod.ts") },
  { name: "door-message", load: () => import("./door_message/mod.ts") },
  { name: "door-stdio", load: () => import("./door_stdio/mod.ts") },
];
