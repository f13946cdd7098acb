import { group, isPlaceholder, isTrivial, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_026",
  title: "Passport number",
  why: "Number, name and birth date book flights and open accounts.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "passport",
    "passeport",
    "pasaporte",
    "passaporto",
    "passaporte",
    "reisepass",
    "paspoort",
    "pass-nr",
    "passnr",
    "travel document",
    "pasport",
  ],
  match: scan(
    /\b(?:passports?|passeport|pasaporte|passaporto|passaporte|reisepass|paspoort|pass[\s-]?nr|travel document|pasport)(?:_?(?:no|nr|num(?:ber)?|id)|Number|No)?\b[^\n]{0,40}?\b([A-Z]{1,3}\d{6,8}[A-Z]?\d?|\d{8,9}|[A-Z]\d{3}[A-Z]\d{4}|[A-NP-Z]{2}[A-NP-Z0-9]{6}\d|[A-Z]\d[A-Z]\d[A-Z]\d{4}|[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8})\b/i,
    (match) => {
      const number = match[1] ?? "";
      return (number.match(/\d/g)?.length ?? 0) >= 5 && !isTrivial(number.replaceAll(/\D/g, "")) &&
          !isPlaceholder(number)
        ? group(match, 1)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      "Use passport no. " + "L89" + "736" + "14" + " for the booking.",
      { text: '"passport": "' + "X48" + "291" + "63" + '"', kind: "tool_result" },
      "Mein Reisepass hat die Nummer " + "C01" + "X00" + "T47" + ".",
      { text: "my travel document is " + "A12" + "803" + "456", kind: "message" },
    ],
    passes: [
      "Bring your passport.",
      "The passport.js library, version 0.7.0, needs node 18",
      "passport number: 123456789",
      "PASSPORT control opens at 08:00",
    ],
  },
});
