import { identifier, isMbi, isNpi } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_057",
  title: "United States health-care identifier",
  why: "Provider and beneficiary numbers bill for treatments that never were.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["npi", "mbi", "medicare", "provider", "beneficiary", "patient"],
  match: identifier(
    /\b[12]\d{9}\b|\b[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/,
    {
      valid: (text) => isNpi(text) || isMbi(text),
      context: /\b(?:npi|mbi|medicare|provider|beneficiary|patients?)\b/i,
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      "NPI " + "188" + "602" + "4862" + "",
      { text: "Medicare beneficiary " + "4GG6" + "-CG2" + "-AG04" + "", kind: "tool_result" },
      { text: "patient mbi " + "7GC" + "6KA" + "2EK86" + "", kind: "document" },
    ],
    passes: [
      "NPI 1245319598",
      "provider 1234567890",
      "medicare part B",
    ],
  },
});
