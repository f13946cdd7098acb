import { identifier, isIsraeliId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_051",
  title: "Israeli identity number",
  why: "It stands for a person at every office and bank.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["teudat", "ת.ז", "תז", "תעודת זהות", "israeli", "מספר זהות"],
  match: identifier(/\b\d{9}\b/, { valid: isIsraeliId, context: /(?:teudat|ת\.?ז|תעודת זהות|israeli|מספר זהות)/i }),
  sensitive: true,
  examples: {
    flags: [
      "Teudat zehut " + "688" + "608" + "280" + "",
      { text: "תעודת זהות " + "688" + "608" + "280" + "", kind: "tool_result" },
      { text: "Israeli id " + "688" + "608" + "280" + "", kind: "document" },
    ],
    passes: [
      "teudat zehut 688608281",
      "order 688608280",
      "תעודת זהות נדרשת",
    ],
  },
});
