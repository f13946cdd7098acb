import { identifier, isNino } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_008",
  title: "United Kingdom national insurance number",
  why: "It stands for a person in tax and benefits.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["nino", "ni ", "ni:", "insurance", "hmrc", "paye", "payroll", "ni number"],
  match: identifier(/\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/i, {
    valid: isNino,
    context: /\b(?:nino|ni\s?(?:no|number|num)?|national insurance|insurance|hmrc|paye|payroll)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "NI number " + "JG 4" + "2 28" + " 26 C" + " for payroll",
      { text: "National insurance: " + "PR4" + "280" + "28B" + "", kind: "tool_result" },
      { text: "HMRC wrote about " + "JG 4" + "2 28" + " 26 C" + " again", kind: "document" },
    ],
    passes: [
      "QQ 12 34 56 C is the sample number",
      "the part AB123456C fits",
      "national insurance is deducted monthly",
    ],
  },
});
