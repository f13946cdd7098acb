/** How robust a rule is: of its examples, told in other ways, how many does it still find? */
import type { Rule } from "../../core/contract/rule.ts";
import { customEngine } from "../../core/custom_rules/engine.ts";
import type { CustomRules } from "../../core/custom_rules/set.ts";
import { partOf } from "../../core/matching/check.ts";
import { compileEngine, type Engine } from "../../core/matching/engine.ts";
import { variantsOf } from "../../core/matching/variants.ts";
import type { OwnRules } from "./_own_rules.ts";

/** One rule's score. */
export interface MutationScore {
  readonly rule: string;
  readonly variants: number;
  readonly fired: number;
  /** Ways of telling under which some example is not found. */
  readonly missed: readonly string[];
}

/** Scores rules, each in an engine of its own. The same rules give the same score. */
export async function mutationScores(
  rules: readonly Rule[],
  { own, onProgress }: { readonly own: OwnRules | null; readonly onProgress: (done: number) => void },
): Promise<readonly MutationScore[]> {
  const scores: MutationScore[] = [];
  for (const [index, rule] of rules.entries()) {
    onProgress(index);
    scores.push(await scoreOf(rule, engineFor(rule, own?.set ?? null)));
    // Lets a signal through between two rules.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return scores;
}

function engineFor(rule: Rule, set: CustomRules | null): Engine {
  const own = set?.rules.find((known) => known.rule.id === rule.id && known.runsIn === "host");
  if (!set || !own) return compileEngine([rule]);
  return customEngine([], { ...set, rules: [own] }, { onHostFailure: () => "block" });
}

async function scoreOf(rule: Rule, engine: Engine): Promise<MutationScore> {
  const missed = new Set<string>();
  let variants = 0;
  let fired = 0;
  for (const example of rule.examples.flags) {
    const { part, tool } = partOf(rule, example);
    for (const { name, text } of variantsOf(part.text, seeded(rule.id))) {
      const { findings } = await engine.scan([{ ...part, text }], { tool });
      variants++;
      if (findings.some((finding) => finding.rule === rule.id)) fired++;
      else missed.add(name);
    }
  }
  return { rule: rule.id, variants, fired, missed: [...missed] };
}

/** Numbers from 0 to 1 that are the same for the same word. */
function seeded(word: string): () => number {
  let state = 2_166_136_261;
  for (const char of word) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = Math.imul(state ^ state >>> 15, 2_246_822_519) + 0x6d2b79f5 | 0;
    const mixed = Math.imul(state ^ state >>> 13, 3_266_489_917);
    return ((mixed ^ mixed >>> 16) >>> 0) / 4_294_967_296;
  };
}
