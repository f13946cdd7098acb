import { phrase, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** What is said to wait. */
const WAITS =
  /\b(?:refund|inheritance|prize|lottery|winnings?|grant|compensation|escrow|fund(?:s)?|estate|next of kin|beneficiary|dormant|jackpot|million|legacy|reward|loan|late (?:mr|mrs|dr)\b)/i;
/** How it is to be paid. */
const UNTRACED =
  /\b(?:usdt|usdc|btc|bitcoin|eth(?:ereum)?|crypto\w*|western union|moneygram|gift cards?|vouchers?|in coins|prepaid|tether|zelle|cash app)\b/i;
/** Papers that are asked for. */
const PAPERS =
  /\b(?:(?:copy|scan|photo|picture|image|selfie)s?\b[^.\n]{0,40}?\b(?:passport|id\b|identity|licen[cs]e|card|it\b)|selfie|bank (?:login|details)|both sides of your card|driving licen[cs]e)/i;
/** And then the money comes. */
const FREED =
  /\b(?:releas\w+|let (?:it|them) go|unlock\w*|activat\w+|free(?:d|s)?|hand(?:ed)? out|receive|once you|transfer(?:red)?|clear(?:ed|ance)?|only needs|to let)\b/i;

export default defineRule({
  id: "SOCIAL_003",
  title: "Money waits, if a fee is paid first",
  why: "There is no money. The fee goes, and so do the papers that are asked for with it.",
  fix: "Do not answer. No honest office takes a fee in vouchers or coins to hand out money.",
  severity: "high",
  category: "social-engineering",
  lane: "flag",
  maps: { asi: ["ASI09"], mcp: ["MCP06"], cwe: ["CWE-451"] },
  reads: ["message", "prompt", "document", "tool_result", "resource"],
  keywords: ["fee", "charge", "costs"],
  match: scan(
    phrase(
      "\\b(?:(?:release|handling|processing|transfer|clearance|activation|administration|notary|customs|legal|insurance|service|admin|unlock) (?:fee|charge|cost)s?|fee of|charge of|activation costs|costs? \\d)",
    ),
    (match, sample) =>
      standsNear(match, sample, { pattern: WAITS, before: 320, after: 200 }) &&
      standsNear(match, sample, { pattern: FREED, before: 240, after: 200 }) &&
      (standsNear(match, sample, { pattern: UNTRACED, before: 200, after: 160 }) ||
        standsNear(match, sample, { pattern: PAPERS, before: 280, after: 200 })) &&
      !standsNear(match, sample, {
        pattern: /\b(?:scams?|fraud\w*|beware|warning|phishing|awareness)\b/i,
        before: 300,
        after: 300,
      }),
  ),
  examples: {
    flags: [
      {
        text:
          "Our lawyer holds your refund of 31,000 USD in escrow and only needs a copy of your passport and 480 USD release fee in USDT to let it go.",
        kind: "document",
      },
      "As next of kin you receive 40 % of the estate once you send a scan of your ID and the transfer charge of 600 USD in bitcoin.",
      {
        text: "Your prize waits at the notary: the handling fee is 350 EUR by Western Union, then it is released.",
        kind: "document",
      },
    ],
    passes: ["The transfer charge of 15 USD is deducted from your refund.", {
      text: "Grant applications: a processing fee of 50 EUR is due by bank transfer, with form B.",
      kind: "document",
    }, "Beware of mails that promise a prize for a handling fee in gift cards: it is fraud."],
  },
});
