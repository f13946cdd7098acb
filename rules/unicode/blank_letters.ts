import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "UNI_102",
  title: "Letters that show nothing",
  why:
    "Hangul fillers and braille blanks count as letters and show as nothing: names that look empty, gaps that are none.",
  fix: "Remove them; no honest text of several words needs them.",
  severity: "high",
  category: "unicode-attack",
  lane: "block",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-1007"] },
  views: ["raw"],
  keywords: ["\u115f", "\u1160", "\u3164", "\uffa0", "\u2800\u2800\u2800"],
  match: blanks,
  examples: {
    flags: [
      "user\u3164name",
      { text: "note\u2800\u2800\u2800\u2800\u2800\u2800\u2800\u2800hidden", kind: "tool_result" },
      { text: "function check(a,\uffa0){ return a }", kind: "document" },
    ],
    passes: [
      "⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙",
      "한국어 문장입니다",
      "nothing to see",
    ],
  },
});

const FILLERS = /[\u115f\u1160\u3164\uffa0]{1,400}/g;
const BLANKS = /\u2800{3,400}/g;

function* blanks({ text }: Sample): Generator<Span> {
  for (const match of text.matchAll(FILLERS)) {
    // Beside Hangul a filler stands for a missing part of a syllable.
    const around = text.slice(Math.max(0, match.index - 2), match.index + match[0].length + 2);
    if (!/[\u1100-\u11ff\uac00-\ud7af]/.test(around)) yield { start: match.index, end: match.index + match[0].length };
  }
  for (const match of text.matchAll(BLANKS)) yield { start: match.index, end: match.index + match[0].length };
}
