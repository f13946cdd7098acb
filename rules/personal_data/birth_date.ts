import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_030",
  title: "Birth date of a person",
  why: "With a name, the birth date is what help desks ask for to let someone in.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "medium",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "birth",
    "dob",
    "d.o.b",
    "born",
    "geburtsdatum",
    "geboren",
    "naissance",
    "nacimiento",
    "nascimento",
    "nascita",
    "geboortedatum",
    "née le",
    "né le",
  ],
  match: scan(
    /\b(?:date\s?of\s?birth|birth[\s_-]?date|d\.?o\.?b\b\.?|born on|born|geburtsdatum|geboren am|date de naissance|née? le|fecha de nacimiento|data de nascimento|data di nascita|geboortedatum)["']?\s{0,2}(?::|=|\bis\b)?\s{0,2}["']?(?:\d{1,2}[-\/. ]\d{1,2}[-\/. ](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)?\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d{2})\b/i,
    () => true,
  ),
  sensitive: true,
  examples: {
    flags: [
      "Patient intake: date of birth: 14/03/1987, no allergies.",
      { text: '{"dob": "1990-04-17", "name": "Ada"}', kind: "tool_result" },
      "Maria, born on 3 May 1979, moved to Graz.",
    ],
    passes: [
      "The date of birth must be in the past.",
      "born in a barn",
      "dob is a string such as YYYY-MM-DD",
    ],
  },
});
