import { identifier, isThaiId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_055",
  title: "Thai identity number",
  why: "It stands for a person at every office and bank.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["thai", "tnin", "บัตรประชาชน", "เลขประจำตัว"],
  match: identifier(/\b[1-8]-?\d{4}-?\d{5}-?\d{2}-?\d\b/, {
    valid: isThaiId,
    context: /(?:thai|tnin|บัตรประชาชน|เลขประจำตัว)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Thai id " + "1-866" + "4-660" + "48-66-8" + "",
      { text: "เลขประจำตัวประชาชน " + "1-866" + "4-660" + "48-66-8" + "", kind: "tool_result" },
      { text: "บัตรประชาชน " + "1-866" + "4-660" + "48-66-8" + " หมดอายุ", kind: "document" },
    ],
    passes: [
      "Thai id 1520000000005",
      "thai curry 1234567890123",
      "order 1-8664-66048-66-8",
    ],
  },
});
