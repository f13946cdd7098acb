import { LOOK_ALIKES, skeleton } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { NonEmpty, Sample, Span } from "oktsec/rule";

const [first = "а", ...rest] = LOOK_ALIKES;
const keywords: NonEmpty<string> = [first, ...rest];

export default defineRule({
  id: "UNI_010",
  title: "Two names that look the same and differ",
  why: "One name was checked, the other is used: no reader can tell them apart.",
  fix: "Rename one of them in plain letters and find out who wrote the other.",
  severity: "high",
  category: "unicode-attack",
  lane: "block",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-1007"] },
  views: ["raw"],
  keywords,
  match: twins,
  examples: {
    flags: [
      { text: "def check_admin(): return False\ndef check_аdmin(): return True", kind: "document" },
      "from requests import get; import rеquests",
      { text: "const level = 1; const lеvel = 9;", kind: "tool_argument" },
    ],
    passes: [
      "const a = 1; const b = 2;",
      "admin и админ",
      "naive and naïve, resume and résumé",
      "скорость speed",
    ],
  },
});

const NAME = /[A-Za-z_\u0370-\u058f][\w\u0370-\u058f]{3,60}/g;
/** Names compared in one text. */
const NAMES_MAX = 4_000;

/** A name with a foreign letter whose look is that of another name in plain letters. */
function* twins({ text }: Sample): Generator<Span> {
  const plain = new Set<string>();
  const foreign: { readonly look: string; readonly start: number; readonly end: number }[] = [];
  let count = 0;
  for (const match of text.matchAll(NAME)) {
    if (++count > NAMES_MAX) break;
    const isForeign = /[\u0370-\u058f]/.test(match[0]);
    if (!isForeign) plain.add(skeleton(match[0]));
    // Only names that are Latin but for a letter or two: a Russian word may look like an English one by chance.
    else if (/[A-Za-z]{2}/.test(match[0])) {
      foreign.push({ look: skeleton(match[0]), start: match.index, end: match.index + match[0].length });
    }
  }
  for (const { look, start, end } of foreign) if (plain.has(look)) yield { start, end };
}
