/** The whole config: sections composed. The descriptions are the documentation, and the JSON Schema is made of them. */
import { z } from "zod";
import { agents } from "./section/agents.ts";
import { mode, path, word } from "./section/common.ts";
import { identity } from "./section/identity.ts";
import { door, limits, quarantine, rateLimit } from "./section/limits.ts";
import {
  alerting,
  anomaly,
  audit,
  categoryWebhook,
  deployment,
  forwardProxy,
  gateway,
  hooks,
  mcpServer,
  trustBoundaries,
  webhook,
} from "./section/planned.ts";
import { plugin, ruleHost, ruleOverride } from "./section/rules.ts";
import { server } from "./section/server.ts";

/** Strict: an unknown key is a mistake. A section that is left out has its defaults. */
export const configSchema = z.strictObject({
  version: z.union([z.string(), z.int()], { error: "must be text" }).transform(String).default("1").describe(
    'Version of this format: "1".',
  ),
  mode: mode.default("enforce").describe(
    "observe records what would have happened and stops nothing; enforce stops it. A config without the key enforces.",
  ),
  doors: z.record(z.string(), door).default({}).describe(
    "What single doors do their own way: message, stdio, mcp, hook, egress.",
  ),
  server: server.prefault({}),
  identity: identity.prefault({}),
  default_policy: z.enum(["allow", "deny"]).default("allow").describe(
    "Whether agents without can_message, and agents that the config does not name, may send.",
  ),
  agents: agents.default({}),
  rules: z.array(ruleOverride).max(4096).default([]).describe("The operator's word on single rules."),
  quarantine: quarantine.prefault({}),
  rate_limit: rateLimit.prefault({}),
  limits: limits.prefault({}),
  db_backend: word.default("sqlite").describe("Store: sqlite or memory."),
  db_path: path.default("").describe("Database file. Empty: oktsec.db in Oktsec's home."),
  db_dsn: z.string().optional().describe("Address of a database server. Not active yet."),
  custom_rules_dir: path.optional().describe(
    "Folder of your own rules: *.ts and *.yaml, read with the folders below it. They add to the built-in ones.",
  ),
  rule_host: ruleHost.prefault({}),
  plugins: z.array(plugin).max(256).default([]).describe("Plugins of your own: code that runs as part of Oktsec."),
  anomaly: anomaly.optional(),
  forward_proxy: forwardProxy.optional(),
  gateway: gateway.optional(),
  mcp_servers: z.record(z.string(), mcpServer).optional().describe(
    "Servers behind the gateway, by name. Not active yet.",
  ),
  hooks: hooks.optional(),
  webhooks: z.array(webhook).max(256).optional().describe("Where events are sent. Not active yet."),
  category_webhooks: z.array(categoryWebhook).max(256).optional().describe(
    "Webhooks of whole categories. Not active yet.",
  ),
  alerting: alerting.optional(),
  deployment: deployment.optional(),
  trust_boundaries: trustBoundaries.optional(),
  audit: audit.optional(),
});

type DeepReadonly<T> = T extends readonly (infer Item)[] ? readonly DeepReadonly<Item>[]
  : T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
  : T;

/** A checked config with all defaults filled in and all paths absolute. Deep-frozen. */
export type Config = DeepReadonly<z.output<typeof configSchema>>;
/** One agent of a config. */
export type AgentConfig = Config["agents"][string];
