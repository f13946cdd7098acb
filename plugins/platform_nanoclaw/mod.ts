/** NanoClaw: which folders of the host its containers may see, and the texts that its agents obey. */
import { definePlugin } from "../../core/contract/plugin.ts";

/** Registers the platform. */
export default definePlugin({
  name: "platform-nanoclaw",
  api: 1,
  setup: (host) => host.platform({ id: "nanoclaw", load: () => import("./platform.ts") }),
});
