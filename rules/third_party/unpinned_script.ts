import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "THIRDPARTY_008",
  title: "Script of another host without a digest",
  why: "If the host is taken, so is every page that loads it. It has happened.",
  fix: "Add integrity and a fixed version, or serve the file yourself.",
  severity: "medium",
  category: "third-party-content",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-829", "CWE-353"] },
  keywords: ["<script"],
  match: scan(
    /<script\b[^<>]{0,200}?\bsrc\s{0,2}=\s{0,2}["']?(https?:)?\/\/([^\s"'\/<>]{3,120})[^<>]{0,300}>/i,
    (match) =>
      !/\bintegrity\s?=/i.test(match[0]) &&
      (/@latest|\/latest\/|polyfill\.io|bootcdn|bootcss|staticfile\.(?:net|org)|rawgit|raw\.githubusercontent/i.test(
        match[0],
      ) || match[1] === "http:" && !/^(?:localhost|127\.)/.test(match[2] ?? "")),
  ),
  examples: {
    flags: [
      { text: '<script src="https://cdn.polyfill.io/v3/polyfill.min.js"></script>', kind: "document" },
      { text: '<script src="https://cdn.example.com/lib@latest/lib.js"></script>', kind: "tool_argument" },
      { text: '<script src="http://ads.example.net/a.js"></script>', kind: "tool_result" },
    ],
    passes: [
      { text: '<script src="/app.js"></script>', kind: "document" },
      {
        text: '<script src="https://cdn.example.com/lib@3.2.1/lib.js" integrity="sha384-abc" crossorigin></script>',
        kind: "document",
      },
      { text: '<script src="https://cdn.example.com/lib@3.2.1/lib.js"></script>', kind: "document" },
    ],
  },
});
