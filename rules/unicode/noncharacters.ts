import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "UNI_109",
  title: "Code points that are no characters",
  why: "They never stand in a text that was written; they mark where a parser is to be confused or a name cut.",
  fix: "Refuse the text, or replace them and look at what is left.",
  severity: "medium",
  category: "unicode-attack",
  lane: "flag",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-176"] },
  views: ["raw"],
  keywords: [
    "\ufdd0",
    "\ufdd1",
    "\ufdd2",
    "\ufdd3",
    "\ufdd4",
    "\ufdd5",
    "\ufdd6",
    "\ufdd7",
    "\ufdd8",
    "\ufdd9",
    "\ufdda",
    "\ufddb",
    "\ufddc",
    "\ufddd",
    "\ufdde",
    "\ufddf",
    "\ufde0",
    "\ufde1",
    "\ufde2",
    "\ufde3",
    "\ufde4",
    "\ufde5",
    "\ufde6",
    "\ufde7",
    "\ufde8",
    "\ufde9",
    "\ufdea",
    "\ufdeb",
    "\ufdec",
    "\ufded",
    "\ufdee",
    "\ufdef",
    "\uffff",
    "\ud83f",
    "\udbff",
  ],
  match: nones,
  examples: {
    flags: [
      "admin\ufdd0root",
      { text: "key\uffff: value", kind: "config" },
      { text: "a\u{1ffff}b", kind: "tool_result" },
    ],
    passes: [
      "a plain text",
      "a replacement \ufffd",
      "مرحبا",
    ],
  },
});

function* nones({ text }: Sample): Generator<Span> {
  for (const match of text.matchAll(/[\ufdd0-\ufdef\uffff\u{1fffe}\u{1ffff}\u{10fffe}\u{10ffff}]{1,100}/gu)) {
    yield { start: match.index, end: match.index + match[0].length };
  }
}
