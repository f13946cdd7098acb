import { digitsOf, group, isTrivial, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Span } from "oktsec/rule";

export default defineRule({
  id: "PII_028",
  title: "Telephone number",
  why: "A number is a way to a person, day and night. Alone it is not much, beside a name it is personal data.",
  fix: "Leave it out, or pass a reference to the contact.",
  severity: "low",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message"],
  keywords: [
    "phone",
    "tel",
    "mobile",
    "cell",
    "call",
    "number",
    "whatsapp",
    "handy",
    "móvil",
    "celular",
    "fax",
    "sms",
    "text",
    "reach",
    "dial",
    "ring",
    "contact",
    "answering",
    "+",
  ],
  match: [
    scan(
      /\b(?:phones?|tel(?:ephone|efon|éfono|efone)?|mobile|cell|call(?:ing)?|numbers?|whatsapp|handy|móvil|celular|fax|sms|text|reach|dial|ring|contact|answering)\b[^\n]{0,60}?([+(]?\d[\d ().-]{5,20}\d)/i,
      phone,
    ),
    scan(/\+\d{1,3}[ .-]?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}\b/, plus),
  ],
  sensitive: true,
  examples: {
    flags: [
      "My number is (415) 555" + "-01" + "32" + ", call after six.",
      { text: "Mobile: +49 30 " + "123" + "4 5" + "67", kind: "message" },
      "Sie ist unter +33 1 " + "42 " + "68 " + "53 00" + " zu erreichen.",
    ],
    passes: [
      "Call the function with 3 arguments.",
      "The number of rows is 1024.",
      "phone: required, at most 20 characters",
      "version +1.2.3-beta",
    ],
  },
});

/** What a number of a telephone network has: seven to fifteen digits in groups, no date and no address. */
function isPhone(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length >= 7 && digits.length <= 15 && !isTrivial(digits) &&
    !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text.trim()) &&
    !/^(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}$/.test(text.trim()) &&
    (/[ ()+.-]/.test(text.trim()) || digits.length >= 10);
}

function phone(match: RegExpExecArray): false | Span {
  return isPhone(match[1] ?? "") ? group(match, 1) : false;
}

function plus(match: RegExpExecArray): boolean {
  return isPhone(match[0]);
}
