import { identifier, isNric } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_054",
  title: "Singapore NRIC or FIN",
  why: "The law forbids to collect it without need: it opens everything.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["nric", "fin ", "fin:", "singapore", "identity", "ic no", "ic number", "work permit"],
  match: identifier(/\b[STFGM]\d{7}[A-Z]\b/i, {
    valid: isNric,
    context: /\b(?:nric|fin|singapore\w*|identity|ic\s?(?:no|number)|work permit)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "My NRIC is " + "S82" + "444" + "02E" + ".",
      { text: "nric: " + "T20" + "488" + "40E" + "", kind: "tool_result" },
      { text: "work permit holder, FIN " + "G00" + "604" + "88M" + "", kind: "document" },
    ],
    passes: [
      "NRIC S9108268D",
      "part S8244402E",
      "Singapore dollars",
    ],
  },
});
