import { entriesAt, isKeyFile, looseJson, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "AGENTCFG_SECRET_READ_ALLOW_001",
  title: "An agent's settings allow reading files of secrets",
  why: "The question that would have stopped the theft is answered in advance.",
  fix: "Deny these paths instead.",
  severity: "medium",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["read(", "bash(cat"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of entriesAt(looseJson(sample), ["permissions", "allow"])) {
      if (
        strings(entry.value).some((rule) =>
          /^(?:Read|Bash|Edit|Glob|Grep)\(/.test(rule) &&
          (isKeyFile(rule) || /\.(?:env|ssh|aws|gnupg|netrc|npmrc|kube)\b(?!\.(?:example|sample))/.test(rule) ||
            /^Read\((?:\/\/?\*\*|~\/\*\*|\/\*)\)/.test(rule))
        )
      ) yield { start: entry.start, end: entry.end };
    }
  },
  examples: {
    flags: [{ text: '{"permissions": {"allow": ["Read(~/.ssh/**)"]}}', kind: "config" }, {
      text: '{"permissions": {"allow": ["Bash(cat .env)"]}}',
      kind: "config",
    }, { text: '{"permissions": {"allow": ["Read(//**)"]}}', kind: "config" }],
    passes: [{ text: '{"permissions": {"deny": ["Read(.env)"]}}', kind: "config" }, {
      text: '{"permissions": {"allow": ["Read(src/**)", "Read(.env.example)"]}}',
      kind: "config",
    }, { text: '{"permissions": {"allow": ["Bash(ls)"]}}', kind: "config" }],
  },
});
