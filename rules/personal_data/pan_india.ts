import { identifier, isPan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_012",
  title: "Indian permanent account number (PAN)",
  why: "It ties together every account and investment of a person in India.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "permanent account",
    "income tax",
    "income-tax",
    "itr",
    "nsdl",
    "pan ",
    "pan:",
    "pan=",
    'pan"',
    "pan'",
    "pan#",
    "pan-",
    "pan_",
    "pan.",
    " pan",
  ],
  match: identifier(/\b[A-Z]{5}\d{4}[A-Z]\b/i, {
    valid: isPan,
    context: /\b(?:pan|permanent account|income[\s-]?tax|itr|nsdl)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "My PAN is " + "SWQ" + "PK0" + "468C" + ".",
      { text: "pan_number: PAN " + "SSK" + "CA4" + "260Q" + "", kind: "tool_result" },
      { text: "income tax return of " + "SWQ" + "PK0" + "468C" + " was filed", kind: "document" },
    ],
    passes: [
      "model ABCDE1234F of the pan",
      "PAN card is needed",
      "frying pan SKU ABXDE1999K",
    ],
  },
});
