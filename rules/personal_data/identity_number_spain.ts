import { identifier, isSpanishId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_009",
  title: "Spanish identity number (DNI or NIE)",
  why: "It stands for a person in every contract in Spain.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "dni",
    "nie",
    "nif",
    "documento",
    "identidad",
    "identificaci",
    "spanish",
    "cliente",
    "titular",
    "contribuyente",
  ],
  match: identifier(/\b(?:\d{8}|[XYZ][ -]?\d{7})[ -]?[A-Z]\b/i, {
    valid: isSpanishId,
    context:
      /\b(?:dni|nie|nif|documento|identidad|identificaci[oó]n|c[eé]dula|spanish|cliente|titular|contribuyente)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Mi DNI es " + "626" + "606" + "24E" + ".",
      { text: '"nie": "nie ' + "X40" + "064" + "60K" + '"', kind: "tool_result" },
      { text: "el titular con documento " + "626" + "606" + "24E" + " ha firmado", kind: "document" },
    ],
    passes: [
      "DNI 62660624A has the wrong letter",
      "pieza 62660624E",
      "the nie wieder campaign",
    ],
  },
});
