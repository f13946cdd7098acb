import { identifier, isSin } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_022",
  title: "Canadian social insurance number",
  why: "The number opens credit in a person's name.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["sin ", "sin:", 'sin"', "nas", "social insurance", "assurance sociale", "canad", "cra "],
  match: identifier(/\b\d{3}[- ]?\d{3}[- ]?\d{3}\b/, {
    valid: isSin,
    context: /\b(?:sin|nas|social insurance|assurance sociale|canada|canadian|cra)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "My SIN is " + "560" + "-68" + "2-262" + ".",
      { text: "social insurance number: " + "260" + " 84" + "2 646" + "", kind: "tool_result" },
      { text: "numéro d'assurance sociale " + "560" + "-68" + "2-262" + "", kind: "document" },
    ],
    passes: [
      "SIN 347-677-453",
      "phone 560-682-262",
      "a sin is forgiven",
    ],
  },
});
