/** The commands of the CLI. Each is loaded only when it runs: `proxy` must not pay for `serve`. */
import { definePlugin } from "../../core/contract/plugin.ts";
import type { Command } from "../../core/contract/plugin.ts";

/** In the order that `help` lists them in, under their groups. */
const COMMANDS: readonly Command[] = [
  {
    name: "setup",
    group: "start",
    summary: "Set everything up: find clients, write config and keys, wrap servers",
    load: () => import("./setup.ts"),
  },
  {
    name: "init",
    group: "start",
    summary: "Write a config and keys for the MCP servers of this machine",
    load: () => import("./init.ts"),
  },
  {
    name: "run",
    group: "start",
    summary: "Set up what is missing, then run the message API and the dashboard",
    load: () => import("./run.ts"),
  },
  { name: "serve", group: "start", summary: "Run the message API and the dashboard", load: () => import("./serve.ts") },
  {
    name: "demo",
    group: "start",
    summary: "Show in one minute what is stopped and why",
    load: () => import("./demo.ts"),
  },
  {
    name: "discover",
    group: "connect",
    summary: "Find agent clients and their MCP servers on this machine",
    load: () => import("./discover.ts"),
  },
  {
    name: "clients",
    group: "connect",
    summary: "Show which clients run their servers behind Oktsec",
    load: () => import("./clients.ts"),
  },
  {
    name: "wrap",
    group: "connect",
    summary: "Put Oktsec before the MCP servers of a client",
    load: () => import("./wrap.ts"),
  },
  {
    name: "unwrap",
    group: "connect",
    summary: "Take Oktsec out of a client's config again",
    load: () => import("./unwrap.ts"),
  },
  {
    name: "scan-openclaw",
    group: "connect",
    summary: "Check an OpenClaw installation and what its agents obey",
    load: () => import("./scan_openclaw.ts"),
  },
  {
    name: "status",
    group: "watch",
    summary: "Show what is in force and how it goes",
    load: () => import("./status.ts"),
  },
  { name: "logs", group: "watch", summary: "Show what was decided", load: () => import("./logs.ts") },
  {
    name: "audit",
    group: "watch",
    summary: "Check how agent products are set up, and verify the audit trail",
    load: () => import("./audit.ts"),
  },
  { name: "quarantine", group: "watch", summary: "Review what is held", load: () => import("./quarantine.ts") },
  { name: "agent", group: "govern", summary: "List, suspend and unsuspend agents", load: () => import("./agent.ts") },
  { name: "keys", group: "govern", summary: "List, rotate, revoke and export keys", load: () => import("./keys.ts") },
  { name: "keygen", group: "govern", summary: "Create key pairs for agents", load: () => import("./keygen.ts") },
  {
    name: "enforce",
    group: "govern",
    summary: "Show or switch between enforce and observe",
    load: () => import("./enforce.ts"),
  },
  {
    name: "rules",
    group: "govern",
    summary: "List, test and write detection rules, and scan files with them",
    load: () => import("./rules.ts"),
  },
  { name: "verify", group: "govern", summary: "Check the config and the keys", load: () => import("./verify.ts") },
  {
    name: "version",
    group: "govern",
    summary: "Show the version and what it runs on",
    load: () => import("./version.ts"),
  },
];

/** Registers the commands. */
export default definePlugin({
  name: "commands",
  api: 1,
  setup(host) {
    for (const command of COMMANDS) host.command(command);
  },
});
