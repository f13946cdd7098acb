import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SSRF_106",
  title: "Line breaks in an address",
  why: "A line break in an address ends the request and begins another one, with headers of the attacker's choice.",
  fix: "Refuse addresses with control characters, encoded ones too.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-93", "CWE-918"] },
  reads: ["message", "prompt", "tool_argument", "command", "url"],
  keywords: ["%0d", "%0a", "%e5%98", "\\r\\n"],
  match: scan(
    /\bhttps?:\/\/[^\s"'<>]{1,160}?(?:%0d%0a|%0a|%0d|%e5%98%8a|%e5%98%8d|\\r\\n)[^\s"'<>]{0,12}?(?:[\w-]{2,30}(?::|%3a)|(?:GET|POST|PUT|DELETE|HEAD|SET|CONFIG|EVAL|SLAVEOF|FLUSHALL|HELO|MAIL)\b|%0d%0a|HTTP\/)/i,
    () => true,
  ),
  examples: {
    flags: [
      { text: "http://10.0.0.4:6379/%0D%0ASET%20x%20y%0D%0A", kind: "tool_argument" },
      { text: "https://example.com/a%0d%0aSet-Cookie:%20admin=1", kind: "url" },
      { text: "http://example.com/%0aHost:%20inner", kind: "tool_argument" },
    ],
    passes: [
      { text: "https://example.com/?text=line%0Aline", kind: "url" },
      { text: "https://example.com/mail?body=Hello%0D%0AAda", kind: "url" },
      { text: "https://example.com/100%25", kind: "url" },
    ],
  },
});
