import { allEntries, looseJson, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-005",
  title: "OpenClaw's config includes a file outside of its folder",
  why: "Someone who can write that file writes the agent's configuration.",
  fix: "Keep includes in the config's folder.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["$include"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of allEntries(looseJson(sample))) {
      if (
        entry.key === "$include" &&
        strings(entry.value).some((path) => /(?:^|[\/\\])\.{2}(?:[\/\\]|$)|^\/(?:tmp|var\/tmp|dev\/shm)\//.test(path))
      ) yield entry;
    }
  },
  examples: {
    flags: [{ text: '{gateway: {$include: "../../shared/gateway.json5"}}', kind: "config" }, {
      text: '{"$include": ["./a.json5", "../b.json5"], "agents": {}}',
      kind: "config",
    }, { text: '{tools: {$include: "/tmp/tools.json5"}}', kind: "config" }],
    passes: [
      { text: '{gateway: {$include: "./gateway.json5"}}', kind: "config" },
      { text: '{"include": "../a"}', kind: "config" },
      { text: '{agents: {$include: "agents/main.json5"}}', kind: "config" },
      { text: '{gateway: {$include: "../../shared/gateway.json5"}}', kind: "message" },
    ],
  },
});
