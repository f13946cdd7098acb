import { identifier, isFodselsnummer } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_042",
  title: "Norwegian birth number",
  why: "It opens bank, tax and health services.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["fødselsnummer", "fodselsnummer", "personnummer", "fnr", "d-nummer", "norwegian", "norsk"],
  match: identifier(/\b\d{6} ?\d{5}\b/, {
    valid: isFodselsnummer,
    context: /(?:f[øo]dselsnummer|personnummer|\bfnr\b|d-nummer|norwegian|norsk)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Fødselsnummer: " + "140" + "584" + "88284" + "",
      { text: "fnr " + "0101" + "80 0" + "2228" + "", kind: "tool_result" },
      { text: "Norwegian national number " + "140" + "584" + "88284" + "", kind: "document" },
    ],
    passes: [
      "fnr 14058488285",
      "norsk laks 2024",
      "fødselsnummer har elleve siffer",
    ],
  },
});
