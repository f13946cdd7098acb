/** Finds the small evidence in a text: one pass over it for all words of all ideas. */
import { Gate, Hits } from "../../core/matching/gate.ts";
import { type Idea, IDEAS, LEXICON } from "./lexicon.ts";

/** One word of one idea, at its place. */
export interface Clue {
  readonly idea: Idea;
  readonly start: number;
  readonly end: number;
}

interface Term {
  readonly word: string;
  readonly ideas: readonly Idea[];
  /** Further letters may follow. */
  readonly isStem: boolean;
}

/** Words in which letters stand without spaces between them: where one begins cannot be told. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTER = /[\p{L}\p{N}\p{M}_]/u;

/** Terms of one idea as the list writes them. */
export function termsOf(idea: Idea): readonly { readonly word: string; readonly isStem: boolean }[] {
  return [...new Set(LEXICON[idea].split(/\s+/).filter((term) => term !== ""))].map((term) => {
    const isStem = term.endsWith("*") && term.length > 1;
    return { word: (isStem ? term.slice(0, -1) : term).replaceAll("_", " ").toLowerCase(), isStem };
  });
}

interface Reader {
  readonly gate: Gate;
  readonly hits: Hits;
  readonly terms: readonly Term[];
}

let reader: Reader | null = null;

/** Made on first use: a program that meets no suspicious word never pays for it. */
function ready(): Reader {
  if (reader) return reader;
  const byWord = new Map<string, { ideas: Idea[]; isStem: boolean }>();
  for (const idea of IDEAS) {
    for (const { word, isStem } of termsOf(idea)) {
      const known = byWord.get(word);
      if (!known) byWord.set(word, { ideas: [idea], isStem });
      else if (!known.ideas.includes(idea)) known.ideas.push(idea);
      if (known && isStem) known.isStem = true;
    }
  }
  const terms = [...byWord].map(([word, { ideas, isStem }]) => ({ word, ideas, isStem }));
  const gate = new Gate(terms.map(({ word }) => word));
  return reader = { gate, hits: new Hits(terms.length), terms };
}

// A place is told by its start, times this, plus the number of the term: one sort of plain numbers orders all hits.
const TERMS_MAX = 8_192;

/**
 * The clues of a text in order of their starts. Linear, but for the sort of what was found. `isWorth` is asked first, with every
 * idea of which some word might be there: most texts are done with that.
 */
export function cluesOf(
  text: string,
  isWorth: (ideas: ReadonlySet<Idea>) => boolean = () => true,
): readonly Clue[] {
  const { gate, hits, terms } = ready();
  hits.clear();
  gate.scan(text, hits);
  const ideas = new Set<Idea>();
  for (let i = 0; i < hits.foundCount; i++) for (const idea of terms[hits.found[i] ?? 0]?.ideas ?? []) ideas.add(idea);
  if (!isWorth(ideas)) return [];
  const places = new Float64Array(hits.count);
  let count = 0;
  for (let i = 0; i < hits.foundCount; i++) {
    const number = hits.found[i] ?? 0;
    const term = terms[number];
    if (!term) continue;
    for (let hit = hits.last[number] ?? -1; hit >= 0; hit = hits.previous[hit] ?? -1) {
      const end = hits.ends[hit] ?? 0;
      if (standsAlone(text, end - term.word.length, end, term)) {
        places[count++] = (end - term.word.length) * TERMS_MAX + number;
      }
    }
  }
  const clues: Clue[] = [];
  for (const place of places.subarray(0, count).sort()) {
    const term = terms[place % TERMS_MAX];
    if (!term) continue;
    const start = Math.floor(place / TERMS_MAX);
    for (const idea of term.ideas) clues.push({ idea, start, end: start + term.word.length });
  }
  return clues;
}

/** Not inside of a longer word. */
function standsAlone(text: string, start: number, end: number, { word, isStem }: Term): boolean {
  if (word.charCodeAt(0) > 0x2ff && UNSPACED.test(word)) return true;
  const first = word.charCodeAt(0);
  const last = word.charCodeAt(word.length - 1);
  if (isLetter(first) && start > 0 && isLetter(text.charCodeAt(start - 1))) return false;
  return isStem || !isLetter(last) || end >= text.length || !isLetter(text.charCodeAt(end));
}

function isLetter(code: number): boolean {
  if (code < 0x80) {
    return code >= 0x61 && code <= 0x7a || code >= 0x41 && code <= 0x5a || code >= 0x30 && code <= 0x39 ||
      code === 0x5f;
  }
  return LETTER.test(String.fromCharCode(code));
}
