/** Finds the small evidence in a text: one pass over it for all words of all ideas. */
import { Gate, Hits } from "../../core/matching/gate.ts";
import { type Idea, IDEAS } from "./ideas.ts";
import { wordsOf } from "./lexicon.ts";
import type { Shape } from "./shape.ts";
import { SHAPE_CHARS, SHAPES } from "./shapes.ts";
import { spellingsOf } from "./spellings.ts";

/** One word of one idea, at its place. */
export interface Clue {
  readonly idea: Idea;
  readonly start: number;
  readonly end: number;
}

interface Term {
  readonly word: string;
  /** Places in `IDEAS`. */
  readonly ideas: readonly number[];
  /** Further letters may follow. */
  readonly isStem: boolean;
}

/** Words in which letters stand without spaces between them: where one begins cannot be told. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTER = /[\p{L}\p{N}\p{M}_]/u;

/** Terms of one idea as the list writes them. */
export function termsOf(idea: Idea): readonly { readonly word: string; readonly isStem: boolean }[] {
  const listed = wordsOf(idea).split(/\s+/).filter((term) => term !== "");
  return [...new Set([...listed, ...spellingsOf(idea)])].map((term) => {
    const isStem = term.endsWith("*") && term.length > 1;
    return { word: (isStem ? term.slice(0, -1) : term).replaceAll("_", " ").toLowerCase(), isStem };
  });
}

interface Reader {
  readonly gate: Gate;
  readonly hits: Hits;
  readonly terms: readonly Term[];
  /** One for each idea of which a word stands in the text. */
  readonly seen: Uint8Array;
}

let reader: Reader | null = null;

/** Made on first use: a program that meets no suspicious word never pays for it. */
function ready(): Reader {
  if (reader) return reader;
  const byWord = new Map<string, { ideas: number[]; isStem: boolean }>();
  for (const [number, idea] of IDEAS.entries()) {
    for (const { word, isStem } of termsOf(idea)) {
      const known = byWord.get(word);
      if (!known) byWord.set(word, { ideas: [number], isStem });
      else if (!known.ideas.includes(number)) known.ideas.push(number);
      if (known && isStem) known.isStem = true;
    }
  }
  const terms = [...byWord].map(([word, { ideas, isStem }]) => ({ word, ideas, isStem }));
  const gate = new Gate(terms.map(({ word }) => word));
  return reader = { gate, hits: new Hits(terms.length), terms, seen: new Uint8Array(IDEAS.length) };
}

/** Terms of all lists, at most. A place is told by its start, times this, plus the number of the term: one sort orders all hits. */
export const TERMS_MAX = 16_384;

/**
 * The clues of a text in order of their starts. Linear, but for the sort of what was found. `isWorth` is asked first, with a one in the
 * place of every idea of which some word is there: most texts are done with that.
 */
export function cluesOf(text: string, isWorth: (seen: Uint8Array) => boolean = () => true): readonly Clue[] {
  const { gate, hits, terms, seen } = ready();
  hits.clear();
  gate.scan(text, hits);
  seen.fill(0);
  for (let i = 0; i < hits.foundCount; i++) {
    const term = terms[hits.found[i] ?? 0];
    if (term && occurs(text, hits, { number: hits.found[i] ?? 0, term })) {
      for (const idea of term.ideas) seen[idea] = 1;
    }
  }
  // What a shape may find is taken for found until it has been looked for.
  for (const { idea, trigger } of NUMBERED) if (seen[trigger] === 1) seen[idea] = 1;
  return isWorth(seen) ? withShapes(text, inOrder(text, { hits, terms })) : [];
}

const NUMBERED = SHAPES.map(({ idea, trigger }) => ({ idea: IDEAS.indexOf(idea), trigger: IDEAS.indexOf(trigger) }));
const SHAPES_OF: ReadonlyMap<Idea, readonly Shape[]> = Map.groupBy(SHAPES, ({ trigger }) => trigger);
/** Triggers of one text that are looked at more closely. */
const TRIGGERS_MAX = 64;

/** Adds what the shapes around the triggers say; the triggers themselves say nothing. */
function withShapes(text: string, clues: readonly Clue[]): readonly Clue[] {
  const found: Clue[] = [];
  let looks = 0;
  const until = new Map<Shape, number>();
  for (const { idea, start, end } of clues) {
    const shapes = SHAPES_OF.get(idea);
    if (!shapes || ++looks > TRIGGERS_MAX) continue;
    const from = Math.max(0, start - SHAPE_CHARS);
    const window = text.slice(from, end + SHAPE_CHARS);
    for (const shape of shapes) {
      const match = shape.pattern.exec(window);
      if (!match || from + match.index < (until.get(shape) ?? 0)) continue;
      const at = from + match.index;
      until.set(shape, at + match[0].length);
      found.push({ idea: shape.idea, start: at, end: at + match[0].length });
    }
  }
  const plain = clues.filter(({ idea }) => !SHAPES_OF.has(idea));
  return found.length === 0 ? plain : [...plain, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether one of the hits of a term is a word of its own. */
function occurs(
  text: string,
  hits: Hits,
  { number, term }: { readonly number: number; readonly term: Term },
): boolean {
  for (let hit = hits.last[number] ?? -1; hit >= 0; hit = hits.previous[hit] ?? -1) {
    const end = hits.ends[hit] ?? 0;
    if (standsAlone(text, end - term.word.length, end, term)) return true;
  }
  return false;
}

function inOrder(text: string, { hits, terms }: Pick<Reader, "hits" | "terms">): readonly Clue[] {
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
    for (const number of term.ideas) {
      const idea = IDEAS[number];
      if (idea) clues.push({ idea, start, end: start + term.word.length });
    }
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
