import { identifier, isCurp } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_034",
  title: "Mexican CURP",
  why: "It holds name, birth date and state, and stands for a person at every office.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["curp", "clave", "mexic", "méxico", "registro"],
  match: identifier(/\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b/i, {
    valid: isCurp,
    context: /\b(?:curp|clave|mexican|m[eé]xico|registro)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Mi CURP es " + "LOME84" + "0514HD" + "FPRN60" + ".",
      { text: "curp: " + "LOME84" + "0514HD" + "FPRN60" + "", kind: "tool_result" },
      { text: "Clave única " + "LOME84" + "0514HD" + "FPRN60" + "", kind: "document" },
    ],
    passes: [
      "CURP LOME840514HDFPRN61",
      "la clave de acceso",
      "CURP tiene 18 caracteres",
    ],
  },
});
