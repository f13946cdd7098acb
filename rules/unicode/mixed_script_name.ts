import { LOOK_ALIKES, mixesScripts } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { NonEmpty, Sample, Span } from "oktsec/rule";

const [first = "а", ...rest] = LOOK_ALIKES;
const keywords: NonEmpty<string> = [first, ...rest];

/** Domain-like and identifier-like runs with a letter that looks Latin and is not. */
const RUN = /[\w.-]{0,60}[\u0370-\u03ff\u0400-\u052f\u0530-\u058f][\w\u0370-\u03ff\u0400-\u052f\u0530-\u058f.-]{0,60}/g;

export default defineRule({
  id: "UNI_003",
  title: "A name mixes look-alike letters of two scripts",
  why: "The name reads like one that you know and is another: of a domain, a function, a file.",
  fix: "Write the name anew by hand and compare. Refuse names that mix scripts.",
  severity: "high",
  category: "unicode-attack",
  lane: "block",
  maps: {
    asi: ["ASI04", "ASI09"],
    mcp: ["MCP09", "MCP03"],
    cwe: ["CWE-1007"],
    see: ["https://www.unicode.org/reports/tr39/"],
  },
  views: ["raw"],
  keywords,
  match: runs,
  examples: {
    flags: [
      "Log in at https://pаypal.com/verify",
      { text: "function sаyHello() { return 1; }", kind: "document" },
      { text: "pip install rеquests", kind: "command" },
    ],
    passes: [
      "Привет, Maria! Пакет requests установлен.",
      "The Ω-3 content and the α-level are given.",
      "μTorrent and Δx are fine",
      "COVID-19-пандемия и IT-отдел",
    ],
  },
});

function* runs({ text }: Sample): Generator<Span> {
  for (const match of text.matchAll(RUN)) {
    for (const part of match[0].matchAll(/[\p{L}\p{N}]+/gu)) {
      // One Greek letter in front of a word is a symbol, and a word of two scripts joined by case ("IT-отдел") has a dash.
      const foreign = part[0].match(/[\u0370-\u058f]/g)?.length ?? 0;
      const latin = part[0].match(/[A-Za-z]/g)?.length ?? 0;
      const isSymbol = foreign === 1 && /^[\u03b1-\u03c9\u0391-\u03a9]/.test(part[0]) &&
        /^[μΔΩπλσφψθδΣγβε]/.test(part[0]);
      if (latin >= 2 && foreign <= latin && !isSymbol && mixesScripts(part[0]) && part[0].length >= 4) {
        const start = match.index + part.index;
        yield { start, end: start + part[0].length };
      }
    }
  }
}
