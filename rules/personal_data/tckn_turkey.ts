import { identifier, isTurkishId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_050",
  title: "Turkish identity number",
  why: "It stands for a person at every office, bank and hospital.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["t.c.", "kimlik", "tckn", "turkish"],
  match: identifier(/\b[1-9]\d{10}\b/, { valid: isTurkishId, context: /(?:\btc\b|t\.c\.|kimlik|\btckn\b|turkish)/i }),
  sensitive: true,
  examples: {
    flags: [
      "TC kimlik no: " + "141" + "820" + "00826" + "",
      { text: "tckn " + "141" + "820" + "00826" + "", kind: "tool_result" },
      { text: "Turkish id number " + "141" + "820" + "00826" + "", kind: "document" },
    ],
    passes: [
      "TC kimlik 10000000147",
      "kimlik kartı",
      "turkish coffee 14182",
    ],
  },
});
