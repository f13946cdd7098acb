import { identifier, isCodiceFiscale } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_014",
  title: "Italian codice fiscale",
  why: "It is made of name, birth date and birthplace, and stands for a person everywhere in Italy.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["codice", "fiscale", "cf", "c.f", "tax", "italian", "contribuente", "nato", "nata"],
  match: identifier(/\b[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]\b/i, {
    valid: isCodiceFiscale,
    context: /\b(?:codice|fiscale|c\.?f\.?|tax|italian|contribuente|nato|nata)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Codice fiscale: " + "VRDLC" + "U82C1" + "4F205Z" + "",
      { text: "cf " + "BNCMR" + "Z61H5" + "2H501W" + " confermato", kind: "tool_result" },
      { text: "Italian tax code " + "VRDLC" + "U82C1" + "4F205Z" + " of the guest", kind: "document" },
    ],
    passes: [
      "codice fiscale RSSMRA85T10A562T is wrong",
      "codice del prodotto ABCDEF12G34H567I",
      "il codice fiscale ha 16 caratteri",
    ],
  },
});
