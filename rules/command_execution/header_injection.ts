import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_150",
  title: "A value carries line breaks for a header",
  why: "A line break in a header is the end of it: what follows is a header or a body of the sender's choice.",
  fix: "Refuse values with line breaks where one line is meant.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-93", "CWE-113"] },
  reads: ["tool_argument", "url", "header"],
  keywords: ["%0d%0a", "%0a", "\\r\\n", "%e5%98%8a", "set-cookie:", "bcc:", "location:", "content-length:"],
  match: [
    /(?:%0[dD]%0[aA]|%0[aA]|%[eE]5%98%8[aA])(?:%20|\s){0,3}(?:set-cookie|location|content-(?:length|type)|host|x-[\w-]{2,30}|bcc|cc|to|subject|authorization|transfer-encoding|http\/1)(?:%3[aA]|:|\/|%20)/i,
    scan(
      /[^\n]{1,200}\r?\n(?:bcc|cc|set-cookie|transfer-encoding|x-forwarded-\w{2,10}|content-length)\s{0,2}:\s?\S/i,
      (_, { kind, text }) =>
        kind === "header" || kind === "url" || kind === "tool_argument" && text.length < 200 && !/\n\n|\n\s/.test(text),
    ),
  ],
  examples: {
    flags: [
      { text: "https://shop.example/?lang=en%0d%0aSet-Cookie:%20admin=1", kind: "url" },
      { text: "ok\nSet-Cookie: session=attacker", kind: "header" },
      { text: "ada@example.com%0ABcc:list@example.net", kind: "tool_argument" },
      { text: "subject line\nBcc: all@example.net", kind: "tool_argument" },
    ],
    passes: [{ text: "https://example.com/?q=line%20one%0aline%20two", kind: "url" }, {
      text: "text/html; charset=utf-8",
      kind: "header",
    }, { text: "Dear all,\n\nCc: is not needed here.", kind: "tool_argument" }],
  },
});
