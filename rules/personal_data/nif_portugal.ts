import { identifier, isPortugueseNif } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_038",
  title: "Portuguese tax number (NIF)",
  why: "It stands for a person in every purchase and contract in Portugal.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["nif", "contribuinte", "fiscal", "portugu"],
  match: identifier(/\b\d{3}[ .]?\d{3}[ .]?\d{3}\b/, {
    valid: isPortugueseNif,
    context: /\b(?:nif|contribuinte|n[uú]mero fiscal|portugu\w*)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "O meu NIF é " + "242" + " 82" + "2 266" + ".",
      { text: "contribuinte: " + "516" + "462" + "024" + "", kind: "tool_result" },
      { text: "número fiscal " + "242" + " 82" + "2 266" + "", kind: "document" },
    ],
    passes: [
      "NIF 242 822 267",
      "magnificent 242822266",
      "o contribuinte paga",
    ],
  },
});
