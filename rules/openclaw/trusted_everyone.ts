import { entriesAt, looseJson, member, strings } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-101",
  title: "OpenClaw trusts every proxy, origin or network",
  why: "A header or an address that anyone can have counts as proof.",
  fix: "List the proxies, origins and networks that are yours.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["trustedproxies", "allowedorigins", "autoapprovecidrs", "agenttoagent"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    for (
      const path of [["gateway", "trustedProxies"], ["gateway", "controlUi", "allowedOrigins"], [
        "gateway",
        "nodes",
        "pairing",
        "autoApproveCidrs",
      ]]
    ) {
      for (const entry of entriesAt(root, path)) {
        if (strings(entry.value).some((value) => /^(?:\*|0\.0\.0\.0\/0|::\/0)$/.test(value))) yield entry;
      }
    }
  },
  examples: {
    flags: [{ text: '{gateway: {trustedProxies: ["0.0.0.0/0"]}}', kind: "config" }, {
      text: '{"gateway": {"controlUi": {"allowedOrigins": ["*"]}}}',
      kind: "config",
    }, { text: '{gateway: {nodes: {pairing: {autoApproveCidrs: ["::/0"]}}}}', kind: "config" }],
    passes: [
      { text: '{gateway: {trustedProxies: ["127.0.0.1"]}}', kind: "config" },
      { text: '{"allowedOrigins": ["*"]}', kind: "config" },
      { text: '{gateway: {controlUi: {allowedOrigins: ["https://a.example"]}}}', kind: "config" },
      { text: '{gateway: {trustedProxies: ["0.0.0.0/0"]}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
