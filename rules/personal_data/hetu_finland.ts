import { identifier, isHetu } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_041",
  title: "Finnish identity code",
  why: "It holds the birth date and opens bank and health services.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["hetu", "henkil", "finnish", "suomi", "finland"],
  match: identifier(/\b\d{6}[-+A-FYXWVU]\d{3}[0-9A-FHJ-NPR-Y]\b/i, { valid: isHetu }),
  sensitive: true,
  examples: {
    flags: [
      "Hetu: " + "140" + "584" + "-404S" + "",
      { text: "henkilötunnus " + "010" + "120" + "E042Y" + "", kind: "tool_result" },
      { text: "Finnish personal code " + "140" + "584" + "-404S" + "", kind: "document" },
    ],
    passes: [
      "hetu 131052-308U",
      "Finland has 5.5 million people",
      "suomi 140584",
    ],
  },
});
