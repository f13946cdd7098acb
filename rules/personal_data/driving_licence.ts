import { group, isTrivial, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_027",
  title: "Driving licence number",
  why: "The licence is the identity card of most of the world's drivers.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "licen",
    "führerschein",
    "permis de conduire",
    "permiso de conducir",
    "patente di guida",
    "rijbewijs",
    "dl no",
    "dl number",
    "dl #",
    "dl#",
  ],
  match: scan(
    /\b(?:driver['’]?s?[\s_-]?licen[cs]e|driving[\s_-]?licen[cs]e|licen[cs]e (?:no|number)|führerschein\w{0,8}|permis de conduire|permiso de conducir|patente di guida|rijbewijs|dl\s?(?:no|number|#))\b[^\n]{0,32}?[\s:#"']([A-Z]{0,5}[\d-]{5,18}[A-Z0-9]{0,6})\b/i,
    (match) => {
      const number = match[1] ?? "";
      const digits = number.replaceAll(/\D/g, "");
      return digits.length >= 5 && !isTrivial(digits) && !/^(?:19|20)\d\d-\d\d/.test(number) ? group(match, 1) : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      "My driver's license number is " + "D48" + "291" + "63" + ".",
      { text: 'driving_licence: "' + "MORGA" + "65705" + "4SM9IJ" + '"', kind: "tool_result" },
      { text: "Führerschein Nr. " + "J04" + "829" + "163", kind: "document" },
    ],
    passes: [
      "A driver's license is needed.",
      "license number: MIT",
      "driving licence from 2019-04-01 on",
      "The licence number must have eight digits.",
    ],
  },
});
