/**
 * Rules of which the build noted what tells whether a text concerns them. The module of a rule is asked for when such a text comes, or
 * somebody wants to read about it: a proxy that starts with every tool server of a user evaluates a few dozen of six hundred.
 */
import type { Rule } from "../contract/rule.ts";
import { keepOwnWords, type OwnWords } from "./own_words.ts";

/** What the build notes of a rule. */
export interface RuleEntry extends
  Pick<
    Rule,
    "id" | "aliases" | "severity" | "category" | "lane" | "reads" | "views" | "keywords" | "sensitive"
  > {
  /** What each matcher cannot do without. */
  readonly words: OwnWords;
}

/** A rule, and where its module stands. */
export interface RuleSource {
  readonly id: string;
  readonly load: () => Rule;
}

/** The entry of a rule, for the build to keep. */
export function entryOf(rule: Rule, words: OwnWords): RuleEntry {
  const { id, aliases, severity, category, lane, reads, views, keywords, sensitive } = rule;
  return {
    id,
    ...aliases && { aliases },
    severity,
    category,
    lane,
    ...reads && { reads },
    ...views && { views },
    ...keywords && { keywords },
    ...sensitive && { sensitive },
    words,
  };
}

/** The rules of the index, in its order. Throws where index and sources do not name the same rules: one of them is stale. */
export function indexedRules(index: string, sources: readonly RuleSource[]): readonly Rule[] {
  const entries = JSON.parse(index) as readonly RuleEntry[]; // the build wrote it, entry by entry, from entryOf()
  if (entries.length !== sources.length) {
    throw new Error(`${entries.length} rules in the index, ${sources.length} sources`);
  }
  return entries.map((entry, place) => {
    const source = sources[place];
    if (source?.id !== entry.id) throw new Error(`The index names ${entry.id} where ${source?.id} is`);
    return indexedRule(entry, source);
  });
}

function indexedRule({ words, ...facts }: RuleEntry, { load }: RuleSource): Rule {
  const rule: Rule = {
    ...facts,
    get title() {
      return load().title;
    },
    get why() {
      return load().why;
    },
    get fix() {
      return load().fix;
    },
    get maps() {
      return load().maps;
    },
    get match() {
      return load().match;
    },
    get examples() {
      return load().examples;
    },
  };
  keepOwnWords(rule, words);
  return rule;
}
