import { identifier, isMyNumber } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_024",
  title: "Japanese individual number",
  why: "The law forbids to keep it for anything but tax and social security.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["マイナンバー", "個人番号", "my number", "individual number", "kojin bango"],
  match: identifier(/\b\d{4}[ -]?\d{4}[ -]?\d{4}\b/, {
    valid: isMyNumber,
    context: /マイナンバー|個人番号|\b(?:my number|individual number|kojin bango)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "マイナンバーは " + "0468" + " 226" + "2 2240" + " です",
      { text: "my number: " + "0468" + " 226" + "2 2240" + "", kind: "tool_result" },
      { text: "個人番号 " + "0468" + " 226" + "2 2240" + "", kind: "document" },
    ],
    passes: [
      "my number is 0468 2262 2241",
      "マイナンバーカードを申請する",
      "call 0468 2262 2240",
    ],
  },
});
