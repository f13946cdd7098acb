import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_016",
  title: "A path is encoded twice to slip past a check",
  why: "The check decodes once and sees nothing; the program behind it decodes again and goes there.",
  fix: "Decode until nothing changes, then check, then use.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05", "MCP07"], cwe: ["CWE-174", "CWE-22"] },
  reads: ["tool_argument", "url", "header", "message"],
  keywords: ["%252e", "%252f", "%255c", "%25%32", "%c0%ae", "%c0%af", "%e0%80%af", "%u002e", "%uff0e", "%2500", "..;/"],
  match: [
    /%25(?:2e|2f|5c|00)[^\s]{0,24}?%25(?:2e|2f|5c|00)[^\s]{0,120}/i,
    /(?:\.{2}|%2e%2e|%c0%ae%c0%ae|%uff0e%uff0e)(?:%252f|%255c|%c0%af|%e0%80%af|%u2215|;\/)[^\s"']{1,120}/i,
    /%25%32%(?:65|66)[^\s]{1,80}/i,
  ],
  examples: {
    flags: [{ text: "https://files.example/%252e%252e%252fetc/passwd", kind: "url" }, {
      text: "..%c0%af..%c0%afetc/passwd",
      kind: "tool_argument",
    }, { text: "https://app.example/public/..;/admin/console", kind: "url" }],
    passes: [{ text: "https://example.com/?q=100%25%20off", kind: "url" }, {
      text: "https://example.com/a%2Fb",
      kind: "url",
    }, { text: "../docs/readme.md", kind: "tool_argument" }],
  },
});
