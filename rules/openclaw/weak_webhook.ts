import { looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-104",
  title: "OpenClaw's webhook can be guessed or steered",
  why: "A short token is guessed; a caller who picks the session writes into somebody else's.",
  fix: "Use a long token and fixed session keys.",
  severity: "medium",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["hooks"],
  match: function* (sample: Sample): Generator<Span> {
    const hooks = member(openclaw(sample), "hooks")?.value ?? null;
    if (scalar(member(hooks, "enabled")?.value) !== "true") return;
    const token = member(hooks, "token");
    if (token?.value.kind === "string" && !token.value.value.startsWith("${") && token.value.value.length < 24) {
      yield token;
    }
    const steered = member(hooks, "allowRequestSessionKey");
    if (steered !== null && scalar(steered.value) === "true") yield steered;
  },
  examples: {
    flags: [{ text: '{gateway: {}, hooks: {enabled: true, token: "short"}}', kind: "config" }, {
      text: '{"agents": {}, "hooks": {"enabled": true, "token": "${T}", "allowRequestSessionKey": true}}',
      kind: "config",
    }, { text: '{channels: {}, hooks: {enabled: true, path: "/hooks", token: "abc123"}}', kind: "config" }],
    passes: [
      { text: '{gateway: {}, hooks: {enabled: true, token: "${HOOK_TOKEN}"}}', kind: "config" },
      { text: '{"hooks": {"enabled": true, "token": "x"}}', kind: "config" },
      { text: '{gateway: {}, hooks: {enabled: false, token: "x"}}', kind: "config" },
      { text: '{gateway: {}, hooks: {enabled: true, token: "short"}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
