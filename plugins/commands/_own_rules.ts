/** Rules of the operator's own, as commands that look at rules need them: loaded, checked, and asked without a server. */
import type { App } from "../../core/cli/app.ts";
import { plain } from "../../core/cli/text.ts";
import type { Rule, RuleFacts } from "../../core/contract/rule.ts";
import type { CustomRules } from "../../core/custom_rules/set.ts";
import { factsOf, namesOf } from "../../core/registry/known.ts";

/** The rules of a folder; disposing ends the rule host. */
export interface OwnRules extends Disposable {
  readonly set: CustomRules;
  /** Refusals as text, one line each. */
  readonly refused: readonly string[];
  /** File of a rule; null for a built-in one. */
  fileOf(id: string): string | null;
}

/** Loads a folder of rules; null where none is named. */
export async function loadOwnRules(
  app: App,
  dir: string | undefined,
  { builtin = app.registry.rules }: { readonly builtin?: readonly Rule[] } = {},
): Promise<OwnRules | null> {
  if (!dir) return null;
  const [{ loadCustomRules }, { refusalText }] = await Promise.all([
    import("../../core/custom_rules/load.ts"),
    import("../../core/custom_rules/set.ts"),
  ]);
  const taken = new Set(builtin.flatMap(namesOf));
  const set = await loadCustomRules(dir, { log: app.log, taken });
  const files = new Map(set.rules.map(({ rule, file }) => [rule.id, file]));
  return {
    set,
    refused: set.refused.map(refusalText),
    fileOf: (id) => files.get(id) ?? null,
    [Symbol.dispose]: () => set.host?.[Symbol.dispose](),
  };
}

/** Names every refused rule on stderr. */
export function tellRefused(app: App, own: OwnRules | null): void {
  for (const refusal of own?.refused ?? []) app.out.say(`Refused: ${plain(refusal)}`);
}

/** All rules that are in force, by id. */
export function allRules(app: App, own: OwnRules | null): readonly Rule[] {
  if (!own) return app.registry.rules;
  return [...app.registry.rules, ...own.set.rules.map(({ rule }) => rule)].toSorted((a, b) => a.id < b.id ? -1 : 1);
}

/** What is told of all rules that are in force, and of what detectors report, by id. */
export function allFacts(app: App, own: OwnRules | null): readonly (RuleFacts | Rule)[] {
  return factsOf({ rules: allRules(app, own), detectors: app.registry.detectors });
}

/** The one that is called so, by its id in any case or by another name. */
export function named<T extends RuleFacts>(name: string, facts: readonly T[]): T | null {
  const wanted = [name, name.toUpperCase()];
  return facts.find((one) => namesOf(one).some((known) => wanted.includes(known))) ?? null;
}
