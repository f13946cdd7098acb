import { each } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "PII_031",
  title: "Health data of a person",
  why: "What a doctor was told is the most private that there is, and the law treats it so.",
  fix: "Leave out the name or the diagnosis; what the task needs is seldom both.",
  severity: "medium",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["patient", "mrn", "diagnos", "prescri", "medical record", "health record"],
  match: namedPatients,
  sensitive: true,
  examples: {
    flags: [
      "Patient John Smith was diagnosed with HIV in May and takes Biktarvy.",
      { text: "MRN: 00482917, name: Maria Kovacs, diagnosis: E11.9 type 2 diabetes", kind: "tool_result" },
      { text: "The patient, Mrs. Adler, has a history of depression; prescribed sertraline 50 mg.", kind: "document" },
    ],
    passes: [
      "Diabetes is a chronic disease.",
      "The patient portal opens at eight.",
      "The diagnosis field holds an ICD code.",
      "We diagnosed the bug in the build of John Smith.",
    ],
  },
});

const PERSON = /\bpatient\b|\bMRN\b|\bmedical record|\bhealth record/gi;
/** Two names in a row, a title with one, or a number of a record. */
const NAMED =
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Mme|Sr|Sra)\.? [A-Z][a-z]+|\b[A-Z][a-z]{1,20} (?:[A-Z]\. )?[A-Z][a-z]{2,20}\b|\bMRN\W{1,4}[A-Z]{0,3}\d{5,10}\b/;
const CONDITION =
  /\b(?:diagnos(?:ed|is)\b[^.\n]{0,20}(?:with|:|of)|prescribed|suffers? from|history of|tested positive|takes? \w+ \d{1,4} ?mg|allergic to|ICD-?10|[A-TV-Z]\d{2}\.\d)/i;

/** A person, named, with a condition, within a few lines. */
function* namedPatients({ text }: Sample): Generator<Span> {
  for (const match of each(PERSON, text, 16)) {
    const from = Math.max(0, match.index - 60);
    const near = text.slice(from, match.index + 260);
    if (NAMED.test(near) && CONDITION.test(near)) yield { start: match.index, end: match.index + match[0].length };
  }
}
