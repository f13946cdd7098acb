import { looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-006",
  title: "OpenClaw's gateway asks nobody who they are",
  why: "Any program on the machine or the network is the owner.",
  fix: "Set auth.mode to token, with a long random token.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["auth"],
  match: function* (sample: Sample): Generator<Span> {
    const auth = member(member(openclaw(sample), "gateway")?.value ?? null, "auth")?.value ?? null;
    const mode = member(auth, "mode");
    if (mode !== null && /^(?:none|off|disabled)$/.test(scalar(mode.value) ?? "")) yield mode;
    const token = member(auth, "token");
    const value = token?.value.kind === "string" ? token.value.value : null;
    if (
      token !== null && value !== null && !/^\$\{/.test(value) &&
      (value.length < 16 || /^(?:change|token|secret|password|test)/i.test(value))
    ) yield token;
  },
  examples: {
    flags: [{ text: '{gateway: {auth: {mode: "none"}}}', kind: "config" }, {
      text: '{"gateway": {"bind": "lan", "auth": {"mode": "token", "token": "changeme"}}}',
      kind: "config",
    }, { text: '{gateway: {auth: {mode: "off"}, port: 1}}', kind: "config" }],
    passes: [
      { text: '{gateway: {auth: {mode: "token", token: "${OPENCLAW_TOKEN}"}}}', kind: "config" },
      { text: '{"auth": {"mode": "none"}}', kind: "config" },
      { text: '{gateway: {auth: {mode: "password", password: "${P}"}}}', kind: "config" },
      { text: '{gateway: {auth: {mode: "none"}}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
