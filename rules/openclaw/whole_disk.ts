import { allEntries, entriesAt, looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-010",
  title: "OpenClaw's file tools reach beyond the workspace",
  why: "Keys, mail and other projects are one tool call away.",
  fix: "Set workspaceOnly to true.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["workspaceonly", "workspace"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    for (const entry of allEntries(root)) {
      if (entry.key === "workspaceOnly" && scalar(entry.value) === "false") yield entry;
    }
    for (const entry of entriesAt(root, ["agents", "defaults", "workspace"])) {
      if (/^(?:~\/?|\/|\$HOME|\/home|\/root)$/.test(scalar(entry.value) ?? "")) yield entry;
    }
  },
  examples: {
    flags: [{ text: "{gateway: {}, tools: {fs: {workspaceOnly: false}}}", kind: "config" }, {
      text: '{"agents": {"defaults": {"workspace": "~"}}}',
      kind: "config",
    }, { text: "{agents: {}, tools: {exec: {applyPatch: {workspaceOnly: false}}}}", kind: "config" }],
    passes: [
      { text: "{gateway: {}, tools: {fs: {workspaceOnly: true}}}", kind: "config" },
      { text: '{"workspaceOnly": false}', kind: "config" },
      { text: '{agents: {defaults: {workspace: "~/.openclaw/workspace"}}}', kind: "config" },
      { text: "{gateway: {}, tools: {fs: {workspaceOnly: false}}}", kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
