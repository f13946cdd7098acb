/** The words that open the rules of composed evidence. `tools/generate_evidence.ts` keeps them, so that no start has to find them out. */
import type { NonEmpty } from "../../core/contract/rule.ts";
import type { Idea } from "./ideas.ts";
import { termsOf } from "./read.ts";

/** A place needs one of these ideas: their words gate the rules. */
export const CORE: readonly Idea[] = [
  "override",
  "lapsed",
  "protected",
  "personal",
  "secrecy",
  "persona",
  "marker",
  "machine",
  "address",
  "before_use",
  "reader",
  "consent",
  "unasked",
  "told",
  "asked_of_you",
  "opening",
  "trust",
  "isolate",
  "covert",
  "disguise",
  "unseen",
  "spread",
  "signal",
  "inputs",
  "rivals",
  "hazard",
  "loose",
  "lie",
  "code_word",
  "check",
  "own_rules",
  "obliged",
  "endorse",
  "direct_user",
  "chief",
  "vouched",
  "stand_in",
  "collusion",
  "lent_right",
  "over_head",
  "copied",
  "call",
  "rival",
  "reach",
  "tamper",
  "waive",
  "name_of",
  "under",
  "lend",
  "false_note",
  "we_two",
  "free_zone",
  "wholly",
  "begun",
  "origin",
  "hush",
  "denial",
  "spoken",
  "audience",
  "order_word",
];

/** What two leaks in one place cannot do without. */
export const LEAK_CORE: readonly Idea[] = ["protected", "personal"];

/** Words of which every place that holds one of the ideas holds one, too. A gate may be wider than what it guards. */
export function keywordsOf(ideas: readonly Idea[]): NonEmpty<string> {
  const words = new Set(ideas.flatMap((idea) => termsOf(idea).map(({ word }) => word.trim())));
  // A word that holds a shorter one of the list is found with it: a third of the list is.
  const few = [...words].filter((word) => word.length > 1 && !holdsAnother(word, words));
  const [first = "ignore", ...rest] = few;
  return [first, ...rest];
}

function holdsAnother(word: string, words: ReadonlySet<string>): boolean {
  for (let start = 0; start < word.length; start++) {
    for (let end = start + 2; end <= word.length; end++) {
      if (end - start < word.length && words.has(word.slice(start, end))) return true;
    }
  }
  return false;
}
