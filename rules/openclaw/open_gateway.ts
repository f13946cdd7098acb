import { looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-002",
  title: "OpenClaw's gateway listens beyond this machine",
  why: "Whoever reaches the port talks to the agent and to its tools.",
  fix: "Bind it to loopback and use a tunnel with a login.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ['"bind"', "bind:", "custombindhost"],
  match: function* (sample: Sample): Generator<Span> {
    const gateway = member(openclaw(sample), "gateway")?.value ?? null;
    const bind = member(gateway, "bind");
    if (bind !== null && /^(?:lan|0\.0\.0\.0|::|all|custom|any)$/.test(scalar(bind.value) ?? "")) yield bind;
  },
  examples: {
    flags: [{ text: '{gateway: {mode: "local", bind: "lan"}}', kind: "config" }, {
      text: '{"gateway": {"port": 18789, "bind": "0.0.0.0"}}',
      kind: "config",
    }, { text: '{gateway: {bind: "custom", customBindHost: "0.0.0.0"}}', kind: "config" }],
    passes: [
      { text: '{gateway: {bind: "loopback"}}', kind: "config" },
      { text: '{"server": {"bind": "0.0.0.0"}}', kind: "config" },
      { text: '{gateway: {port: 1, auth: {mode: "token"}}}', kind: "config" },
      { text: '{gateway: {mode: "local", bind: "lan"}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
