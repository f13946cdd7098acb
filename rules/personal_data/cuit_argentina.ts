import { identifier, isCuit } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_035",
  title: "Argentine tax number (CUIT or CUIL)",
  why: "It stands for a person in taxes and banks.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["cuit", "cuil", "afip", "argentin"],
  match: identifier(/\b\d{2}-?\d{8}-?\d\b/, { valid: isCuit, context: /\b(?:cuit|cuil|afip|argentin\w*)\b/i }),
  sensitive: true,
  examples: {
    flags: [
      "CUIT " + "20-4" + "0284" + "244-0" + "",
      { text: "cuil: " + "27-6" + "4404" + "880-8" + "", kind: "tool_result" },
      { text: "AFIP: constancia de " + "20-4" + "0284" + "244-0" + "", kind: "document" },
    ],
    passes: [
      "CUIT 20-12345678-5",
      "circuit 20-40284244-0",
      "el CUIT tiene once cifras",
    ],
  },
});
