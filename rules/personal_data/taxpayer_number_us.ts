import { identifier, isItin } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_004",
  title: "United States taxpayer number (ITIN)",
  why: "It stands for a person in every dealing with the tax office.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["itin", "taxpayer", "tax id", "tax number", "irs ", "w-7"],
  match: identifier(/\b9\d{2}[- ]?\d{2}[- ]?\d{4}\b/, {
    valid: isItin,
    context: /\b(?:itin|tax(?:payer)?(?:[\s_-]{0,2}(?:id(?:entification)?|number|no))?|irs|w-?7)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "My ITIN is " + "948" + "-78" + "-2664" + ".",
      { text: "taxpayer id: " + "920" + "-88" + "-2426" + "", kind: "tool_result" },
      { text: "form W-7, number " + "948" + "-78" + "-2664" + ", approved", kind: "document" },
    ],
    passes: [
      "ITIN 911-40-1234 is not in use",
      "order 948-78-2664",
      "the tax is due on 15 April",
    ],
  },
});
