import { identifier, isNhsNumber } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_007",
  title: "United Kingdom NHS number",
  why: "The number leads to everything that a person told a doctor.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["nhs", "national health", "patient", "hospital"],
  match: identifier(/\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/, {
    valid: isNhsNumber,
    context: /\b(?:nhs|national health|patient|hospital)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "NHS number " + "820 " + "462 " + "2864" + ", seen on Monday.",
      { text: "patient record nhs_no: NHS " + "828" + "242" + "2088" + "", kind: "tool_result" },
      { text: "The NHS no. of the applicant is " + "820 " + "462 " + "2864" + "", kind: "document" },
    ],
    passes: [
      "NHS number 943 476 5918 has a wrong digit",
      "call 820 462 2864",
      "the NHS has 1.3 million staff",
    ],
  },
});
