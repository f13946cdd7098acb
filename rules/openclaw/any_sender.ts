import { allEntries, looseJson, member, strings } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-011",
  title: "OpenClaw's list of senders is everyone",
  why: "An allow list with a star is no list.",
  fix: "Name the senders.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["allowfrom"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of allEntries(openclaw(sample))) {
      if (!/^(?:allowFrom|ownerAllowFrom|groupAllowFrom)$/.test(entry.key)) continue;
      const lists = [
        entry.value,
        ...(entry.value.kind === "object" ? entry.value.entries.map(({ value }) => value) : []),
      ];
      if (lists.some((list) => strings(list).includes("*"))) yield entry;
    }
  },
  examples: {
    flags: [{ text: '{channels: {discord: {allowFrom: ["*"]}}}', kind: "config" }, {
      text: '{"gateway": {}, "tools": {"elevated": {"enabled": true, "allowFrom": {"telegram": ["*"]}}}}',
      kind: "config",
    }, { text: '{agents: {}, commands: {ownerAllowFrom: ["*"]}}', kind: "config" }],
    passes: [
      { text: '{channels: {whatsapp: {allowFrom: ["+15555550123"]}}}', kind: "config" },
      { text: '{"allowFrom": ["*"]}', kind: "config" },
      { text: '{channels: {discord: {groups: {"*": {requireMention: true}}}}}', kind: "config" },
      { text: '{channels: {discord: {allowFrom: ["*"]}}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
