import { group, isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_144",
  title: "One-time code",
  why: "The code is the second lock. An agent that passes it on opens the account for someone else.",
  fix: "Do not relay codes. Whoever asks for one is not who they say.",
  severity: "medium",
  category: "credential-leak",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  // A mail that brings the code to its owner is what such mails are for: what counts is that it is passed on.
  reads: ["message", "prompt", "tool_argument"],
  keywords: [
    "verification code",
    "security code",
    "authentication code",
    "confirmation code",
    "login code",
    "one-time",
    "one time",
    "2fa",
    "mfa",
    "otp",
    "sms code",
    "passcode",
    "sign-in code",
    "sign in code",
    "is your",
    "bestätigungscode",
    "code de vérification",
    "código de verificación",
  ],
  match: scan(
    /\b(?:(?:verification|security|authentication|confirmation|login|one[\s-]time|2fa|mfa|otp|sms|passcode|sign[\s-]in)\s{1,3}(?:pass)?(?:code|password|pin|token)|otp|bestätigungscode|code de vérification|código de verificación)\b(?:\s{1,3}(?:for|to)\b[^.\n:]{1,40}?)?\s{0,2}(?:is|:|=|ist|est|es)\s{0,3}["'*]{0,2}((?:[A-Z]{1,2}-)?\d{3}[ -]?\d{3,5})\b|\b(\d{6,8})\s{1,2}is your\b[^.\n]{0,40}\b(?:code|pin|otp|password)/i,
    (match) => isPlaceholder(match[1] ?? match[2] ?? "") ? false : group(match, match[1] !== undefined ? 1 : 2),
  ),
  sensitive: true,
  examples: {
    flags: [
      "Your verification code is 482 913. It expires in ten minutes.",
      { text: "G-739204 and again: security code: G-739204", kind: "tool_argument" },
      { text: "604118 is your Acme login code", kind: "prompt" },
    ],
    passes: [
      { text: "Your verification code is 482 913. It expires in ten minutes.", kind: "document" },
      "Enter the verification code that we sent.",
      "The security code is on the back of the card.",
      "error code: 500123",
      "The verification code is 123456 in the sandbox.",
    ],
  },
});
