import { identifier, isBsn } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_017",
  title: "Dutch citizen service number (BSN)",
  why: "It stands for a person at every office, doctor and employer.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["bsn", "burgerservicenummer", "sofi", "dutch"],
  match: identifier(/\b\d{4}\.?\d{2}\.?\d{3}\b|\b\d{9}\b/, {
    valid: isBsn,
    context: /\b(?:bsn|burgerservicenummer|sofi(?:nummer)?|dutch (?:id|citizen))\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Mijn BSN is " + "088" + "228" + "800" + ".",
      { text: "bsn: " + "246" + "8.6" + "6.482" + "", kind: "tool_result" },
      { text: "burgerservicenummer " + "088" + "228" + "800" + " is bevestigd", kind: "document" },
    ],
    passes: [
      "BSN 111222334 is ongeldig",
      "order 088228800",
      "het BSN heeft negen cijfers",
    ],
  },
});
