import { identifier, isSnils } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_049",
  title: "Russian SNILS number",
  why: "It stands for a person in pensions, health and public services.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["снилс", "snils"],
  match: identifier(/\b\d{3}-?\d{3}-?\d{3}[ -]?\d{2}\b/, { valid: isSnils, context: /(?:снилс|\bsnils\b)/i }),
  sensitive: true,
  examples: {
    flags: [
      "СНИЛС " + "122-" + "262-" + "240 02" + "",
      { text: "snils: " + "122-" + "262-" + "240 02" + "", kind: "tool_result" },
      { text: "номер СНИЛС " + "122-" + "262-" + "240 02" + "", kind: "document" },
    ],
    passes: [
      "СНИЛС 112-233-445 96",
      "phone 122-262-240 02",
      "СНИЛС выдаёт фонд",
    ],
  },
});
