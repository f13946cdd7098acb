import { entriesAt, looseJson, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "AGENTCFG_BROAD_ALLOW_001",
  title: "An agent's settings allow every command",
  why: "The list of allowed commands holds a wildcard that is all of them, or a program that can run any other.",
  fix: "Allow single commands with fixed beginnings.",
  severity: "medium",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP02"], cwe: ["CWE-1188"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"allow"', "bash("],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of entriesAt(looseJson(sample), ["permissions", "allow"])) {
      const broad = strings(entry.value).some((rule) =>
        /^(?:\*|Bash|Bash\(\*\)|Bash\(:\*\)|PowerShell|Bash\((?:sudo|bash|sh|eval|rm|curl|wget|ssh|dd|chmod|python3?|node|perl)(?::\*|\s\*)\))$/
          .test(rule)
      );
      if (broad) yield { start: entry.start, end: entry.end };
    }
  },
  examples: {
    flags: [{ text: '{"permissions": {"allow": ["Bash(*)"]}}', kind: "config" }, {
      text: '{"permissions": {"allow": ["Read(*)", "Bash(curl:*)"]}}',
      kind: "config",
    }, { text: '{"permissions": {"allow": ["Bash(sudo:*)", "Edit"]}}', kind: "config" }],
    passes: [{ text: '{"permissions": {"allow": ["Bash(npm run test:*)"]}}', kind: "config" }, {
      text: '{"permissions": {"deny": ["Bash(curl:*)"]}}',
      kind: "config",
    }, { text: '{"allow": ["*"]}', kind: "config" }],
  },
});
