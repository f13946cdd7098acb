import { allEntries, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "AGENTCFG_MCP_AUTOAPPROVE_001",
  title: "An agent's settings accept every server of a project",
  why: "The folder decides which programs are started, not the person.",
  fix: "Name the servers that you know.",
  severity: "medium",
  category: "mcp-config",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP09"], cwe: ["CWE-829"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["enableallprojectmcpservers"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of allEntries(looseJson(sample))) {
      if (entry.key === "enableAllProjectMcpServers" && scalar(entry.value) === "true") {
        yield { start: entry.start, end: entry.end };
      }
    }
  },
  examples: {
    flags: [{ text: '{"enableAllProjectMcpServers": true}', kind: "config" }, {
      text: '{"permissions": {"allow": []}, "enableAllProjectMcpServers": true}',
      kind: "config",
    }, { text: '{ // local\n  "enableAllProjectMcpServers": true, }', kind: "config" }],
    passes: [{ text: '{"enableAllProjectMcpServers": false}', kind: "config" }, {
      text: '{"enabledMcpjsonServers": ["github"]}',
      kind: "config",
    }, { text: "Set enableAllProjectMcpServers to true to accept all.", kind: "document" }],
  },
});
