import { entriesAt, looseJson, member, strings } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-012",
  title: "OpenClaw grants tools that control OpenClaw",
  why: "An agent that can change the gateway, start sessions or plan tasks can give itself the rest.",
  fix: "Deny gateway, cron and session tools.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ['"allow"', "allow:", "alsoallow"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    for (
      const path of [["tools", "allow"], ["tools", "alsoAllow"], ["agents", "entries", "*", "tools", "allow"], [
        "agents",
        "list",
        "*",
        "tools",
        "allow",
      ], ["gateway", "tools", "allow"]]
    ) {
      for (const entry of entriesAt(root, path)) {
        if (
          strings(entry.value).some((tool) =>
            /^(?:gateway|cron|sessions_spawn|sessions_send|nodes|group:automation|\*)$/.test(tool)
          )
        ) yield entry;
      }
    }
  },
  examples: {
    flags: [{ text: '{gateway: {tools: {allow: ["gateway", "cron"]}}}', kind: "config" }, {
      text: '{"agents": {"entries": {"a": {"tools": {"allow": ["sessions_spawn"]}}}}}',
      kind: "config",
    }, { text: '{gateway: {}, tools: {allow: ["read", "cron"]}}', kind: "config" }],
    passes: [
      { text: '{gateway: {}, tools: {deny: ["gateway", "cron"]}}', kind: "config" },
      { text: '{"allow": ["cron"]}', kind: "config" },
      { text: '{gateway: {}, tools: {allow: ["read"]}}', kind: "config" },
      { text: '{gateway: {tools: {allow: ["gateway", "cron"]}}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
