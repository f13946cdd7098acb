import { identifier, isRoutingNumber } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_006",
  title: "Bank routing and account number",
  why: "Routing and account number together move money out by check or debit; the first alone only names a bank.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "medium",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "routing",
    "rtn",
    "wire",
    "sort code",
    "bank",
    "account",
    "aba ",
    "aba:",
    "aba#",
    "aba_",
    " aba",
    " ach ",
    "ach:",
    "ach#",
    "ach_",
    '"ach',
  ],
  match: identifier(/\b\d{9}\b/, {
    valid: isRoutingNumber,
    context: /\b(?:routing|aba|rtn|ach|wire|sort code|bank (?:code|account)|account\s?(?:number|no|#))/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Routing number " + "121" + "860" + "886" + ", account 000123987456.",
      { text: "ABA " + "071" + "006" + "208" + " for the wire", kind: "tool_result" },
      { text: "direct deposit to bank account at routing " + "121" + "860" + "886" + "", kind: "document" },
    ],
    passes: [
      "routing number 121860887 fails its check",
      "order 121860886",
      "the wire is 100 m long",
    ],
  },
});
