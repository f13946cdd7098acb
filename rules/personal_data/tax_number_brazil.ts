import { identifier, isCnpj, isCpf } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_010",
  title: "Brazilian CPF or CNPJ",
  why:
    "The CPF stands for a person in every purchase in Brazil, and is the first thing that a thief of identities needs.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["cpf", "cnpj", "cadastro", "contribuinte", "titular", "cliente"],
  match: identifier(/\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b|\b\d{2}\.?\d{3}\.?\d{3}\/?\d{4}-?\d{2}\b/, {
    valid: (text) => isCpf(text) || isCnpj(text),
    context: /\b(?:cpf|cnpj|cadastro|contribuinte|titular|cliente)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Meu CPF é " + "262." + "648." + "208-06" + ".",
      { text: "cpf: " + "828" + "060" + "48800" + "", kind: "tool_result" },
      { text: "CNPJ " + "26.648" + ".482/0" + "001-84" + " emitiu a nota", kind: "document" },
    ],
    passes: [
      "CPF 529.982.247-26 is not valid",
      "CPF 111.111.111-11",
      "pedido 262.648.208-06",
    ],
  },
});
