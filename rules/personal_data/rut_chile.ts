import { identifier, isRut } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_036",
  title: "Chilean RUT",
  why: "It stands for a person in every purchase and contract in Chile.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["rut ", "rut:", 'rut"', "chile", "rol único", "rol unico"],
  match: identifier(/\b\d{1,2}\.?\d{3}\.?\d{3}-[\dK]\b/i, {
    valid: isRut,
    context: /\b(?:rut|run|chile(?:n[oa])?|rol [uú]nico)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Mi RUT es " + "12.6" + "44.6" + "80-2" + ".",
      { text: "rut: " + "0.2" + "24." + "206-0" + "", kind: "tool_result" },
      { text: "Rol único tributario " + "12.6" + "44.6" + "80-2" + "", kind: "document" },
    ],
    passes: [
      "RUT 12.345.670-1",
      "a rut in the road",
      "run 12 tests",
    ],
  },
});
