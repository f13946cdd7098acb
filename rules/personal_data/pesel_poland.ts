import { identifier, isPesel } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_019",
  title: "Polish PESEL number",
  why: "It holds birth date and sex and stands for a person for life.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["pesel"],
  match: identifier(/\b\d{11}\b/, { valid: isPesel, context: /pesel/i }),
  sensitive: true,
  examples: {
    flags: [
      "Mój PESEL to " + "840" + "514" + "82206" + ".",
      { text: "pesel: " + "420" + "714" + "64686" + "", kind: "tool_result" },
      { text: "Numer PESEL pacjenta: " + "840" + "514" + "82206" + "", kind: "document" },
    ],
    passes: [
      "pesel 44051401459",
      "order 84051482206",
      "numer PESEL ma jedenaście cyfr",
    ],
  },
});
