import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

const CONTROL = /[\u202a\u202b\u2066-\u2068]/g;
const RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export default defineRule({
  id: "UNI_002",
  title: "Direction controls reorder text without a reason",
  why:
    "In a text without a letter that runs from right to left, these characters only move what is seen: a comment over code, a word over another.",
  fix: "Remove the characters, and read the text in the order in which it is stored.",
  severity: "high",
  category: "unicode-attack",
  lane: "block",
  maps: { asi: ["ASI01", "ASI04"], mcp: ["MCP06"], cwe: ["CWE-1007", "CWE-94"], see: ["https://trojansource.codes/"] },
  views: ["raw"],
  keywords: ["\u202a", "\u202b", "\u2066", "\u2067", "\u2068"],
  match: controls,
  examples: {
    flags: [
      { text: "/*\u2067 begin admins only */ if (isAdmin) {", kind: "document" },
      { text: "return\u2067 x; \u2066// \u2069done", kind: "document" },
      "transfer \u202b100\u202c to account 7",
    ],
    passes: [
      "המחיר הוא \u2066$100\u2069 בלבד",
      "اسم المستخدم: \u2068ada\u2069",
      "Use the isolate U+2067 for Hebrew names.",
      "Maria sent \u2068Ada\u2069 a message",
    ],
  },
});

/**
 * A control is at home beside a letter that runs from right to left. Templates wrap names in first-strong isolates
 * (U+2068 … U+2069), which changes nothing in a text of one direction: those pass when they are closed on the same line.
 */
function* controls({ text }: Sample): Generator<Span> {
  for (const { index } of text.matchAll(CONTROL)) {
    const line = text.slice(Math.max(0, index - 80), index + 120);
    if (RTL.test(line)) continue;
    const isFirstStrong = text.charCodeAt(index) === 0x2068 || text.charCodeAt(index) === 0x2066;
    if (
      isFirstStrong && /^[^\n\u202a-\u202e\u2066-\u2068]{0,80}\u2069/.test(text.slice(index + 1, index + 84)) &&
      !/[\u202d\u202e\u2067]/.test(line)
    ) continue;
    yield { start: index, end: index + 1 };
  }
}
