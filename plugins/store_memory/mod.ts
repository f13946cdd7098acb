/** A store that forgets with its process: for trying Oktsec out, and for tests. */
import { definePlugin } from "../../core/contract/plugin.ts";

export default definePlugin({
  name: "store-memory",
  api: 1,
  setup(host) {
    host.store("memory", async (options) => (await import("./store.ts")).openMemoryStore(options));
  },
});
