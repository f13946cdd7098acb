import { identifier, isEgn } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_045",
  title: "Bulgarian personal number (EGN)",
  why: "It holds the birth date and stands for a person for life.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["egn", "егн", "bulgarian"],
  match: identifier(/\b\d{10}\b/, { valid: isEgn, context: /(?:\begn\b|егн|bulgarian)/i }),
  sensitive: true,
  examples: {
    flags: [
      "EGN " + "840" + "514" + "4000" + "",
      { text: "ЕГН: " + "840" + "514" + "4000" + "", kind: "tool_result" },
      { text: "Bulgarian personal number " + "840" + "514" + "4000" + "", kind: "document" },
    ],
    passes: [
      "EGN 8405144001",
      "bulgarian yoghurt 1234567890",
      "regnum 8405144000",
    ],
  },
});
