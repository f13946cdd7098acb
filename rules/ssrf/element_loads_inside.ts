import { addressClass } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** An element that loads what its address names as soon as a page is drawn, or a request that a script makes. */
const LOADS =
  /<(?:iframe|img|script|object|embed|link|image|source|video|audio|portal|frame)\b[^<>]{0,200}?\b(?:src|href|data|xlink:href)\s{0,2}=\s{0,2}["']?([a-z][a-z0-9+.-]{1,10}:\/\/[^\s"'<>]{3,200})|(?:\bfetch|\.open|\burl|@import)\s{0,2}\(\s{0,2}(?:["']GET["'],\s{0,2})?["']([a-z][a-z0-9+.-]{1,10}:\/\/[^\s"'<>]{3,200})/gi;
/** Loads looked at in one text. */
const LOADS_MAX = 256;

export default defineRule({
  id: "SSRF_110",
  title: "A page loads an address that only the machine itself reaches",
  why:
    "Whoever draws the page asks the metadata service, or reads a local file, and puts the answer into the picture or the PDF.",
  fix: "Draw pages without network and without file access.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-918", "CWE-73"] },
  reads: ["tool_result", "resource", "document", "message", "prompt", "tool_argument"],
  keywords: [
    "<iframe",
    "<img",
    "<script",
    "<object",
    "<embed",
    "<link",
    "<image",
    "<source",
    "<video",
    "<audio",
    "<portal",
    "<frame",
    "fetch(",
    ".open(",
    "@import",
    "url(",
  ],
  match: loads,
  examples: {
    flags: [
      {
        text: "<iframe src='http://metadata.google.internal/computeMetadata/v1/project/' width=800></iframe>",
        kind: "tool_argument",
      },
      { text: '<img src="http://169.254.169.254/latest/meta-data/iam/">', kind: "document" },
      { text: '<object data="file:///etc/passwd"></object>', kind: "tool_argument" },
      {
        text: "<script>fetch('http://169.254.170.2/v2/credentials').then(r => r.text())</script>",
        kind: "tool_result",
      },
    ],
    passes: [
      { text: '<img src="http://localhost:3000/logo.png">', kind: "document" },
      { text: '<iframe src="https://maps.example.com/embed?pb=1"></iframe>', kind: "tool_result" },
      { text: "The service answers at http://169.254.169.254/latest/meta-data/ on every machine.", kind: "document" },
      { text: '<a href="file:///srv/share/minutes.pdf">minutes</a>', kind: "document" },
    ],
  },
});

function* loads({ text }: Sample): Generator<Span> {
  let count = 0;
  for (const match of text.matchAll(LOADS)) {
    if (++count > LOADS_MAX) return;
    if (isInside(match[1] ?? match[2] ?? "")) yield { start: match.index, end: match.index + match[0].length };
  }
}

function isInside(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.protocol === "file:") return /^\/(?:etc|proc|root|home|var|Users|windows|c:)\b/i.test(url.pathname);
  return addressClass(url.hostname) === "metadata";
}
