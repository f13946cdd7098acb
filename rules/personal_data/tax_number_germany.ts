import { identifier, isGermanTaxId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_016",
  title: "German tax number",
  why: "The number is for life and stands for a person at every office.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["steuer", "idnr", "tax id", "tax number", "finanzamt", "identifikationsnummer"],
  match: identifier(/\b[1-9]\d ?\d{3} ?\d{3} ?\d{3}\b/, {
    valid: isGermanTaxId,
    context: /(?:steuer|\bidnr\b|\btin\b|tax|finanzamt|identifikationsnummer)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Meine Steuer-ID: " + "842" + "864" + "66202" + "",
      { text: "idnr " + "47 4" + "02 6" + "64 442" + " liegt vor", kind: "tool_result" },
      { text: "das Finanzamt schrieb wegen " + "842" + "864" + "66202" + "", kind: "document" },
    ],
    passes: [
      "Steuer-ID 86095742718 hat eine falsche Ziffer",
      "Bestellung 84286466202",
      "die Steuer ist fällig",
    ],
  },
});
