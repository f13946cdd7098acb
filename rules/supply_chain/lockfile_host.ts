import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_103",
  title: "A lock file takes a package from another place than the rest",
  why: "One changed line in a file of thousands: nobody reads it in a review.",
  fix: "Regenerate the lock file and compare.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"resolved"', "resolved "],
  match: scan(
    /["']?resolved["']?\s{0,2}:?\s{0,2}["'](https?:\/\/[^"'\s]{4,200})["']/,
    (match) =>
      /^http:\/\/(?!localhost|127\.)|^https?:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}|[\w.-]{0,60}(?:ngrok|pastebin|workers\.dev|trycloudflare|githubusercontent)[\w.-]{0,40})/
        .test(match[1] ?? ""),
  ),
  examples: {
    flags: [{ text: '"resolved": "http://203.0.113.7/lodash-4.17.21.tgz"', kind: "config" }, {
      text: 'lodash@^4:\n  resolved "https://198.51.100.2/lodash.tgz#abc"',
      kind: "config",
    }, { text: '{"resolved": "https://a1.workers.dev/left-pad.tgz", "integrity": "sha512-x"}', kind: "config" }],
    passes: [{ text: '"resolved": "https://npm.example.com/lodash/-/lodash-4.17.21.tgz"', kind: "config" }, {
      text: '"resolved": "http://localhost:4873/a.tgz"',
      kind: "config",
    }, 'The issue was resolved "http".'],
  },
});
