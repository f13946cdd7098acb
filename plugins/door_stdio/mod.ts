import { definePlugin } from "../../core/contract/plugin.ts";
import { CATALOGUE } from "./errors.ts";

/** The stdio door: wraps one MCP server for one client. Its command is its only way in. */
export default definePlugin({
  name: "door-stdio",
  api: 1,
  setup(host) {
    host.errors(CATALOGUE);
    host.door({ name: "stdio", summary: "An MCP server over its standard input and output" });
    host.command({
      name: "proxy",
      group: "start",
      summary: "Run an MCP server behind Oktsec, over stdio",
      load: () => import("./command.ts"),
    });
  },
});
