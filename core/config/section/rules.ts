import { z } from "zod";
import { RULE_ACTIONS } from "../../contract/verdict.ts";
import { path, severity, word, words } from "./common.ts";

/** The operator's word on one rule. */
export const ruleOverride = z.strictObject({
  id: word.describe("Rule id, such as IAP-001."),
  severity: severity.optional().describe("Restates the rule's severity; action decides."),
  action: z.enum(RULE_ACTIONS).optional().describe(
    "What a finding of this rule does, instead of what its severity would. ignore takes it out.",
  ),
  notify: words.optional().describe("Webhooks to tell, by name or address; webhook means all. Not active yet."),
  template: z.string().max(16_384).optional().describe("Text of the notification. Not active yet."),
  apply_to_tools: words.optional().describe("Only for these tools. Excludes exempt_tools."),
  exempt_tools: words.optional().describe("Not for these tools. Excludes apply_to_tools."),
}).describe("The operator's word on one rule.");

/** What runs rules of others, and what happens when it is down. */
export const ruleHost = z.strictObject({
  on_failure: z.enum(["block", "flag"]).default("block").describe(
    "What happens to traffic that a rule in the rule host could not be asked about: block refuses it, as doors.<door>.on_error says; flag lets it pass with a finding.",
  ),
}).describe("The process without permissions that runs functions of your own rules.");

/** A plugin of the operator. */
export const plugin = z.strictObject({
  path: path.min(1).describe("Module to load: a .ts or .js file whose default export is a plugin."),
  options: z.record(z.string(), z.unknown()).default({}).describe("The plugin's own options."),
}).describe("A plugin of the operator.");
