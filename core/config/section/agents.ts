import { z } from "zod";
import { count, mode, word, words } from "./common.ts";

/** Alone in `allowed_tools`, it allows no tool at all. */
export const DENY_ALL_TOOLS = "__oktsec_deny_all__";

const aclEntry = z.strictObject({
  target: word.describe("Recipient, or *."),
  constraints: z.array(z.strictObject({
    type: z.enum(["rate", "ttl"]).describe("rate limits how often, ttl until when."),
    max_messages: count.optional().describe("Messages in a window."),
    window_secs: count.optional().describe("Length of the window."),
    expires_at: word.optional().describe("RFC 3339."),
  })).optional().describe("All must hold."),
});

const toolPolicy = z.strictObject({
  max_amount: z.number().min(0).optional().describe("Largest amount of one call."),
  daily_limit: z.number().min(0).optional().describe("Amount in 24 hours."),
  require_approval_above: z.number().min(0).optional().describe("Amount that a person must approve."),
  rate_limit: count.optional().describe("Calls in an hour."),
});

const toolConstraint = z.strictObject({
  tool: word.describe("Tool that is constrained."),
  parameters: z.record(
    z.string(),
    z.strictObject({
      allowed_patterns: words.optional().describe("Globs of which one must match."),
      blocked_patterns: words.optional().describe("Globs of which none may match."),
      max_length: count.optional().describe("Characters at most."),
    }),
  ).optional().describe("By parameter name."),
  max_response_bytes: count.optional().describe("Size of an answer at most."),
  cooldown_secs: count.optional().describe("Seconds between two calls."),
});

const toolChainRule = z.strictObject({
  if: word.describe("After this tool ran,"),
  then: words.describe("these are refused"),
  cooldown_secs: count.optional().describe("for this many seconds."),
});

const egress = z.strictObject({
  allowed_domains: words.optional().describe("Domains that may be reached; *.x is any subdomain."),
  blocked_domains: words.optional().describe("Domains that may not; wins."),
  integrations: words.optional().describe("Named sets of domains."),
  scope: z.string().optional().describe("internal: the trust boundary only."),
  scan_requests: z.boolean().optional().describe("Scan what is sent."),
  scan_responses: z.boolean().optional().describe("Scan what is answered."),
  blocked_categories: words.optional().describe("Categories that block here."),
  rate_limit: count.optional().describe("Requests in a window."),
  rate_window: count.optional().describe("Seconds of the window."),
  tool_restrictions: z.record(z.string(), z.unknown()).optional().describe("Domains by tool."),
});

/** One agent: who it may talk to, what it may call, what it may say. */
export const agent = z.strictObject({
  can_message: words.optional().describe('Recipients. Absent: default_policy. []: nobody. ["*"]: anyone.'),
  blocked_content: words.default([]).describe(
    "Content categories that block whatever their severity: category ids, or credentials, pii, system-prompts, …",
  ),
  allowed_tools: words.default([]).describe(
    `Tools that it may call. Absent or empty: all. ${DENY_ALL_TOOLS} alone: none.`,
  ),
  suspended: z.boolean().default(false).describe("Refuse everything from and to this agent, in any mode."),
  mode: mode.optional().describe("Mode for what this agent sends. Absent: the door's, then the global one."),
  key_version: count.default(0).describe("Key version that its signatures must cover. 0: not pinned."),
  description: z.string().max(4096).optional().describe("What it is for."),
  created_by: z.string().max(1024).optional().describe("Who added it."),
  created_at: z.string().max(128).optional().describe("When it was added."),
  location: z.string().max(1024).optional().describe("Where it runs."),
  tags: words.optional().describe("Labels for filters."),
  acl_entries: z.array(aclEntry).optional().describe("Recipients with constraints. Not active yet."),
  tool_policies: z.record(z.string(), toolPolicy).optional().describe("Amounts and rates by tool. Not active yet."),
  tool_constraints: z.array(toolConstraint).optional().describe("Limits on parameters. Not active yet."),
  tool_chain_rules: z.array(toolChainRule).optional().describe(
    "Tools that must not follow each other. Not active yet.",
  ),
  scan_profile: z.enum(["strict", "content-aware", "minimal"]).optional().describe(
    "How much is scanned. Not active yet.",
  ),
  egress: egress.optional().describe("Where it may connect to. Not active yet."),
  max_concurrent_calls: z.int().optional().describe("Gateway calls at once. Not active yet."),
  max_delegation_depth: z.int().optional().describe("Hops of a delegation. Not active yet."),
}).describe("One agent: who it may talk to, what it may call, what it may say.");

/** All agents, by name. */
export const agents = z.record(z.string(), agent).describe("Agents by name.");
