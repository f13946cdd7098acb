import { identifier, isMedicare, isTfn } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_021",
  title: "Australian tax file or Medicare number",
  why: "The one opens tax records, the other health records.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["tfn", "tax file", "medicare", "ato ", "australian"],
  match: identifier(/\b\d{3}[ -]?\d{3}[ -]?\d{3}\b|\b[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ \/-]?\d)?\b/, {
    valid: (text) => isTfn(text) || isMedicare(text),
    context: /\b(?:tfn|tax file|medicare|ato|australian)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "My TFN is " + "400" + " 84" + "0 204" + ".",
      { text: "medicare card " + "2068" + " 262" + "28 1" + "", kind: "tool_result" },
      { text: "tax file number " + "420" + "044" + "888" + " was quoted", kind: "document" },
    ],
    passes: [
      "TFN 876 543 211",
      "Medicare number on the card",
      "phone 400 840 204",
    ],
  },
});
