import { identifier, isEin } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_005",
  title: "United States employer number (EIN)",
  why: "With the number and a letterhead one opens credit lines in the name of a company, and sole owners are persons.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "medium",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["ein", "employer", "federal tax", "federal_tax"],
  match: identifier(/\b\d{2}-\d{7}\b/, {
    valid: isEin,
    context: /\b(?:ein|fein|employer[\s_-](?:id|identification)|federal[\s_-]tax)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Our EIN is " + "36-" + "848" + "6886" + ".",
      { text: '"employer_id": "employer id ' + "20-" + "622" + "0400" + '"', kind: "tool_result" },
      { text: "federal tax number " + "36-" + "848" + "6886" + " (Acme LLC)", kind: "document" },
    ],
    passes: [
      "the EIN field is optional",
      "part 36-8486886 fits",
      "protein 20-6220400",
    ],
  },
});
