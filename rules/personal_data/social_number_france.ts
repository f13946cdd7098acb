import { identifier, isNir } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_015",
  title: "French social security number",
  why: "It says sex, birth month and birthplace, and opens a person's health records.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "nir",
    "sécu",
    "sociale",
    "insee",
    "vitale",
    "assur",
    "numéro",
    "numero",
    "french",
    "secu ",
    "secu:",
    "securite",
  ],
  match: identifier(/\b[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}\b/i, {
    valid: isNir,
    context: /\b(?:nir|s[eé]cu(?:rit[eé])?|sociale|insee|carte vitale|assur[eé]|num[eé]ro|french)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Numéro de sécurité sociale : " + "1 84 05" + " 75 116" + " 204 02" + "",
      { text: "nir: " + "28503" + "75116" + "86682" + "", kind: "tool_result" },
      { text: "carte vitale " + "1 84 05" + " 75 116" + " 204 02" + " au dossier", kind: "document" },
    ],
    passes: [
      "numéro 2 55 08 14 168 025 39",
      "commande numéro 12345",
      "la sécurité sociale rembourse",
    ],
  },
});
