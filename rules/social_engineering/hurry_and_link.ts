import { phrase, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const LINK =
  /\bh(?:tt|xx)ps?:\/\/(?!(?:[\w-]+\.)*(?:example|test|invalid|localhost|github\.com|microsoft\.com|google\.com|apple\.com|paypal\.com)\b)/i;
const ACT =
  /\b(?:enter|log ?-?in|sign(?:ing)? ?-?in|verify|confirm|update|pay(?:ing)?|raise the (?:limit|quota)|unlock|restore|renew|validate)\b/i;
const SOON =
  /\b(?:within|in the next|today|tonight|immediately|expires? (?:today|tonight)|after \d{1,3} ?h|tomorrow|otherwise|before \d|or it (?:is|goes|will))/i;

export default defineRule({
  id: "SOCIAL_002",
  title: "Threat, hurry and a link to log in or pay",
  why: "One alone is every reminder; the three together are the oldest lure there is.",
  fix: "Look at who sent it and where the link leads before anybody, or any agent, follows it.",
  severity: "medium",
  category: "social-engineering",
  lane: "flag",
  maps: { asi: ["ASI09"], mcp: ["MCP06"], cwe: ["CWE-451"] },
  reads: ["message", "prompt", "document", "tool_result", "resource"],
  keywords: [
    "account",
    "password",
    "parcel",
    "mailbox",
    "membership",
    "subscription",
    "wallet",
    "card",
    "apple id",
    "sign-in",
    "storage",
    "quota",
    "refund",
    "payroll",
    "package",
    "delivery",
  ],
  match: scan(
    phrase(
      "\\b(?:accounts?|passwords?|parcels?|mailbox|storage|quota|payroll|refund|tax|pay|package|delivery|membership|subscription|wallet|card|apple id|sign-in)\\b[^.!?\\n]{0,60}?(?:\\b9\\d ?%|\\b(?:on hold|held\\b|full\\b|almost full|rejected|is waiting|undelivered|moved|void\\b|waiting|needs? (?:validation|verification|to be (?:validated|verified|confirmed))|held back|limited|locked|suspended|restricted|closed|declined|exceeded|expires?|unusual|disabled|deactivated|ends)\\b)",
    ),
    (match, sample) =>
      standsNear(match, sample, { pattern: LINK, before: 240, after: 300 }) &&
      standsNear(match, sample, { pattern: ACT, before: 200, after: 300 }) &&
      standsNear(match, sample, { pattern: SOON, before: 120, after: 300 }) &&
      !standsNear(match, sample, {
        pattern: /\b(?:phishing|never|do not click|don['’]t click|signs? to look)\b/i,
        before: 300,
        after: 300,
      }),
  ),
  examples: {
    flags: ["Your account is limited. Verify it at https://x-desk.net/v within 24 hours.", {
      text: "Netflix: your card was declined. Update it at https://renew-desk.info/l or your membership ends tonight.",
      kind: "document",
    }, {
      text:
        "Your storage is full and mail is rejected from tonight on. Sign in to raise the limit: https://box-room.info/q",
      kind: "document",
    }, "The password expires today, sign in at https://keep-login.net to keep it."],
    passes: [
      "Your account was closed as you asked. Thank you for the years with us.",
      "The subscription ends in May. See https://example.com/plans.",
      "Do not click: mails that say your parcel is on hold and ask you to pay within 24 h at https://x.top are fake.",
    ],
  },
});
