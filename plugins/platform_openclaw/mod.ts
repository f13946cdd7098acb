/** OpenClaw: what it runs, how it is set up, and the texts that its agents obey. */
import { definePlugin } from "../../core/contract/plugin.ts";

/** Registers the platform. */
export default definePlugin({
  name: "platform-openclaw",
  api: 1,
  setup: (host) => host.platform({ id: "openclaw", load: () => import("./platform.ts") }),
});
