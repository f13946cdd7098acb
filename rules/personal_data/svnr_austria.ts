import { identifier, isAustrianSvnr } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_039",
  title: "Austrian social insurance number",
  why: "It holds the birth date and opens health records.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["sozialversicherung", "svnr", "sv-nr", "sv-nummer", "e-card", "versicherungsnummer"],
  match: identifier(/\b\d{4} ?\d{6}\b/, {
    valid: isAustrianSvnr,
    context: /(?:sozialversicherung|\bsvnr\b|\bsv-?(?:nr|nummer)|e-card|versicherungsnummer)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "SVNR " + "882" + "8 1" + "50785" + "",
      { text: "Sozialversicherungsnummer: " + "882" + "8 1" + "50785" + "", kind: "tool_result" },
      { text: "die SV-Nr " + "882" + "8 1" + "50785" + " wurde eingetragen", kind: "document" },
    ],
    passes: [
      "SVNR 1238 010180",
      "die Sozialversicherung zahlt",
      "e-card lesen",
    ],
  },
});
