import { isMeant, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PROMPT_INJECTION_018",
  title: "Outside text is spliced into a prompt as if a user had written it",
  why: "Whoever can open an issue or send a hook then speaks to the model in the user's name.",
  fix: "Pass such text in a channel of its own, marked as data, and let no tool call follow from it alone.",
  severity: "high",
  category: "prompt-injection",
  lane: "flag",
  maps: { asi: ["ASI01"], mcp: ["MCP06", "MCP10"], cwe: ["CWE-1427", "CWE-74"] },
  reads: ["document", "config", "tool_result", "message", "resource"],
  keywords: ["role", "prompt", "claude -p", "codex exec", "user message"],
  match: [
    scan(
      /["']?role["']?\s{0,2}:\s{0,2}["'](?:user|system)["']\s{0,2},\s{0,4}["']?content["']?\s{0,2}:\s{0,2}[^\n]{0,120}?(?:\$\{|\{\{|f["']|\+\s)\s{0,2}[^\n]{0,60}?\b(?:event|payload|webhook|issue|pull_request|comment|req(?:uest)?\.body|body\.|email|message\.text|ticket)\b/i,
      () => true,
    ),
    scan(
      /\b(?:prompt|claude\s{1,2}-p|codex exec|gemini\s{1,2}-p|--message)\b[^\n]{0,120}?\$\{\{\s{0,2}github\.event\.(?:issue|pull_request|comment|review|discussion)\.[a-z_.]{2,30}/i,
      () => true,
    ),
    scan(
      phrase(
        "\\b(?:insert|inject|paste|splice|pass|forward|append|put)\\b[^.!?\\n]{0,60}?\\b(?:webhook|event|issue|comment|e-?mail|payload) (?:\\w+ ){0,2}(?:body|payload|content|text|title)?[^.!?\\n]{0,30}?\\b(?:as|into) (?:the |a )?(?:user(?:['’]s)? (?:message|prompt|turn|role)|system prompt|prompt as (?:the |a )?user)\\b",
      ),
      isMeant,
    ),
  ],
  examples: {
    flags: [{ text: 'messages: [{ role: "user", content: `Handle this: ${event.payload.body}` }]', kind: "document" }, {
      text: 'prompt: "Triage this: ${{ github.event.issue.body }}"',
      kind: "config",
    }, { text: "Pass the webhook payload as the user message and let the agent act on it.", kind: "document" }],
    passes: [{ text: 'messages: [{ role: "user", content: question }]', kind: "document" }, {
      text: "title: ${{ github.event.issue.number }}",
      kind: "config",
    }, { text: "The webhook payload is stored as JSON next to the user message.", kind: "document" }],
  },
});
