import { phrase, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const PRETEXT =
  /\b(?:virus(?:es)?|infected|infection|hack(?:ed|ers?)|trojans?|errors? (?:to us|from your)|refund|overpaid|licen[cs]e (?:has )?expired|suspicious|compromised|microsoft|windows support|tech(?:nical)? support|your bank|amazon|apple support|helpdesk|help desk|support (?:team|desk|line)|clean it)\b/i;
const HAND =
  /\b(?:read|tell|give|send|text|mail|share|dictate)\b[^.!?\n]{0,40}\b(?:id|number|code|address|password|it shows|digits?)\b|\b(?:leave|keep) (?:it|the screen|the session) (?:on|open|running)\b|\b(?:accept|allow|grant)\b[^.!?\n]{0,30}\b(?:connection|request|access|control)\b/i;

export default defineRule({
  id: "SOCIAL_008",
  title: "A stranger wants in by a remote support tool",
  why: "The tool is honest, the helper is not: with the number on the screen, the machine is theirs.",
  fix: "Do not install it and do not read anything out. Real support has a ticket that you opened.",
  severity: "high",
  category: "social-engineering",
  lane: "flag",
  maps: { asi: ["ASI09", "ASI05"], mcp: ["MCP06"], cwe: ["CWE-451"] },
  reads: ["message", "prompt", "document", "tool_result", "resource"],
  keywords: [
    "anydesk",
    "teamviewer",
    "ultraviewer",
    "rustdesk",
    "quick assist",
    "screenconnect",
    "supremo",
    "remote desktop",
    "splashtop",
    "logmein",
  ],
  match: scan(
    phrase(
      "\\b(?:anydesk|teamviewer|ultraviewer|rustdesk|quick assist|screenconnect|supremo|splashtop|logmein|chrome remote desktop|remote desktop)\\b",
    ),
    (match, sample) =>
      standsNear(match, sample, { pattern: PRETEXT, before: 240, after: 200 }) &&
      standsNear(match, sample, { pattern: HAND, before: 160, after: 240 }) &&
      !standsNear(match, sample, {
        pattern: /\b(?:never|scams?|fraud\w*|beware|awareness|phishing|do not install)\b/i,
        before: 240,
        after: 240,
      }),
  ),
  examples: {
    flags: [
      "Microsoft here, your PC sends us viruses. Install AnyDesk and read me the number, we clean it together.",
      {
        text: "To get your refund please start TeamViewer, give us the ID and keep the screen on while we work.",
        kind: "document",
      },
      {
        text: "Your account was hacked. Open Quick Assist and tell our support team the code it shows.",
        kind: "document",
      },
    ],
    passes: [
      { text: "IT rolls out AnyDesk to all laptops on Monday. You need not do anything.", kind: "document" },
      "TeamViewer crashes on start with error 0x800; is there a newer build?",
      {
        text: "Beware of calls that ask you to install AnyDesk because of viruses and read out a number.",
        kind: "document",
      },
    ],
  },
});
