import { defineRule } from "oktsec/rule";
import { ACCOUNT_WORDS, accounts } from "./_iban.ts";

export default defineRule({
  id: "PII_060",
  title: "Bank account number (IBAN) in a payment",
  why:
    "In a transfer or a bill the number is where it belongs, so nothing is held; it is still a person's, and wrong where an agent has no payments to make.",
  fix: "Compare the account with the one on file before anything is paid. Keep it out of other agents' messages.",
  severity: "medium",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ACCOUNT_WORDS,
  match: accounts({ inPayment: true }),
  sensitive: true,
  examples: {
    flags: [
      "Please pay to DE89" + " 3704 0" + "044 053" + "2 0130 00" + " by Friday.",
      { text: "recipient: GB82" + "WEST12" + "345698" + "765432\namount: 12.50", kind: "tool_result" },
      { text: "invoice 4711, iban fr14" + "2004101" + "0050500" + "013m02606", kind: "document" },
    ],
    passes: [
      "Please pay by Friday.",
      "My account is DE89" + " 3704 0" + "044 053" + "2 0130 00.",
      "Transfer AB12 3456 7890 1234 was refused.",
    ],
  },
});
