import { around, isCardNumber, isSsn, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const SSN_CONTEXT = /\b(?:ssn|social\s+security|tax(?:payer)?\s+id|itin)\b/i;
const CARD_CONTEXT =
  /\b(?:card|visa|master\s?card|amex|american\s+express|discover|maestro|cc|cvv|cvc|pan|credit|debit|payment|billing|expir\w*|exp)\b/i;
const DIGIT_BEFORE = /[\d.,_/$€£#=-]$/;

export default defineRule({
  id: "IAP-002",
  title: "Personal data in an agent message",
  why:
    "Personal data that travels between agents ends up in prompts, logs and caches that nobody counted, and cannot be called back.",
  fix: "Send a reference to the record instead of the data, or mask all but the last digits.",
  severity: "high",
  category: "inter-agent",
  lane: "block",
  maps: { asi: ["ASI03", "ASI07"], mcp: ["MCP10"], cwe: ["CWE-359", "CWE-200"] },
  reads: ["message", "tool_argument", "document"],
  // A number has no keyword: its two-digit beginnings are no gate. The digits' own shape is cheap enough.
  match: [
    scan(/\b\d{3}[- ]\d{2}[- ]\d{4}\b/, (match, { text }) => {
      if (!isSsn(match[0]) || DIGIT_BEFORE.test(text.slice(Math.max(0, match.index - 1), match.index))) return false;
      const next = text.charAt(match.index + match[0].length);
      return next !== "-" && (match[0].includes("-") || SSN_CONTEXT.test(near(text, match)));
    }),
    scan(
      /\b\d{9}\b/,
      (match, { text }) => isSsn(match[0]) && SSN_CONTEXT.test(text.slice(Math.max(0, match.index - 40), match.index)),
    ),
    scan(/\b[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}\b|\b3[47]\d{2}[ -]?\d{6}[ -]?\d{5}\b/, (match, { text }) => {
      if (!isCardNumber(match[0]) || DIGIT_BEFORE.test(text.slice(Math.max(0, match.index - 1), match.index))) {
        return false;
      }
      // Any 16 digits pass the check digit one time in ten: an id or a timestamp does not look like a card and is not called one.
      return /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$|^\d{4}([ -])\d{6}\2\d{5}$/.test(match[0]) ||
        CARD_CONTEXT.test(near(text, match));
    }),
    phrase("\\bpassports?(?: (?:no|number|num|id|#))?(?: is|[\\s:#=.]){1,4}[A-Z]{0,2}\\d{6,9}\\b"),
    phrase(
      "\\b(?:date of birth|birth ?date|d\\.?o\\.?b|born on)(?: is|[\\s:=.]){1,4}(?:\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \\d{1,2},? (?:19|20)\\d{2})\\b",
    ),
    phrase(
      "\\b(?:driver['’]?s?|driving) licen[cs]e(?: (?:no|number|num|id|#))?(?: is|[\\s:#=.]){1,4}[A-Z]{0,3}\\d[A-Z0-9-]{5,14}\\b",
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "New employee record: Maria Kovacs, SSN 536-22-8145, start date 1 March.",
      "Customer paid with 4012 8888 8888 1881, please reconcile.",
      "The applicant's social security number is 536228145 and the form is attached.",
      "card number: 5500005555555559 exp 04/29",
      "The first scan was unreadable, use passport no. L8987654 for the booking instead.",
      "Patient intake: date of birth: 14/03/1987, allergic to penicillin.",
    ],
    passes: [
      "Part 123-45-6789 is a sample; 000-12-3456 was never issued.",
      "Order 4000123412341234 shipped, tracking 9400110200881234567890.",
      "The field ssn is required and must match NNN-NN-NNNN.",
      "Build 2024-05-1711 passed; call extension 555-0142.",
      "The date of birth must be in the past.",
      "Card ending in 1881 was declined twice.",
    ],
  },
});

function near(text: string, match: RegExpExecArray): string {
  return around(text, { start: match.index, end: match.index + match[0].length }, 60);
}
