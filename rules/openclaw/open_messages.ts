import { entriesAt, looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-003",
  title: "OpenClaw answers messages from anyone",
  why: "Each stranger who finds the bot gives orders to an agent with tools.",
  fix: "Use pairing or an allow list.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["dmpolicy", '"policy"', "policy:"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    for (const path of [["channels", "*"], ["channels", "*", "accounts", "*"], ["channels", "*", "dm"]]) {
      for (const { value } of entriesAt(root, path)) {
        const policy = member(value, path.at(-1) === "dm" ? "policy" : "dmPolicy");
        if (policy !== null && scalar(policy.value) === "open") yield policy;
      }
    }
  },
  examples: {
    flags: [{ text: '{channels: {discord: {enabled: true, dmPolicy: "open", allowFrom: ["*"]}}}', kind: "config" }, {
      text: '{"gateway": {}, "channels": {"telegram": {"accounts": {"a": {"dmPolicy": "open"}}}}}',
      kind: "config",
    }, { text: '{channels: {matrix: {dm: {policy: "open"}}}, agents: {}}', kind: "config" }],
    passes: [
      { text: '{channels: {discord: {dmPolicy: "pairing"}}}', kind: "config" },
      { text: '{"dmPolicy": "open"}', kind: "config" },
      { text: '{channels: {telegram: {dmPolicy: "allowlist"}}, gateway: {}}', kind: "config" },
      { text: '{channels: {discord: {enabled: true, dmPolicy: "open", allowFrom: ["*"]}}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
