import { entriesAt, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "AGENTCFG_PERMS_WEAK_MODE_001",
  title: "An agent's project settings accept every edit",
  why: "Files change without a look, also those that run later.",
  fix: "Leave the mode to the person.",
  severity: "low",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI02"], mcp: ["MCP02"], cwe: ["CWE-1188"] },
  reads: ["config"],
  keywords: ["acceptedits"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of entriesAt(looseJson(sample), ["permissions", "defaultMode"])) {
      if (scalar(entry.value) === "acceptEdits") yield { start: entry.start, end: entry.end };
    }
  },
  examples: {
    flags: [{ text: '{"permissions": {"defaultMode": "acceptEdits"}}', kind: "config" }, {
      text: '{"permissions": {"defaultMode": \'acceptEdits\', "allow": []}}',
      kind: "config",
    }, { text: '// team\n{"permissions": {"defaultMode": "acceptEdits"}}', kind: "config" }],
    passes: [{ text: '{"permissions": {"defaultMode": "default"}}', kind: "config" }, {
      text: '{"defaultMode": "acceptEdits"}',
      kind: "config",
    }, { text: '{"permissions": {"allow": ["Edit"]}}', kind: "config" }],
  },
});
