import { isIban, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Span } from "oktsec/rule";

export default defineRule({
  id: "PII_002",
  title: "Bank account number (IBAN)",
  why: "An account number and a name are all that a direct debit needs.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  match: [
    scan(/\b[A-Z]{2}\d{2}[A-Z0-9 ]{11,36}/, account),
    scan(/\biban\b[^\n]{0,24}?\b([a-z]{2}\d{2}[a-z0-9 -]{11,40})/i, lower),
  ],
  sensitive: true,
  examples: {
    flags: [
      "Please pay to DE89" + " 3704 0" + "044 053" + "2 0130 00" + " by Friday.",
      { text: '{"iban": "GB82' + "WEST12" + "345698" + "765432" + '"}', kind: "tool_result" },
      { text: "my iban is fr14" + "2004101" + "0050500" + "013m02606", kind: "message" },
    ],
    passes: [
      "The IBAN must have 22 characters in Germany.",
      "Reference AB12 3456 7890 1234",
      "DE00 1234 5678 9012 3456 78 is not valid",
      "MODEL GB82TEST1234 is out of stock",
    ],
  },
});

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
