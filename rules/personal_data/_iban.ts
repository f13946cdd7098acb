/** Account numbers in a text, and whether a payment is spoken of: two rules ask. */
import { around, IBAN_COUNTRIES, isIban, scan } from "oktsec/evidence";
import type { NonEmpty, PatternMatcher, Sample, Span } from "oktsec/rule";

/** A country and the first check digit: rare enough to be looked for, and at the start of every number. */
const STARTS = IBAN_COUNTRIES.flatMap((country) => [`${country}[0-4]`, `${country}[5-9]`]).join("|");

/** The keywords of both rules. */
export const ACCOUNT_WORDS: NonEmpty<string> = [
  "iban",
  ...IBAN_COUNTRIES.flatMap((country) => [..."0123456789"].map((digit) => country.toLowerCase() + digit)),
];

/** Finds account numbers that are valid, in payments or everywhere else. */
export function accounts(wanted: { readonly inPayment: boolean }): readonly [PatternMatcher, PatternMatcher] {
  const chosen = (span: Span | false, { text }: Sample): Span | false =>
    span !== false && PAYMENT.test(around(text, span, 80, 60)) === wanted.inPayment ? span : false;
  return [
    scan(new RegExp(String.raw`\b(?:${STARTS})\d[A-Z0-9 ]{11,36}`), (match, sample) => chosen(account(match), sample)),
    scan(/\biban\b[^\n]{0,24}?\b([a-z]{2}\d{2}[a-z0-9 -]{11,40})/i, (match, sample) => chosen(lower(match), sample)),
  ];
}

/** Words of a transfer, a bill or a statement: there the number is where it belongs. */
const PAYMENT =
  /\b(?:recipient|sender|payee|payer|beneficiary|refund|pay|paid|payments?|payable|transfer(?:red)?|amount|invoice|remit|standing order|direct debit)\b/i;

/** Letters and groups that follow an account number may look like more of it: the longest part that is valid counts. */
function account(match: RegExpExecArray): false | Span {
  for (let end = match[0].length; end >= 15; end--) {
    if (isIban(match[0].slice(0, end).replaceAll("-", "").trimEnd())) {
      return { start: match.index, end: match.index + end };
    }
  }
  return false;
}

/** Where the text calls it one, it may stand in lower case. */
function lower(match: RegExpExecArray): false | Span {
  const number = match[1] ?? "";
  const start = match.index + match[0].length - number.length;
  for (let end = number.length; end >= 15; end--) {
    if (isIban(number.slice(0, end).toUpperCase().replaceAll(/[ -]/g, ""))) return { start, end: start + end };
  }
  return false;
}
