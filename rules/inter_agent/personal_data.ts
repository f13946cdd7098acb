import { isCardNumber, isCardOfATest, isSsn, joint, jointWords, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

const SSN_NAMES = /\b(?:ssn|social\s{1,3}security|tax(?:payer)?\s{1,3}id|itin)\b/i;
const CARD_NAMES =
  /\b(?:card|visa|master\s?card|amex|american\s{1,3}express|discover|maestro|cvv|cvc|credit|debit|payment|billing|expir\w{0,6}|(?:cc|pan|exp)[\s:#])/i;
/** The longest name, about. */
const NAME_CHARS = 20;
const SSN = /\b\d{3}(?:\d{6}| \d{2} \d{4})\b/;
const CARD = /\b[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}\b/;

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
  keywords: [
    ...jointWords(" -"),
    "ssn",
    "social",
    "tax",
    "itin",
    "card",
    "visa",
    "amex",
    "american",
    "discover",
    "maestro",
    "cvv",
    "cvc",
    "credit",
    "debit",
    "payment",
    "billing",
    "expir",
    "passport",
    "birth",
    "d.o.b",
    "dob",
    "born on",
    "licen",
  ],
  match: [
    scan(new RegExp(String.raw`\b\d{2}${joint("-")}\d[- ]\d{4}\b`), (match, sample) => ssn(spanOf(match), sample)),
    scan(SSN, named(SSN_NAMES, 48, ssn)),
    // Grouped as on the card: a timestamp or an id is not.
    scan(
      new RegExp(String.raw`\b[3-6]\d{2}${joint(" -")}\d{3}(?:[ -]\d{4}){2}\b|\b3[47]\d${joint(" -")}\d{5}[ -]\d{5}\b`),
      (match, sample) => card(spanOf(match), sample),
    ),
    scan(CARD, named(CARD_NAMES, 60, card)),
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
      {
        text: "it('declines', () => expect(pay({ card: '4242 4242 4242 4242' })).rejects.toThrow());",
        kind: "document",
      },
    ],
  },
});

type Judge = (span: Span, sample: Sample) => false | Span;

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** Judges a number that has a name in its line, no further than so many characters before or behind it. */
function named(names: RegExp, chars: number, judge: Judge): (match: RegExpExecArray, sample: Sample) => false | Span {
  return (match, sample) => {
    const span = spanOf(match);
    const before = sample.text.slice(Math.max(0, span.start - chars - NAME_CHARS), span.start);
    const behind = sample.text.slice(span.end, span.end + chars + NAME_CHARS);
    const isNamed = names.test(before.slice(before.lastIndexOf("\n") + 1)) ||
      names.test(behind.split("\n", 1)[0] ?? "");
    return isNamed ? judge(span, sample) : false;
  };
}

function ssn(span: Span, { text }: Sample): false | Span {
  return isSsn(text.slice(span.start, span.end)) && standsAlone(span, text) && text.charAt(span.end) !== "-"
    ? span
    : false;
}

function card(span: Span, { text, kind }: Sample): false | Span {
  const number = text.slice(span.start, span.end);
  if (kind === "document" && isCardOfATest(number, text)) return false;
  return isCardNumber(number) && standsAlone(span, text) ? span : false;
}

function standsAlone({ start }: Span, text: string): boolean {
  return !/[\d.,_/$€£#=-]/.test(text.charAt(start - 1));
}
