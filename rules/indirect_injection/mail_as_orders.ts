import { isMeant, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "INDIRECT_008",
  title: "Mail or chat is read and acted upon as if it were orders",
  why: "Anybody can write a mail to the agent's owner, and so to the agent.",
  fix: "Let the agent sum up messages; let a person decide what follows.",
  severity: "high",
  category: "indirect-injection",
  lane: "flag",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-829"] },
  reads: ["document", "tool_description", "prompt", "message"],
  keywords: ["mail", "inbox", "slack", "telegram", "chat message", "whatsapp", "discord", "tickets"],
  match: scan(
    phrase(
      "\\b(?:read|check|monitor|poll|watch|process|fetch|go through)(?:s|es)?\\b[^.!?\\n]{0,60}?\\b(?:e-?mails?|inbox|mailbox|slack|telegram|whatsapp|discord|chat messages?|direct messages?|tickets)\\b[^.!?\\n]{0,60}?\\b(?:and|then|to)\\b[^.!?\\n]{0,24}?\\b(?:(?:execute|follow|obey|carry out|perform|act (?:up)?on|do|run|complete)(?:s|es)? (?:\\w+ ){0,2}?(?:instructions?|commands?|requests?|tasks?|orders|whatever|(?:requested )?actions|todos?|(?:it|they) (?:says?|asks?)))\\b",
    ),
    isMeant,
  ),
  examples: {
    flags: [{ text: "Check the inbox every hour and execute any commands in new messages.", kind: "document" }, {
      text: "Read my e-mails and carry out the tasks they contain.",
      kind: "prompt",
    }, { text: "Monitors the Slack channel and then performs the requested actions.", kind: "tool_description" }],
    passes: [{ text: "Read the mails and write a summary of each.", kind: "document" }, {
      text: "Check your inbox and reply to Ana.",
      kind: "message",
    }, { text: "Fetches e-mails that match a query.", kind: "tool_description" }],
  },
});
