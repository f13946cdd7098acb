import { beside, isSsn, joint, jointWords, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

const NAMES = String.raw`\b(?:ssn|social[\s_-]{0,2}security|soc\.? sec|tax(?:payer)?[\s_-]id)`;
/** Nine digits, bare or cut by dots or spaces: they count beside a name only. */
const PLAIN = String.raw`\b\d{3}(?:\d{6}|\.\d{2}\.\d{4}| \d{2} \d{4})\b`;
const CUT = String.raw`\b\d{3}(?:\.\d{2}\.\d{4}| \d{2} \d{4})\b`;

export default defineRule({
  id: "PII_003",
  title: "United States social security number",
  why: "The number opens accounts in a person's name and cannot be changed.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [...jointWords("-"), "ssn", "social", "soc sec", "soc. sec", "tax id", "tax_id", "tax-id", "taxpayer"],
  match: [
    // Dashes are its usual form.
    scan(
      new RegExp(String.raw`\b\d{2}${joint("-")}\d-\d{4}\b`),
      (match, sample) => number(match.index, match[0], sample),
    ),
    scan(new RegExp(beside(PLAIN, NAMES, 40)[0], "i"), called),
    scan(new RegExp(beside(CUT, NAMES, 60)[1], "i"), called),
  ],
  sensitive: true,
  examples: {
    flags: [
      "Employee: Maria Kovacs, SSN 536-22" + "-81" + "45" + ", starts on 1 March.",
      { text: '{"ssn": "' + "536" + "228" + "145" + '"}', kind: "tool_result" },
      "His social security number is 390 99" + " 16" + "71" + ".",
    ],
    passes: [
      "Part 123-45-6789 is a sample.",
      "000-12-3456 was never issued.",
      "Call 555-0142 for help.",
      "The field ssn must match NNN-NN-NNNN.",
      "order 536228145 was shipped",
    ],
  },
});

function called(match: RegExpExecArray, sample: Sample): false | Span {
  const found = /\b\d{3}[. ]?\d{2}[. ]?\d{4}\b/.exec(match[0]);
  return found === null ? false : number(match.index + found.index, found[0], sample);
}

function number(start: number, digits: string, { text }: Sample): false | Span {
  const end = start + digits.length;
  // No longer number goes on around it.
  if (
    /[\w./€$£#+-]$|\d,$/.test(text.slice(Math.max(0, start - 2), start)) || /^[-.]\d/.test(text.slice(end, end + 2))
  ) return false;
  return isSsn(digits.replaceAll(/[. ]/g, "-")) ? { start, end } : false;
}
