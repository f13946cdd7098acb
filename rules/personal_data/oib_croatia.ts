import { identifier, isOib } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_048",
  title: "Croatian personal number (OIB)",
  why: "It stands for a person in every contract in Croatia.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["oib", "osobni", "croatian"],
  match: identifier(/\b\d{11}\b/, { valid: isOib, context: /\b(?:oib|osobni|croatian)\b/i }),
  sensitive: true,
  examples: {
    flags: [
      "OIB: " + "202" + "262" + "86264" + "",
      { text: "osobni broj " + "202" + "262" + "86264" + "", kind: "tool_result" },
      { text: "Croatian personal number " + "202" + "262" + "86264" + "", kind: "document" },
    ],
    passes: [
      "OIB 69435151531",
      "osobni automobil",
      "OIB ima jedanaest znamenki",
    ],
  },
});
