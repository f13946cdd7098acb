import { looseJson, member, scalar, strings } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-001",
  title: "OpenClaw has every tool and denies none",
  why: "The full profile without a deny list gives a stranger's message every tool of the machine.",
  fix: "Set a narrower profile or a deny list.",
  severity: "medium",
  category: "openclaw-config",
  lane: "flag",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ['"full"', "'full'", '"full'],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    const tools = member(root, "tools")?.value ?? null;
    const profile = member(tools, "profile");
    if (profile !== null && scalar(profile.value) === "full" && strings(member(tools, "deny")?.value).length === 0) {
      yield profile;
    }
  },
  examples: {
    flags: [{ text: '{gateway: {}, tools: {profile: "full"}}', kind: "config" }, {
      text: '{"tools": {"profile": "full", "deny": []}, "channels": {}}',
      kind: "config",
    }, { text: "{agents: {defaults: {}}, tools: {profile: 'full', exec: {mode: \"ask\"}}}", kind: "config" }],
    passes: [
      { text: '{gateway: {}, tools: {profile: "full", deny: ["exec"]}}', kind: "config" },
      { text: '{tools: {profile: "minimal"}, gateway: {}}', kind: "config" },
      { text: '{"profile": "full"}', kind: "config" },
      { text: '{gateway: {}, tools: {profile: "full"}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
