import { identifier, isTaiwaneseId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_052",
  title: "Taiwanese identity number",
  why: "It stands for a person at every office and bank.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["身分證", "身份證", "統一編號", "taiwan"],
  match: identifier(/\b[A-Z][1289]\d{8}\b/i, { valid: isTaiwaneseId, context: /身[分份]證|統一編號|taiwan/i }),
  sensitive: true,
  examples: {
    flags: [
      "身分證字號 " + "Q16" + "028" + "0608" + "",
      { text: "Taiwan id: " + "Q24" + "424" + "6420" + "", kind: "tool_result" },
      { text: "統一編號 " + "Q16" + "028" + "0608" + "", kind: "document" },
    ],
    passes: [
      "身分證 Q160280609",
      "taiwan A1",
      "part Q160280608",
    ],
  },
});
