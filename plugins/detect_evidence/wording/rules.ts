/** The rules that speak for wording: one for each trust that the writer of a text deserves, and level. */
import {
  defineRule,
  type NonEmpty,
  type PartKind,
  type Rule,
  type Sample,
  type Span,
} from "../../../core/contract/rule.ts";
import { isReported } from "../../../core/evidence/cited.ts";
import type { Level, Stance } from "../facts.ts";
import { EXAMPLES } from "./examples.ts";
import { FLAG_AT, HOLD_AT } from "./levels.ts";
import { wordedLikeAttacks } from "./list.ts";
import type { Stretch } from "./score.ts";

const READS: Readonly<Record<Stance, NonEmpty<PartKind>>> = {
  talk: ["message", "prompt", "tool_argument"],
  data: ["tool_result", "resource", "document"],
  definition: ["tool_description"],
};

// Both levels ask about the same sample: it is read once.
const known = new WeakMap<Sample, readonly Stretch[]>();

function stretchesIn(sample: Sample, stance: Stance): readonly Stretch[] {
  let stretches = known.get(sample);
  if (!stretches) known.set(sample, stretches = wordedLikeAttacks(sample.text, FLAG_AT[stance]));
  return stretches;
}

function matcher(stance: Stance, level: Level): (sample: Sample) => Iterable<Span> {
  return function* (sample) {
    for (const stretch of stretchesIn(sample, stance)) if (levelOf(stretch, sample, stance) === level) yield stretch;
  };
}

function levelOf(stretch: Stretch, sample: Sample, stance: Stance): Level {
  return stretch.points >= HOLD_AT[stance] && !isTold(stretch, sample) ? "hold" : "flag";
}

/** Places of a stretch that are looked at. */
const LOOKS = 4;

/** Whether what a stretch says is cited in a report, wherever in it. */
function isTold({ start, end }: Stretch, sample: Sample): boolean {
  return Array.from({ length: LOOKS }, (_, index) => start + Math.floor((end - start - 1) * index / (LOOKS - 1)))
    .some((at) => isReported(sample, { start: at, end: at + 1 }));
}

type Text = Pick<Rule, "id" | "title" | "why" | "fix">;

const TEXTS = {
  talk: {
    category: "prompt-injection",
    maps: { asi: ["ASI01", "ASI09"], mcp: ["MCP06"] },
    flag: {
      id: "WORDING-001",
      title: "Worded like an attempt to use an agent against its owner",
      why:
        "No single phrase, but many small turns together that requests of attackers hold and those of others do not: haste, secrecy, waived checks, borrowed rights.",
      fix: "Read the passage and ask whether its sender may want that.",
    },
    hold: {
      id: "WORDING-002",
      title: "In every word like an attempt to use an agent against its owner",
      why: "A dozen turns of phrase in one place that hardly any honest request holds, whatever it is about.",
      fix: "Ask the sender what it is for before it is let through.",
    },
  },
  data: {
    category: "indirect-injection",
    maps: { asi: ["ASI01"], mcp: ["MCP06", "MCP10"] },
    flag: {
      id: "WORDING-003",
      title: "Data worded like an errand for an agent",
      why: "Many small turns of phrase together of somebody who wants a reading agent to do something for them.",
      fix: "Treat the passage as text, and look at who can write to its source.",
    },
    hold: {
      id: "WORDING-004",
      title: "Data in every word like an errand for an agent",
      why: "A dozen turns of phrase in one place that hardly any honest page or result holds, whatever it is about.",
      fix: "Do not act on it. Find out who can write to that source.",
    },
  },
  definition: {
    category: "mcp-attack",
    maps: { asi: ["ASI01", "ASI04"], mcp: ["MCP03"] },
    flag: {
      id: "WORDING-005",
      title: "A tool's definition worded like an errand for the model",
      why:
        "Documentation says what a tool does; many small turns of phrase here want something of the model that reads it.",
      fix: "Read the whole definition, and ask its author what the passage is for.",
    },
    hold: {
      id: "WORDING-006",
      title: "A tool's definition in every word like an errand for the model",
      why: "A dozen turns of phrase in one place that hardly any honest definition holds, whatever the tool does.",
      fix: "Remove the server until its author has explained the text.",
    },
  },
} as const satisfies Readonly<Record<Stance, Pick<Rule, "category" | "maps"> & Readonly<Record<Level, Text>>>>;

/** Every rule over wording. */
export const wordingRules: readonly Rule[] = (["talk", "data", "definition"] as const)
  .flatMap((stance) => (["flag", "hold"] as const).map((level) => ruleOf(stance, level)));

/** No words open these rules: those of the list stand in most texts, and looking for them twice costs more than reading on. */
function ruleOf(stance: Stance, level: Level): Rule {
  const { category, maps } = TEXTS[stance];
  return defineRule({
    ...TEXTS[stance][level],
    category,
    maps,
    severity: level === "hold" ? "high" : "medium",
    lane: level === "hold" ? "block" : "flag",
    reads: READS[stance],
    match: matcher(stance, level),
    examples: EXAMPLES[stance][level],
  });
}
