import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "AGENT_SKILL_WILDCARD_TOOLS_001",
  title: "A skill asks for every tool",
  why: "Instructions that need all tools need a reason for all of them.",
  fix: "List the tools that the skill uses.",
  severity: "medium",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI02"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  reads: ["document", "config", "resource", "tool_description"],
  keywords: ["allowed-tools", "allowed_tools"],
  match:
    /(?:^|\n)\s{0,4}allowed[-_]tools\s{0,2}:\s{0,3}(?:\[\s{0,2})?["']?(?:\*|all|Bash\(\*\)|\.\*)["']?\s{0,2}(?:\]|,|\r?\n|$)/i,
  examples: {
    flags: [{ text: '---\nname: helper\nallowed-tools: "*"\n---', kind: "document" }, {
      text: "---\nname: x\nallowed-tools: [Bash(*)]\n---",
      kind: "document",
    }, { text: "---\nallowed_tools: all\nname: y\n---", kind: "document" }],
    passes: [{ text: "---\nname: x\nallowed-tools: Read, Grep\n---", kind: "document" }, {
      text: "---\nname: x\nallowed-tools: Bash(git log:*)\n---",
      kind: "document",
    }, { text: "The field allowed-tools lists tools.", kind: "document" }],
  },
});
