import { identifier, isRrn } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_023",
  title: "Korean resident number",
  why: "It holds birth date and sex and is asked for everywhere.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["rrn", "resident", "korean", "frn", "foreigner", "주민", "외국인등록"],
  match: identifier(/\b\d{6}-?[1-8]\d{6}\b/, {
    valid: isRrn,
    context: /\b(?:rrn|resident (?:registration|number)|korean|frn|foreigner registration)\b|주민|외국인등록/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "주민등록번호: " + "8405" + "14-1" + "220220" + "",
      { text: "rrn " + "3207" + "14-2" + "864220" + "", kind: "tool_result" },
      { text: "Korean resident registration number " + "8405" + "14-1" + "220220" + "", kind: "document" },
    ],
    passes: [
      "rrn 961321-1021413",
      "주민등록번호는 열세 자리입니다",
      "order 840514-1220220",
    ],
  },
});
