import { characters } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** Every character of the blocks that the pattern names, as gates. */
const keywords = characters([0x0300, 0x036f], [0x0489, 0x0489], [0x1ab0, 0x1abf], [0x1dc0, 0x1dff], [0x20d0, 0x20f0]);

export default defineRule({
  id: "UNI_005",
  title: "Letters under piles of combining marks",
  why: "Piles of marks break the letters apart for filters and screens while models still read them.",
  fix: "Strip the marks and read the text again.",
  severity: "medium",
  category: "unicode-attack",
  lane: "flag",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-1007"] },
  views: ["raw"],
  keywords,
  match: piles,
  examples: {
    flags: [
      "i\u0334\u0321\u0349g\u0337\u0322\u0354n\u0335\u0323\u0356o\u0336\u0324\u0359re",
      { text: "H\u0300\u0301\u0302\u0303\u0304\u0305ello there, friend", kind: "tool_result" },
      "a\u0315\u031a\u031b\u0358 b\u0315\u031a\u031b\u0358 c\u0315\u031a\u031b\u0358",
    ],
    passes: [
      "Tiê\u0301ng Viê\u0323t co\u0301 dâ\u0301u",
      "नमस्ते दुनिया",
      "crème brûlée",
      "שָׁלוֹם עֲלֵיכֶם",
      "e\u0301 and o\u0308\u0304",
    ],
  },
});

/** Four marks on one letter are in no language's spelling; Hebrew and Arabic points stay below and are not in these blocks. */
const PILE = /[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3,400}/g;

function* piles({ text }: Sample): Generator<Span> {
  let count = 0;
  for (const match of text.matchAll(PILE)) {
    count++;
    if (match[0].length >= 5 || count >= 3) {
      yield { start: Math.max(0, match.index - 1), end: match.index + match[0].length };
    }
  }
}
