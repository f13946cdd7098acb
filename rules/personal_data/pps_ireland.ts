import { identifier, isPps } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_037",
  title: "Irish PPS number",
  why: "It stands for a person in tax, benefits and health.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["pps", "personal public service", "irish"],
  match: identifier(/\b\d{7}[A-W][A-IW]?\b/i, {
    valid: isPps,
    context: /\b(?:pps(?:n|no)?|personal public service|irish)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "PPS number " + "004" + "068" + "4K" + "",
      { text: "ppsn: " + "684" + "026" + "0OE" + "", kind: "tool_result" },
      { text: "Personal public service no " + "004" + "068" + "4K" + "", kind: "document" },
    ],
    passes: [
      "PPS 6840260PE",
      "slides.pps 1234567",
      "Irish butter 500g",
    ],
  },
});
