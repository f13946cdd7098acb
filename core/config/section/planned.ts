/** Sections of features that are not active yet: checked, so that a config written today is right on the day they are. */
import { z } from "zod";
import { count, path, port, word, words } from "./common.ts";

/** How a surface knows its callers; shared by gateway, hooks and forward proxy. */
const surface = {
  require_auth: z.union([z.boolean(), z.literal("auto")], { error: "must be auto, true or false" }).optional().describe(
    "Ask callers for a credential.",
  ),
  auth_methods: words.optional().describe("Kinds of credentials."),
  trusted_loopback_headers: z.boolean().optional().describe("Believe the agent header of local callers."),
};

/** Risk scores of agents. */
export const anomaly = z.strictObject({
  check_interval: count.default(60).describe("Seconds between two looks."),
  risk_threshold: z.number().default(50).describe("Score that raises an alert. 0 and less: off."),
  min_messages: count.default(5).describe("Messages before a score counts."),
  auto_suspend: z.boolean().default(false).describe("Suspend an agent above the threshold."),
}).describe("Risk scores of agents. Not active yet.");

/** The egress proxy. */
export const forwardProxy = z.strictObject({
  enabled: z.boolean().default(false).describe("Run it."),
  port: port.default(8083).describe("Port to listen on."),
  bind: word.default("127.0.0.1").describe("Address to listen on."),
  allowed_domains: words.default([]).describe("Domains that may be reached. Empty: all."),
  blocked_domains: words.default([]).describe("Domains that may not; wins."),
  scan_requests: z.boolean().default(true).describe("Scan what is sent."),
  scan_responses: z.boolean().default(false).describe("Scan what is answered."),
  max_body_size: count.default(1_048_576).describe("Bytes of a body that are read."),
  ...surface,
}).describe("The egress proxy. Not active yet.");

/** The MCP gateway. */
export const gateway = z.strictObject({
  enabled: z.boolean().default(false).describe("Run it."),
  port: port.default(9090).describe("Port to listen on."),
  bind: word.default("127.0.0.1").describe("Address to listen on."),
  endpoint_path: z.string().startsWith("/", "must start with a slash").default("/mcp").describe(
    "Path of the endpoint.",
  ),
  scan_responses: z.boolean().default(true).describe("Scan what backends answer."),
  dep_check: z.boolean().optional().describe("Check the packages of backends."),
  verify_delegation_scope: z.boolean().optional().describe("Hold calls to their delegation."),
  disable_auto_register: z.boolean().optional().describe("Refuse agents that the config does not name."),
  ...surface,
}).describe("The MCP gateway. Not active yet.");

/** A server behind the gateway. */
export const mcpServer = z.strictObject({
  transport: z.enum(["stdio", "http"]).describe("How it is reached."),
  command: z.string().optional().describe("stdio: what to start."),
  args: z.array(z.string()).optional().describe("stdio: its arguments."),
  url: z.string().optional().describe("http: where it is."),
  headers: z.record(z.string(), z.string()).optional().describe("http: headers to send."),
  env: z.record(z.string(), z.string()).optional().describe("stdio: its environment."),
  working_dir: path.optional().describe("stdio: where it starts."),
  egress_sandbox: z.boolean().optional().describe("stdio: connect through the egress proxy only."),
}).describe("A server behind the gateway. Not active yet.");

/** Hooks of coding agents. */
export const hooks = z.strictObject({ ...surface }).describe("Hooks of coding agents. Not active yet.");

/** Where events are sent. */
export const webhook = z.strictObject({
  name: word.optional().describe("Name that notify uses."),
  url: word.describe("Where to post."),
  events: words.optional().describe("Events to post. Absent: all."),
}).describe("Where events are sent. Not active yet.");

/** Webhooks of a whole category. */
export const categoryWebhook = z.strictObject({
  category: word.describe("Category id."),
  notify: words.describe("Webhooks by name or address."),
}).describe("Webhooks of a whole category. Not active yet.");

/** When people are told. */
export const alerting = z.strictObject({
  cooldown: z.union([z.string(), z.number()], { error: "must be a time such as 5m, or seconds" }).optional().describe(
    "Time between two alerts of a kind: 5m, or seconds.",
  ),
  suspensions: z.boolean().optional().describe("Tell of suspensions."),
  anomalies: z.boolean().optional().describe("Tell of risk scores."),
  llm_threats: z.boolean().optional().describe("Without effect: there is no such detector."),
}).describe("When people are told. Not active yet.");

/** What kind of installation this is. */
export const deployment = z.strictObject({
  profile: z.enum(["local", "enterprise"]).optional().describe("enterprise asks every caller for a credential."),
  org_id: z.string().optional().describe("Label of the organisation."),
  require_surface_auth: z.boolean().optional().describe("Ask callers for a credential on every surface."),
}).describe("What kind of installation this is. Not active yet.");

/** What counts as inside. */
export const trustBoundaries = z.strictObject({
  internal: words.optional().describe("Domains and address ranges."),
}).describe("What counts as inside. Not active yet.");

/** The audit's extras. */
export const audit = z.strictObject({
  export_blocked: z.boolean().optional().describe("Write a test case for what is stopped."),
}).describe("The audit's extras. Not active yet.");
