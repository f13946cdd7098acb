import { entriesAt, looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-014",
  title: "OpenClaw announces all about itself to the network",
  why: "Version, paths and ports tell an attacker where to start.",
  fix: "Set discovery.mdns.mode to minimal or off.",
  severity: "medium",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["mdns"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of entriesAt(openclaw(sample), ["discovery", "mdns", "mode"])) {
      if (scalar(entry.value) === "full") yield entry;
    }
  },
  examples: {
    flags: [{ text: '{gateway: {}, discovery: {mdns: {mode: "full"}}}', kind: "config" }, {
      text: '{"agents": {}, "discovery": {"mdns": {"mode": "full"}}}',
      kind: "config",
    }, { text: "{channels: {}, discovery: {mdns: {mode: 'full'}}}", kind: "config" }],
    passes: [
      { text: '{gateway: {}, discovery: {mdns: {mode: "minimal"}}}', kind: "config" },
      { text: '{"mdns": {"mode": "full"}}', kind: "config" },
      { text: '{gateway: {}, discovery: {mdns: {mode: "off"}}}', kind: "config" },
      { text: '{gateway: {}, discovery: {mdns: {mode: "full"}}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
