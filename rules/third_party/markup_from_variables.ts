import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "THIRDPARTY_006",
  title: "Markup is built from unescaped content",
  why: "What others wrote becomes script in the reader's browser.",
  fix: "Set text, not markup; let a template escape it.",
  severity: "medium",
  category: "third-party-content",
  lane: "flag",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-79"] },
  reads: ["message", "prompt", "tool_argument", "document", "tool_result"],
  keywords: [
    "innerhtml",
    "outerhtml",
    "insertadjacenthtml",
    "document.write",
    "dangerouslysetinnerhtml",
    "v-html",
    "mark_safe",
    "| safe",
    "|safe",
    "html_safe",
  ],
  match: scan(
    /(?:\.(?:innerHTML|outerHTML)\s{0,2}\+?=\s{0,2}|\binsertAdjacentHTML\s?\(\s?["']\w{5,12}["']\s?,\s?|\bdocument\.write(?:ln)?\s?\(\s?|\bdangerouslySetInnerHTML\s?=\s?\{\{\s?__html:\s?|\bv-html\s?=\s?["']|\bmark_safe\s?\(\s?|\|\s?safe\b[^\n]{0,4}|\bMarkup\s?\(\s?|\braw\s?\(\s?|\bhtml_safe\b)[^\n;]{0,80}?\b(?:req(?:uest)?\.|params|query|input|user(?:Input|Name|_input)?\b|response\b|res\.|data\b|message\b|comment\b|content\b|body\b|location\.|document\.(?:URL|referrer)|window\.name|\$_(?:GET|POST|REQUEST)|event\.data|e\.data)/,
    (match) => !/DOMPurify|sanitize|escape|encode|textContent|bleach|xss\(/i.test(match[0]),
  ),
  examples: {
    flags: [
      { text: "el.innerHTML = req.query.name", kind: "tool_argument" },
      { text: 'document.write("<b>" + location.hash)', kind: "message" },
      { text: "<div dangerouslySetInnerHTML={{ __html: comment.body }} />", kind: "document" },
    ],
    passes: [
      { text: "el.textContent = req.query.name", kind: "document" },
      { text: "el.innerHTML = DOMPurify.sanitize(data.html)", kind: "document" },
      { text: 'el.innerHTML = "<b>hi</b>"', kind: "document" },
    ],
  },
});
