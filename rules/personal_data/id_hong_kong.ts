import { identifier, isHongKongId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_053",
  title: "Hong Kong identity card number",
  why: "It stands for a person at every office and bank.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["hkid", "hong kong", "身份證"],
  match: identifier(/\b[A-Z]{1,2}\d{6}\(?[0-9A]\)?/i, { valid: isHongKongId, context: /\b(?:hkid|hong kong)|身份證/i }),
  sensitive: true,
  examples: {
    flags: [
      "HKID " + "A06" + "404" + "6(0)" + "",
      { text: "Hong Kong identity card " + "G06" + "086" + "28" + "", kind: "tool_result" },
      { text: "香港身份證號碼 " + "A06" + "404" + "6(0)" + "", kind: "document" },
    ],
    passes: [
      "HKID A064046(1)",
      "hong kong dollars 123456",
      "part A064046(0)",
    ],
  },
});
