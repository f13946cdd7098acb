/** The embedded default store: one SQLite file that several processes share. */
import { definePlugin } from "../../core/contract/plugin.ts";

export default definePlugin({
  name: "store-sqlite",
  api: 1,
  setup(host) {
    // Loaded when opened: most commands never do.
    host.store("sqlite", async (options) => (await import("./store.ts")).openSqliteStore(options));
  },
});
