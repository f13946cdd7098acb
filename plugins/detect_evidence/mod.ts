/**
 * Evidence that composes: small signs in one place add up to a score, where no single pattern would say anything.
 *
 * It speaks through rules and not as a detector of its own, so that views, budget, redaction, overrides and explanations are those of
 * every rule.
 */
import { definePlugin } from "../../core/contract/plugin.ts";
import { evidenceRules } from "./rules.ts";

export default definePlugin({
  name: "detect-evidence",
  api: 1,
  setup: (host) => host.rules(...evidenceRules),
});
