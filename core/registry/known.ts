/** What can be found, and by which names: the rules, and what detectors report under ids of their own. */
import type { Known } from "../config/checks.ts";
import type { Detector } from "../contract/plugin.ts";
import type { Rule, RuleFacts } from "../contract/rule.ts";

/** The part of a registry that finds something. */
export interface Finders {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
}

/** The facts of everything that can be reported, sorted by id. */
export function factsOf({ rules, detectors }: Finders): readonly RuleFacts[] {
  const reports = detectors.flatMap(({ reports = [] }) => reports);
  return [...rules, ...reports].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every name that a rule has: its id first. No two rules share one. */
export function namesOf({ id, aliases }: Pick<RuleFacts, "id" | "aliases">): readonly string[] {
  return [id, ...aliases ?? []];
}

/** What a config is checked against. */
export function knownIn(finders: Finders): Required<Known> {
  const facts = factsOf(finders);
  return {
    rules: new Set(facts.map(({ id }) => id)),
    aliases: new Map(facts.flatMap(({ id, aliases }) => aliases?.map((name) => [name, id] as const) ?? [])),
    categories: new Set(facts.map(({ category }) => category)),
  };
}
