import { around, isSsn, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

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
  match: scan(/\b\d{3}[-. ]?\d{2}[-. ]?\d{4}\b/, number),
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

const CONTEXT = /\b(?:ssn|social[\s_-]{0,2}security|soc\.? sec|tax(?:payer)?[\s_-]id)/i;

function number(match: RegExpExecArray, { text }: Sample): boolean {
  const end = match.index + match[0].length;
  const marks = match[0].replaceAll(/\d/g, "");
  // Both marks or none, and no longer number around it.
  if (
    marks.length === 1 || /[\w.,/€$£#+-]$/.test(text.slice(0, match.index).slice(-1)) || /^[-.]\d/.test(text.slice(end))
  ) return false;
  if (!isSsn(match[0].replaceAll(/[. ]/g, "-"))) return false;
  // Dashes are its usual form; dots, spaces and bare digits are anyone's.
  if (marks === "--") return true;
  return marks === ""
    ? CONTEXT.test(text.slice(Math.max(0, match.index - 40), match.index))
    : CONTEXT.test(around(text, { start: match.index, end }, 60));
}
