import { identifier, isAadhaar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_011",
  title: "Indian Aadhaar number",
  why: "The number is tied to fingerprints, bank accounts and phones, and is for life.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["aadhaar", "aadhar", "uidai", "uid", "आधार"],
  match: identifier(/\b[2-9]\d{3}[ :-]?\d{4}[ :-]?\d{4}\b/, {
    valid: isAadhaar,
    context: /\b(?:aadhaa?r|uidai|uid|आधार)|आधार/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "My Aadhaar number is " + "6668" + " 680" + "6 2600" + ".",
      { text: "aadhaar_no: aadhaar " + "2460" + "4622" + "2026" + "", kind: "tool_result" },
      { text: "आधार " + "6668" + " 680" + "6 2600" + "", kind: "message" },
    ],
    passes: [
      "aadhaar 1234 5678 9012",
      "3998 7654 3211 tons of steel",
      "Aadhaar is issued by UIDAI",
    ],
  },
});
