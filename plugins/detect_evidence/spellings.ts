/**
 * Words as they are written to get past a filter, or in haste: a letter left out, two letters swapped, cut in two, without vowels, every
 * letter twice. They are made for the few words that an attack can hardly do without, and looked for in the pass that is made anyway.
 */
import type { Idea } from "./lexicon.ts";

/** Words of which other spellings are known, by idea. */
const WORDS: Readonly<Partial<Record<Idea, readonly string[]>>> = {
  override: ["ignore", "forget", "disregard", "override", "bypass"],
  bound: ["instructions", "instruction", "guidelines", "directives"],
  earlier: ["previous"],
  protected: ["password", "credentials", "system prompt"],
  disclose: ["reveal"],
};

/** What comes out as another word. */
const OTHERS: ReadonlySet<string> = new Set([
  "forge",
  "revel",
  "for get",
  "by pass",
  "pass word",
  "over ride",
  "instruction",
]);

/** Other spellings of the words of an idea. */
export function spellingsOf(idea: Idea): readonly string[] {
  const words = WORDS[idea] ?? [];
  return [...new Set(words.flatMap(spellings))].filter((spelling) =>
    !OTHERS.has(spelling) && !words.includes(spelling)
  );
}

const VOWELS = /(?<!^)[aeiou]/g;

/** Spellings of one word, or of each word of two. */
function spellings(word: string): readonly string[] {
  const bare = word.replace(VOWELS, "");
  const twice = word.replaceAll(/[a-z]/g, "$&$&");
  return [bare, twice, ...Array.from({ length: word.length - 1 }, (_, i) => slipsAt(word, i + 1)).flat()];
}

function slipsAt(word: string, at: number): readonly string[] {
  const before = word.slice(0, at);
  const [letter = "", next = ""] = word.slice(at);
  const swapped = next === "" || next === letter ? [] : [before + next + letter + word.slice(at + 2)];
  return [before + word.slice(at + 1), ...swapped, `${before} ${word.slice(at)}`];
}
