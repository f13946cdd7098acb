import { phrase, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const WANTS =
  /\b(?:wire|transfer|pay|send|buy|change|switch|need|mail)\b[^.!?\n]{0,80}?(?:\b(?:eur|usd|gbp|dollars?|euros?|w-?2|payroll|iban|direct deposit|deposit to|account below|new account|bank details|gift cards?|all employees|staff list|salary list|tax forms?)\b|[€$£]\s?\d|\d[\d.,]{3,9}\s?(?:eur|usd|€|\$))/i;
const QUIET =
  /\b(?:confidential\w*|discreet\w*|don['’]t (?:speak|talk|tell|mention|discuss)|do not (?:speak|talk|tell|discuss)|between us|no calls?|can['’]?t talk|don['’]t call|keep (?:it|this) (?:quiet|confidential|between)|mail is best|travell?ing|about to board|in a meeting|closed the old one)\b/i;
const HURRY =
  /\b(?:today|before (?:noon|friday|close)|urgent\w*|asap|quick(?:ly)?|right away|immediate\w*|by (?:noon|tonight|eod)|now|this (?:morning|afternoon))\b/i;

export default defineRule({
  id: "SOCIAL_005",
  title: "Somebody from the top asks for money or files, quietly and now",
  why: "Rank, a hurry, and a reason not to call: the three parts of the fraud that costs companies most.",
  fix: "Confirm over a number that is known. A real hurry survives a call.",
  severity: "high",
  category: "social-engineering",
  lane: "block",
  maps: { asi: ["ASI09", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-290"] },
  reads: ["message", "prompt", "document", "tool_result", "resource"],
  keywords: [
    "ceo",
    "cfo",
    "director",
    "managing",
    "president",
    "hr.",
    "this is hr",
    "hr department",
    "chairman",
    "founder",
    "owner",
    "payroll",
    "deposit",
  ],
  match: scan(
    phrase(
      "(?:\\b(?:ceo|cfo|managing director|president|director|chairman|founder|this is hr|hr department|payroll)\\b|[a-z.]{2,24}\\.(?:ceo|cfo|director)[\\w.]{0,20}@)",
    ),
    (match, sample) =>
      standsNear(match, sample, { pattern: QUIET, before: 300, after: 360 }) &&
      standsNear(match, sample, { pattern: WANTS, before: 300, after: 320 }) &&
      standsNear(match, sample, { pattern: HURRY, before: 300, after: 320 }) &&
      !standsNear(match, sample, {
        pattern: /\b(?:exercise|phishing|scams?|fraud\w*|awareness|training|warning|never (?:ask|come))\b/i,
        before: 400,
        after: 400,
      }),
  ),
  examples: {
    flags: [
      {
        text:
          "From: Director <office.director7@mail.example>\nQuick task, confidential. Wire 84,500 EUR to the account below today and don't speak to anyone about it.",
        kind: "document",
      },
      {
        text:
          "I need the W-2 forms of all employees before noon, mail is best, I'm travelling. Keep it confidential. - CEO",
        kind: "document",
      },
      "This is HR. Please change my direct deposit to the new account today, I closed the old one. Don't call, I'm in a meeting.",
    ],
    passes: ["The CEO is travelling today; the payroll run is confidential as always.", {
      text: "Awareness: a mail from the CEO that asks you to wire 50,000 EUR today and not to talk about it is fraud.",
      kind: "document",
    }, "The CFO asks for the report before noon."],
  },
});
