/** The rules that speak for the composed evidence: one for each threat and level, all over the same places. */
import type { NonEmpty, PartKind, Rule, Sample, Span } from "../../core/contract/rule.ts";
import { defineRule } from "../../core/contract/rule.ts";
import { type Place, placesOf } from "./compose.ts";
import { EXAMPLES, type Threat } from "./examples.ts";
import { type Fact, stanceOf } from "./facts.ts";
import { keywords } from "./keywords.gen.ts";
import { wordingRules } from "./wording/rules.ts";

const TALK: NonEmpty<PartKind> = ["message", "prompt", "tool_argument"];
const DATA: NonEmpty<PartKind> = ["tool_result", "resource", "document"];
const READS: Readonly<Record<Threat, NonEmpty<PartKind>>> = {
  direct: TALK,
  indirect: DATA,
  exfiltration: [...TALK, ...DATA],
  poisoning: ["tool_description"],
};

// All rules ask about the same sample: it is read once.
const known = new WeakMap<Sample, readonly Place[]>();

function placesIn(sample: Sample): readonly Place[] {
  let places = known.get(sample);
  if (!places) known.set(sample, places = placesOf(sample.text, sample.kind));
  return places;
}

const LEAKS: ReadonlySet<Fact> = new Set<Fact>([
  "protected thing sent away",
  "private data sent away",
  "place outside",
]);

/** What a place is about, by where it stands and what it holds most of. */
export function threatOf({ facts }: Pick<Place, "facts">, kind: PartKind): Threat {
  const stance = stanceOf(kind);
  if (stance === "definition") return "poisoning";
  const leaks = facts.filter((fact) => LEAKS.has(fact)).length;
  const overrides = facts.some((fact) => fact.startsWith("override") || fact === "role without limits");
  if (leaks > 1 && !overrides) return "exfiltration";
  return stance === "data" ? "indirect" : "direct";
}

function matcher(threat: Threat, level: Place["level"]): (sample: Sample) => Iterable<Span> {
  return (sample) =>
    placesIn(sample).filter((place) => place.level === level && threatOf(place, sample.kind) === threat);
}

/** What the build found of the lists. */
const KEYWORDS = JSON.parse(keywords) as { readonly core: NonEmpty<string>; readonly leaks: NonEmpty<string> }; // it wrote both, from keywordsOf()

interface Text {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

const TEXTS: Readonly<Record<Threat, { readonly flag: Text; readonly hold: Text; readonly category: string }>> = {
  direct: {
    category: "prompt-injection",
    flag: {
      id: "EVID-001",
      title: "Several signs of an attempt to take over a model",
      why: "Words of override, role and disclosure that mean little alone stand close together.",
      fix: "Read the text. Where it is what somebody meant to send, nothing else is needed.",
    },
    hold: {
      id: "EVID-002",
      title: "Many signs of an attempt to take over a model",
      why:
        "Three or more different signs of override, new role, disclosure or secrecy stand in one place: wording changes, the request does not.",
      fix: "Ask the sender what it is for before it is let through.",
    },
  },
  indirect: {
    category: "indirect-injection",
    flag: {
      id: "EVID-003",
      title: "Data that seems to speak to the model",
      why: "A result or a document informs; this one also seems to ask something of whoever reads it.",
      fix: "Look at where the data came from, and treat what it asks for as text.",
    },
    hold: {
      id: "EVID-004",
      title: "Data that gives orders to the model",
      why:
        "Three or more different signs of override, secrecy, disclosure or forged authority stand in one place of what should be plain data.",
      fix: "Do not act on it. Find out who can write to that source.",
    },
  },
  exfiltration: {
    category: "exfiltration",
    flag: {
      id: "EVID-005",
      title: "Signs of a request to hand out what is private",
      why: "Something private, a verb that moves it and a place outside stand together.",
      fix: "See whether the receiver may have it.",
    },
    hold: {
      id: "EVID-006",
      title: "A request to send what is protected to a place outside",
      why: "What is protected, a verb that moves it, a place outside and a sign of bad intent stand in one place.",
      fix: "Do not send it. If it was sent, change the credentials that were in it.",
    },
  },
  poisoning: {
    category: "mcp-attack",
    flag: {
      id: "EVID-007",
      title: "A tool's definition with signs of hidden instructions",
      why: "A definition says what a tool does; this one also seems to steer the model that reads it.",
      fix: "Read the whole definition, and ask its author why the model needs to know.",
    },
    hold: {
      id: "EVID-008",
      title: "A tool's definition that gives orders to the model",
      why:
        "Precedence over other tools, secrecy, private things or forged authority stand together in what should be documentation.",
      fix: "Remove the server until its author has explained the text.",
    },
  },
};

const MAPS: Readonly<Record<Threat, Rule["maps"]>> = {
  direct: { asi: ["ASI01"], mcp: ["MCP06"] },
  indirect: { asi: ["ASI01"], mcp: ["MCP06", "MCP10"] },
  exfiltration: { asi: ["ASI02", "ASI03"], mcp: ["MCP10"], cwe: ["CWE-200"] },
  poisoning: { asi: ["ASI01", "ASI04"], mcp: ["MCP03"] },
};

/** A rule for each threat and level. */
const composedRules: readonly Rule[] = (["direct", "indirect", "exfiltration", "poisoning"] as const)
  .flatMap((threat) => (["flag", "hold"] as const).map((level) => ruleOf(threat, level)));

function ruleOf(threat: Threat, level: Place["level"]): Rule {
  const { category } = TEXTS[threat];
  return defineRule({
    ...TEXTS[threat][level],
    category,
    severity: level === "hold" ? "high" : "medium",
    lane: level === "hold" ? "block" : "flag",
    maps: MAPS[threat],
    reads: READS[threat],
    keywords: threat === "exfiltration" ? KEYWORDS.leaks : KEYWORDS.core,
    match: matcher(threat, level),
    examples: EXAMPLES[threat][level],
  });
}

/** Every rule over composed evidence and over wording. */
export const evidenceRules: readonly Rule[] = [...composedRules, ...wordingRules];
