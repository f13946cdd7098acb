import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_002",
  title: "A tool takes a name that sounds like the system's own",
  why: "Models and people give a tool called system or admin more trust than a stranger's tool deserves.",
  fix: "Rename it or remove the server.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI04", "ASI02"], mcp: ["MCP03", "MCP09"], cwe: ["CWE-451"] },
  reads: ["tool_description"],
  keywords: [
    "system",
    "admin",
    "root",
    "sudo",
    "kernel",
    "anthropic",
    "openai",
    "claude",
    "official",
    "trusted",
    "verified",
    "security",
    "oktsec",
    "default",
    "builtin",
  ],
  match: scan(
    /^\s{0,4}["'`]?((?:system|admin|root|sudo|kernel|anthropic|openai|claude|gpt|official|trusted|verified|oktsec|builtin|core_system)[_-](?:override|exec(?:ute)?|command|admin|root|access|control|tool|prompt|call|approve|permission|safe(?:ty)?|guard|security|verified|internal|bypass|eval|shell|master|instructions?|trusted)(?:[_-]\w{1,20}){0,2})["'`]?\s{0,2}(?::|$|[\u2014-])/i,
    () => true,
  ),
  examples: {
    flags: [{ text: "system_override: Sets the mode of the assistant.", kind: "tool_description" }, {
      text: "anthropic_internal",
      kind: "tool_description",
    }, { text: "admin_exec: Runs what it is given.", kind: "tool_description" }],
    passes: [{ text: "system_info: Returns CPU and memory use.", kind: "tool_description" }, {
      text: "admin_list_users: Lists the users of a workspace.",
      kind: "tool_description",
    }, { text: "root_cause_analysis: Analyses an incident.", kind: "tool_description" }],
  },
});
