import { allEntries, isPlaceholder, looksRandom, looseJson, member } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-007",
  title: "A secret stands in plain text in OpenClaw's config",
  why: "The file is backed up, included and read by plugins.",
  fix: "Use a reference to the environment or to a store of secrets.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["token", "password", "apikey", "api_key", "secret"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of allEntries(openclaw(sample))) {
      const value = entry.value.kind === "string" ? entry.value.value : "";
      if (
        /(?:token|password|secret|api_?key)$/i.test(entry.key) && value.length >= 16 && !/^\$\{|\s/.test(value) &&
        !isPlaceholder(value) && looksRandom(value, { length: 16, least: 0.6 })
      ) yield entry;
    }
  },
  examples: {
    flags: [{ text: '{channels: {telegram: {botToken: "' + "q7Xw2Lm9Zr4" + 'Tk8Vb1Nc6"}}}', kind: "config" }, {
      text: '{"gateway": {"auth": {"token": "' + "f2c6b1d90a7e" + '4c53b8fe01927d64"}}}',
      kind: "config",
    }, { text: '{agents: {}, models: {apiKey: "' + "Zk3PqR7tVw9X" + 'yB2dFh5Lm"}}', kind: "config" }],
    passes: [{ text: '{channels: {telegram: {botToken: "${TELEGRAM_BOT_TOKEN}"}}}', kind: "config" }, {
      text: '{"token": "q7Xw2Lm9Zr4Tk8Vb1Nc6"}',
      kind: "config",
    }, { text: '{gateway: {auth: {token: "your-token-goes-here-please"}}}', kind: "config" }],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
