import { entriesAt, looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-009",
  title: "OpenClaw's agents run outside of the sandbox",
  why: "Commands of a conversation run on the host itself.",
  fix: "Set sandbox.mode to all or non-main.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["sandbox"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    for (
      const path of [["agents", "defaults", "sandbox", "mode"], ["agents", "entries", "*", "sandbox", "mode"], [
        "agents",
        "list",
        "*",
        "sandbox",
        "mode",
      ]]
    ) {
      for (const entry of entriesAt(root, path)) if (scalar(entry.value) === "off") yield entry;
    }
  },
  examples: {
    flags: [{ text: '{agents: {defaults: {sandbox: {mode: "off"}}}}', kind: "config" }, {
      text: '{"agents": {"entries": {"a": {"sandbox": {"mode": "off"}}}}, "tools": {}}',
      kind: "config",
    }, { text: '{agents: {list: [{id: "a", sandbox: {mode: "off"}}]}}', kind: "config" }],
    passes: [
      { text: '{agents: {defaults: {sandbox: {mode: "all"}}}}', kind: "config" },
      { text: '{"sandbox": {"mode": "off"}}', kind: "config" },
      { text: '{agents: {defaults: {sandbox: {mode: "non-main"}}}}', kind: "config" },
      { text: '{agents: {defaults: {sandbox: {mode: "off"}}}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
