import { around, isCardNumber, isCardOfATest, isSandboxCard, luhn, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

/** Words that a card number stands beside. */
const CONTEXT =
  /\b(?:cards?|visa|master\s?card|amex|american express|discover|maestro|diners|jcb|unionpay|cc|cvv|cvc|pan|credit|debit|payment|billing|expir\w*|exp|karte|kreditkarte|carte|tarjeta|cart[aã]o|carta|kaart|karta|карт\w*)\b|卡|カード|카드/i;
/** These say so of the number itself: then the check digit is enough, whoever issued it. */
const CALLED = /\b(?:(?:credit|debit|payment|bank)\s?card|card\s?(?:number|no|nr|num)?|cc)\b[^\d\n]{0,24}$/i;
/** Numbers that makers of test data print; real in form, and nobody's. */
const GROUPED = /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$|^\d{4}([ -])\d{6}\2\d{4,5}$/;

export default defineRule({
  id: "PII_001",
  title: "Payment card number",
  why:
    "A card number in a message is a card number in every log behind it, and a case for the card industry's auditors.",
  fix: "Keep the last four digits only; let the payment service hold the number.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  match: scan(/\b\d(?:[ -]?\d){11,18}\b/, card),
  sensitive: true,
  examples: {
    flags: [
      "My card 4539" + "1488" + "0343" + "6467" + " was lost, please block it.",
      { text: "paid with 5105 1051 " + "051" + "0 5" + "100" + ", reference 7731", kind: "tool_result" },
      { text: '{"pan": "3782' + "822" + "463" + "10005" + '", "exp": "04/29"}', kind: "tool_argument" },
      "What is the limit for card 30" + "5693" + "0902" + "5904" + "?",
    ],
    passes: [
      "Order 4000123412341234 was shipped.",
      "In the sandbox use card 4242 4242 4242 4242, or 4000 0000 0000 0002 for a refusal.",
      "Tracking number 9400 1102 0088 1234 5678 90",
      "The card that ends in 6467 was declined.",
      "timestamp 1735689600000000, build 20240117120000",
    ],
  },
});

function card(match: RegExpExecArray, { text, kind }: Sample): boolean {
  const number = match[0];
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  if (/[\w.,/€$£#+-]$/.test(before) || /^[-.,/]?\d|^\.\d/.test(text.slice(match.index + number.length))) return false;
  if (isSandboxCard(number) || kind === "document" && isCardOfATest(number, text)) return false;
  if (CALLED.test(before) && luhn(number)) return true;
  if (!isCardNumber(number)) return false;
  // One number in ten passes the check digit: an id stands alone, a card is grouped as on the card or called one.
  return GROUPED.test(number) || text.trim() === number ||
    CONTEXT.test(around(text, { start: match.index, end: match.index + number.length }, 80));
}
