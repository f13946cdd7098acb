import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

const OVERRIDE = /[\u202d\u202e]/g;

export default defineRule({
  id: "UNI_001",
  title: "Direction override hides the order of the text",
  why:
    "After this character a reader sees the text backwards, or a file name with another ending; a machine reads it as it stands.",
  fix: "Remove the character, and look at the text in the order in which it is stored.",
  severity: "high",
  category: "unicode-attack",
  lane: "block",
  maps: { asi: ["ASI01", "ASI09"], mcp: ["MCP06"], cwe: ["CWE-1007", "CWE-451"], see: ["https://trojansource.codes/"] },
  views: ["raw"],
  keywords: ["\u202d", "\u202e"],
  match: overrides,
  examples: {
    flags: [
      "invoice_\u202efdp.exe",
      { text: "if (level != 'user\u202e\u2066// check for admin\u2069\u2066') {", kind: "document" },
      { text: "Please open \u202etxt.tpircs", kind: "tool_result" },
    ],
    passes: [
      "مرحبا بالعالم",
      "the character U+202E reverses text",
      "שלום \u2067עולם\u2069 123",
    ],
  },
});

/** Languages written from right to left never need the override: they have marks and isolates. An override that is closed at once shows nothing. */
function* overrides({ text }: Sample): Generator<Span> {
  for (const { index } of text.matchAll(OVERRIDE)) {
    const after = text.slice(index + 1, index + 64);
    if (/^[\u202c\u2066-\u2069\s]*$/.test(after.slice(0, 2)) && after.length > 0 && !/[\p{L}\p{N}]/u.test(after)) {
      continue;
    }
    yield {
      start: index,
      end: Math.min(
        text.length,
        index + 1 + Math.max(1, after.search(/[\n\u202c]/) < 0 ? after.length : after.search(/[\n\u202c]/)),
      ),
    };
  }
}
