import { identifier, isBelgianNumber } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_018",
  title: "Belgian national register number",
  why: "It holds the birth date and stands for a person at every office.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["rijksregister", "registre national", "niss", "insz", "nrn", "national", "belg"],
  match: identifier(/\b\d{2}\.?\d{2}\.?\d{2}-?\d{3}\.?\d{2}\b/, {
    valid: isBelgianNumber,
    context: /(?:rijksregister|registre national|\bniss\b|\binsz\b|\bnrn\b|national(?:e)? (?:register|number)|belg)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Rijksregisternummer " + "85.07" + ".30-4" + "86.60" + "",
      { text: "niss: " + "66.03" + ".11-0" + "68.68" + "", kind: "tool_result" },
      { text: "numéro de registre national " + "85.07" + ".30-4" + "86.60" + "", kind: "document" },
    ],
    passes: [
      "rijksregister 85.07.30-486.61",
      "national number of visitors: 85073048",
      "belgian waffles 85.07",
    ],
  },
});
