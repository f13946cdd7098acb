/**
 * Words as they are written to get past a filter, or in haste: a letter left out, two letters swapped, cut in two, without vowels, every
 * letter twice. They are made for the few words that an attack can hardly do without, and looked for in the pass that is made anyway.
 */
import type { Idea } from "./ideas.ts";

/** Words of which other spellings are known, by idea. */
const WORDS: Readonly<Partial<Record<Idea, readonly string[]>>> = {
  override: ["ignore", "forget", "disregard", "override", "bypass"],
  bound: ["instructions", "instruction", "guidelines", "directives", "rules"],
  earlier: ["previous"],
  protected: ["password", "credentials", "system prompt"],
  disclose: ["reveal"],
};

/** What comes out as other words. */
const OTHERS: ReadonlySet<string> = new Set([
  "forge",
  "revel",
  "for get",
  "by pass",
  "pass word",
  "over ride",
  "rule",
  "rules",
  "rues",
  "instruction",
  "rls",
  "rle",
  "rles",
]);

/** Other spellings of the words of an idea. Those that are no slip but a disguise are an idea of their own besides. */
export function spellingsOf(idea: Idea): readonly string[] {
  if (idea === "disguise") return known(Object.values(WORDS).flat().flatMap(disguises));
  return known((WORDS[idea] ?? []).flatMap((word) => [...disguises(word), ...slips(word)]));
}

function known(spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings)].filter((spelling) => !OTHERS.has(spelling));
}

const VOWELS = /(?<!^)[aeiou]/g;

/** Nobody writes so by mistake: no vowels, every letter twice, a word cut in two. */
function disguises(word: string): readonly string[] {
  const cuts = Array.from({ length: word.length - 3 }, (_, i) => `${word.slice(0, i + 2)} ${word.slice(i + 2)}`);
  return [word.replace(VOWELS, ""), word.replaceAll(/[a-z]/g, "$&$&"), ...word.includes(" ") ? [] : cuts];
}

/** A letter left out, two neighbours swapped. */
function slips(word: string): readonly string[] {
  return Array.from({ length: word.length - 1 }, (_, i) => {
    const before = word.slice(0, i + 1);
    const [letter = "", next = ""] = word.slice(i + 1);
    const rest = word.slice(i + 3);
    return next === "" || next === letter
      ? [before + next + rest]
      : [before + next + rest, before + next + letter + rest];
  }).flat();
}
