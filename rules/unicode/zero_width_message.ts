import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "UNI_106",
  title: "Bytes spelled in two or more invisible characters",
  why: "Two characters without a width are a zero and a one: any text fits between two letters.",
  fix: "Remove them and decode them; what they say is the real message.",
  severity: "critical",
  category: "unicode-attack",
  lane: "block",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-506", "CWE-1007"] },
  views: ["raw"],
  keywords: ["\u200b", "\u200c", "\u200d", "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\ufeff", "\u180e"],
  match: messages,
  examples: {
    flags: [
      "hi" + "\u200b\u200c".repeat(12) + "there",
      { text: "ok" + "\u2062\u2064\u2063".repeat(8), kind: "tool_result" },
      "a\u200b\u200cb\u200c\u200bc\u200b\u200bd\u200c\u200ce\u200b\u200cf\u200c\u200bg\u200b\u200ch\u200b\u200bi\u200c\u200c",
    ],
    passes: [
      "👩\u200d👩\u200d👧\u200d👦 and 🏳\ufe0f\u200d🌈",
      "می\u200cخواهم نمی\u200cدانم بچه\u200cها",
      "क\u200dष क\u200cष",
    ],
  },
});

const INVISIBLE = /[\u200b-\u200d\u2060-\u2064\ufeff\u180e]/g;
/** So many bits make a word or two. */
const BITS_MIN = 16;

/** Counted where they stand together or between ASCII letters; joiners of scripts and emoji stand one at a time between their own. */
function* messages({ text }: Sample): Generator<Span> {
  let count = 0;
  let first = -1;
  let last = -1;
  const kinds = new Set<string>();
  for (const { index } of text.matchAll(INVISIBLE)) {
    const before = text.charAt(index - 1);
    const after = text.charAt(index + 1);
    const isCode = (side: string) =>
      side === "" || side <= "\x7f" || /[\u200b-\u200d\u2060-\u2064\ufeff\u180e]/.test(side);
    if (!isCode(before) || !isCode(after)) continue;
    if (first < 0) first = index;
    last = index;
    count++;
    kinds.add(text.charAt(index));
  }
  if (count >= BITS_MIN && kinds.size >= 2) yield { start: first, end: last + 1 };
}
