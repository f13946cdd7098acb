import { defineRule } from "oktsec/rule";
import { ACCOUNT_WORDS, accounts } from "./_iban.ts";

export default defineRule({
  id: "PII_002",
  title: "Bank account number (IBAN)",
  why: "An account number and a name are all that a direct debit needs.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ACCOUNT_WORDS,
  match: accounts({ inPayment: false }),
  sensitive: true,
  examples: {
    flags: [
      "Her account is DE89" + " 3704 0" + "044 053" + "2 0130 00" + ", and the name on it is Lovelace.",
      { text: '{"iban": "GB82' + "WEST12" + "345698" + "765432" + '"}', kind: "tool_result" },
      { text: "my iban is fr14" + "2004101" + "0050500" + "013m02606", kind: "message" },
    ],
    passes: [
      "The IBAN must have 22 characters in Germany.",
      "Reference AB12 3456 7890 1234",
      "DE00 1234 5678 9012 3456 78 is not valid",
      "MODEL GB82TEST1234 is out of stock",
      "Please refund the amount to DE89" + " 3704 0" + "044 053" + "2 0130 00.",
    ],
  },
});
