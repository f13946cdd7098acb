import { identifier, isBirthNumber } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_047",
  title: "Czech or Slovak birth number",
  why: "It holds birth date and sex and stands for a person at every office.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["rodn", "rč", "r.č", "r. č", "birth number", "czech", "slovak"],
  match: identifier(/\b\d{6}\/?\d{4}\b/, {
    valid: isBirthNumber,
    context: /(?:rodn[eéaá]\s?č|rodn[eé]\s?c[ií]s|\brč\b|\br\.\s?č|birth number|czech|slovak)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Rodné číslo: " + "840" + "514" + "/6002" + "",
      { text: "birth number " + "025" + "714" + "/2226" + "", kind: "tool_result" },
      { text: "rodné číslo pacienta " + "840" + "514" + "/6002" + "", kind: "document" },
    ],
    passes: [
      "rodné číslo 840514/6003",
      "czech crowns 8405146",
      "rodný list",
    ],
  },
});
