import { allEntries, looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-008",
  title: "OpenClaw's protections are switched off by a danger flag",
  why: "The names say it: each flag removes a check that was added after an attack.",
  fix: "Remove the flag.",
  severity: "critical",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["dangerously", "allowunsafe", "nosandbox", "allowinsecure", "allowrealipfallback"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of allEntries(openclaw(sample))) {
      // Retired: the program accepts it and does nothing.
      if (entry.key === "dangerouslyDisableDeviceAuth") continue;
      if (
        /^(?:dangerously\w{3,60}|allowUnsafe\w{3,40}|allowInsecure\w{2,30}|noSandbox|allowRealIpFallback)$/.test(
          entry.key,
        ) && scalar(entry.value) === "true"
      ) yield entry;
    }
  },
  examples: {
    flags: [{ text: "{gateway: {controlUi: {dangerouslyAllowHostHeaderOriginFallback: true}}}", kind: "config" }, {
      text: '{"gateway": {}, "browser": {"ssrfPolicy": {"dangerouslyAllowPrivateNetwork": true}}}',
      kind: "config",
    }, { text: "{hooks: {mappings: [{allowUnsafeExternalContent: true}]}, agents: {}}", kind: "config" }],
    passes: [
      { text: "{gateway: {controlUi: {dangerouslyDisableDeviceAuth: true}}}", kind: "config" },
      { text: '{"gateway": {}, "browser": {"noSandbox": false}}', kind: "config" },
      { text: '{"dangerouslyAllow": true}', kind: "config" },
      { text: "{gateway: {controlUi: {dangerouslyAllowHostHeaderOriginFallback: true}}}", kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
