import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

const RUN = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{3,4096}/gu;

export default defineRule({
  id: "UNI_101",
  title: "Bytes hidden in variation selectors",
  why: "256 selectors are 256 byte values: any file fits behind one visible character, and nothing shows it.",
  fix: "Remove the selectors and decode them; whatever they hold is the real message.",
  severity: "high",
  category: "unicode-attack",
  lane: "block",
  maps: {
    asi: ["ASI01"],
    mcp: ["MCP06"],
    cwe: ["CWE-506", "CWE-1007"],
    see: ["https://paulbutler.org/2025/smuggling-arbitrary-data-through-an-emoji/"],
  },
  views: ["raw"],
  keywords: [
    "\ufe00",
    "\ufe01",
    "\ufe02",
    "\ufe03",
    "\ufe04",
    "\ufe05",
    "\ufe06",
    "\ufe07",
    "\ufe08",
    "\ufe09",
    "\ufe0a",
    "\ufe0b",
    "\ufe0c",
    "\ufe0d",
    "\ufe0e",
    "\ufe0f",
    "\udb40",
  ],
  match: runs,
  examples: {
    flags: [
      "😊\u{e0158}\u{e0159}\u{e015c}\u{e015c}\u{e015f}",
      { text: "ok\ufe01\ufe0a\ufe03\ufe07\ufe0c done", kind: "tool_result" },
      { text: "a\u{e0101}\u{e0102}\u{e0103}", kind: "tool_description" },
    ],
    passes: [
      "I ❤\ufe0f this ☺\ufe0e",
      "葛\u{e0100}飾区と葛\u{e0101}城市",
      "1\ufe0f\u20e3 2\ufe0f\u20e3 3\ufe0f\u20e3",
    ],
  },
});

/** One selector follows the character that it varies; never three. */
function* runs({ text }: Sample): Generator<Span> {
  for (const match of text.matchAll(RUN)) yield { start: match.index, end: match.index + match[0].length };
}
