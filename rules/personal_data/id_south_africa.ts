import { identifier, isSouthAfricanId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_056",
  title: "South African identity number",
  why: "It holds birth date and sex and opens accounts.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["rsa", "sa id", "south africa", "id number", "id no", "identity"],
  match: identifier(/\b\d{13}\b/, {
    valid: isSouthAfricanId,
    context: /\b(?:rsa|sa id|south african?|id (?:number|no)|identity)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "RSA ID: " + "8405" + "1486" + "00086" + "",
      { text: "South African id number " + "8405" + "1486" + "00086" + "", kind: "tool_result" },
      { text: "identity number " + "8405" + "1486" + "00086" + " of the tenant", kind: "document" },
    ],
    passes: [
      "RSA ID 8001015009088",
      "rsa keys of 2048 bits",
      "order 8405148600086",
    ],
  },
});
