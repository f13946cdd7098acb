import { identifier, isCnp } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_044",
  title: "Romanian personal code (CNP)",
  why: "It holds birth date and sex and stands for a person for life.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["cnp", "cod numeric", "roman", "român"],
  match: identifier(/\b[1-9]\d{12}\b/, { valid: isCnp, context: /\b(?:cnp|cod numeric|rom[aâ]n\w*)\b/i }),
  sensitive: true,
  examples: {
    flags: [
      "CNP: " + "1840" + "5146" + "02888" + "",
      { text: "cod numeric personal " + "2220" + "7144" + "46062" + "", kind: "tool_result" },
      { text: "pacientul cu CNP " + "1840" + "5146" + "02888" + "", kind: "document" },
    ],
    passes: [
      "CNP 1840514602889",
      "roman numerals",
      "CNP are treisprezece cifre",
    ],
  },
});
