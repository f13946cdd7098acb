import { identifier, isAhv } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_040",
  title: "Swiss AHV number",
  why: "It stands for a person at every office and insurer for life.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["756"],
  match: identifier(/\b756\.?\d{4}\.?\d{4}\.?\d{2}\b/, { valid: isAhv }),
  sensitive: true,
  examples: {
    flags: [
      "AHV-Nummer " + "756.0" + "422.4" + "480.24" + "",
      { text: "avs: " + "756.0" + "422.4" + "480.24" + "", kind: "tool_result" },
      { text: "Versicherte Person " + "756.0" + "422.4" + "480.24" + "", kind: "document" },
    ],
    passes: [
      "756.9217.0769.84",
      "756 people came",
      "the price is 756.00",
    ],
  },
});
