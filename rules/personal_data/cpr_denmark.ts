import { identifier, isCpr } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_043",
  title: "Danish CPR number",
  why: "It opens everything that the state and the banks know.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["cpr", "danish", "dansk", "personnummer"],
  match: identifier(/\b\d{6}-?\d{4}\b/, {
    valid: isCpr,
    context: /\b(?:cpr(?:[\s-]?(?:nr|nummer|number))?|danish|dansk|personnummer)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "CPR-nummer " + "140" + "584" + "-2066" + "",
      { text: "cpr: " + "140" + "584" + "-2066" + "", kind: "tool_result" },
      { text: "Danish CPR number " + "140" + "584" + "-2066" + " on file", kind: "document" },
    ],
    passes: [
      "cpr 321362-5629",
      "learn CPR in a day",
      "order 140584-2066",
    ],
  },
});
