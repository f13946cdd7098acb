import { identifier, isAfm } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_046",
  title: "Greek tax number (AFM)",
  why: "It stands for a person in taxes and contracts.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["afm", "αφμ", "α.φ.μ", "greek tax"],
  match: identifier(/\b\d{9}\b/, { valid: isAfm, context: /(?:\bafm\b|αφμ|α\.φ\.μ|greek tax)/i }),
  sensitive: true,
  examples: {
    flags: [
      "AFM " + "080" + "488" + "260" + "",
      { text: "ΑΦΜ: " + "080" + "488" + "260" + "", kind: "tool_result" },
      { text: "Greek tax number " + "080" + "488" + "260" + "", kind: "document" },
    ],
    passes: [
      "AFM 094259217",
      "order 080488260",
      "ο ΑΦΜ έχει εννέα ψηφία",
    ],
  },
});
