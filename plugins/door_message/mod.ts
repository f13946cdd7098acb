import { definePlugin } from "../../core/contract/plugin.ts";

/** The HTTP door for messages between agents: `POST /v1/message` and the state of what is held. */
export default definePlugin({
  name: "door-message",
  api: 1,
  setup(host) {
    host.door({ name: "message", summary: "Signed messages between agents over HTTP" });
    // Loaded when a server starts: commands that serve nothing do not pay for it.
    host.routes("/v1", async (services) => (await import("./route.ts")).messageRoutes(services));
  },
});
