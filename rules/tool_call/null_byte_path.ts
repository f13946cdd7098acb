import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-101",
  title: "A path argument ends early for one reader and late for another",
  why: "A zero byte or a stream name makes the check read one name and the system open another.",
  fix: "Refuse values with control characters or stream names.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-158", "CWE-22"] },
  reads: ["tool_argument", "url"],
  keywords: ["%00", "\\u0000", "\\x00", "::$data", ":$data"],
  match: [
    // deno-lint-ignore no-control-regex -- the zero byte itself is what a path must not hold
    /[\w.\/\\-]{0,120}[a-z\/.][\w.]{0,4}(?:%00|\\u0000|\\x00|\u0000)\.?[\w]{0,8}/,
    /[\w.\\\/-]{1,120}::?\$DATA\b/i,
  ],
  examples: {
    flags: [{ text: "../../etc/passwd%00.png", kind: "tool_argument" }, {
      text: "upload.php\\x00.jpg",
      kind: "tool_argument",
    }, { text: "https://files.example/?f=web.config::$DATA", kind: "url" }],
    passes: [{ text: "report.pdf", kind: "tool_argument" }, { text: "100%00 is not a number", kind: "tool_argument" }, {
      text: "https://example.com/?q=100%25",
      kind: "url",
    }],
  },
});
