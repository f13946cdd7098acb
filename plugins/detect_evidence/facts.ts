/** What clues say, alone or two together, and what that is worth by the kind of text. */
import type { PartKind } from "../../core/contract/envelope.ts";
import type { Idea } from "./ideas.ts";

/** How far the writer of a text is trusted. Data has no business giving orders; a definition has less. */
export type Stance = "talk" | "data" | "definition";

/** What a place asks for: a look, or a person. */
export type Level = "flag" | "hold";

const STANCES: Readonly<Record<PartKind, Stance>> = {
  message: "talk",
  prompt: "talk",
  tool_argument: "talk",
  command: "talk",
  tool_description: "definition",
  tool_result: "data",
  resource: "data",
  document: "data",
  config: "data",
  url: "data",
  header: "data",
};

/** The stance of a kind of text. */
export function stanceOf(kind: PartKind): Stance {
  return STANCES[kind];
}

/** What a fact is worth, and what it is a case of: facts that say the same in other words are one theme. */
interface Worth extends Readonly<Record<Stance, number>> {
  readonly theme: string;
}

const worth = (theme: string, talk: number, data: number, definition: number): Worth => ({
  theme,
  talk,
  data,
  definition,
});

/** Every fact. The numbers are round, set by hand, by what the fact means and where. */
export const FACTS = {
  "override of rules": worth("override", 3, 3.5, 3.5),
  "override of what came before": worth("override", 1.5, 2, 1.5),
  "override of whoever is in charge": worth("override", 2.5, 2.5, 2),
  "request for what is protected": worth("private", 2.5, 2.5, 2),
  "what the model was told": worth("private", 1, 0, 0),
  "what the model itself keeps": worth("private", 2, 0.5, 0),
  "request for what the model was told": worth("private", 4, 2, 1.5),
  "to the letter": worth("form", 1.5, 0.5, 0),
  "request for a code": worth("private", 3, 3, 2),
  "secret asked for": worth("private", 1.5, 1.5, 1),
  "request for private data": worth("private", 1, 1.5, 0.5),
  "protected thing sent away": worth("private", 2.5, 3, 3),
  "private data sent away": worth("private", 2, 1.5, 1.5),
  "mail sent away": worth("private", 1, 1.5, 1),
  "traces wiped": worth("secrecy", 2, 2.5, 2.5),
  "goes to a place of the sender's own": worth("outside", 2, 1, 0),
  "smuggled out": worth("channel", 2.5, 2.5, 2),
  "word in disguise": worth("disguise", 2, 2, 2),
  "unseen by people": worth("unseen", 1, 2, 2),
  "place outside": worth("outside", 1.5, 1.5, 1),
  "secrecy": worth("secrecy", 2, 2.5, 3),
  "change of role": worth("role", 1, 1, 0.5),
  "role without limits": worth("role", 2.5, 2.5, 2),
  "talk of no limits": worth("role", 0.5, 0.5, 0),
  "nobody who would mind": worth("role", 3, 1.5, 1),
  "harm": worth("harm", 1.5, 0, 0),
  "harm inside of a story": worth("story", 2.5, 0.5, 0),
  "forged marker": worth("marker", 2, 2.5, 2.5),
  "borrowed authority": worth("pressure", 0.5, 0.5, 0.5),
  "somebody in need": worth("pressure", 1, 0.5, 0),
  "reason given": worth("pretext", 1.5, 1, 0),
  "refusal not accepted": worth("insistence", 1.5, 1, 0),
  "false report": worth("lie", 2.5, 2, 3),
  "urgency": worth("pressure", 0.5, 0.5, 0.5),
  "address to the model": worth("address", 0.5, 1.5, 1),
  "orders to a machine": worth("address", 0.5, 2.5, 1),
  "calls on whoever reads": worth("address", 0.5, 3, 1),
  "duty of a machine": worth("address", 0, 1.5, 0.5),
  "rules of the reader": worth("private", 1, 1, 0),
  "orders to whoever reads": worth("address", 0.5, 2, 1),
  "deed": worth("deed", 0, 0.5, 0),
  "grave deed": worth("deed", 2, 1.5, 1.5),
  "check left out": worth("check", 2, 2, 2),
  "nobody is asked": worth("check", 1.5, 2, 1.5),
  "claimed consent": worth("pretext", 1, 2, 1.5),
  "answer that was bought": worth("steering", 0, 1.5, 1),
  "words for the user": worth("steering", 0.5, 2.5, 1.5),
  "rule to be kept": worth("memory", 3, 2.5, 2),
  "memory named": worth("memory", 1, 1, 0.5),
  "done without an answer": worth("check", 1.5, 0.5, 0),
  "in the sender's favour": worth("favour", 2.5, 1.5, 0),
  "only the sender counts": worth("isolation", 2.5, 2.5, 1.5),
  "to be handed on": worth("spread", 2, 2, 2),
  "waits for a sign": worth("sign", 1, 2, 1.5),
  "takes what was said": worth("private", 0, 0, 3.5),
  "must be given it": worth("duty", 0, 0, 2),
  "talks other tools down": worth("precedence", 0, 1, 2.5),
  "reaches into other calls": worth("calls", 0, 0.5, 2.5),
  "wants to be called first": worth("precedence", 0, 1, 2),
  "errand for whoever reads": worth("errand", 0.5, 1.5, 1.5),
  "said to be checked": worth("vouched", 3, 2, 1.5),
  "in another's name": worth("name", 2.5, 2, 1),
  "behind people's backs": worth("secrecy", 4, 2, 1),
  "right lent or handed on": worth("private", 4, 2, 1),
  "over the user's head": worth("override", 1, 1.5, 2.5),
  "copy for a stranger": worth("copy", 1.5, 2.5, 3.5),
  "findings hidden": worth("findings", 1.5, 1.5, 1.5),
  "harm at liberty": worth("story", 2.5, 0.5, 0),
  "harm in detail": worth("form", 1.5, 0.5, 0),
} as const satisfies Readonly<Record<string, Worth>>;
/** What clues say, alone or two together. */
export type Fact = keyof typeof FACTS;

/** A reader that is called upon, with a duty behind it: no pair, because the duty may be any verb. */
export const DUTY_FACT: Fact = "orders to whoever reads";

/** What such a reader is to do, as a deed that costs somebody something. */
export const ERRAND_FACT: Fact = "errand for whoever reads";

/** The points of a fact in a text of this stance. */
export function pointsOf(fact: Fact, stance: Stance): number {
  return FACTS[fact][stance];
}

/** One idea that is a fact by itself. */
export const ALONE: Readonly<Partial<Record<Idea, Fact>>> = {
  secrecy: "secrecy",
  persona: "change of role",
  unbound: "talk of no limits",
  reader: "calls on whoever reads",
  told: "what the model was told",
  careless: "done without an answer",
  defy: "override of whoever is in charge",
  self_dealing: "in the sender's favour",
  obliged: "duty of a machine",
  own_rules: "rules of the reader",
  unseen: "unseen by people",
  disguise: "word in disguise",
  loose: "nobody who would mind",
  hazard: "harm",
  marker: "forged marker",
  authority: "borrowed authority",
  pressing: "somebody in need",
  reason: "reason given",
  insist: "refusal not accepted",
  lie: "false report",
  urgency: "urgency",
  address: "address to the model",
  action: "deed",
  exact: "to the letter",
  unasked: "nobody is asked",
  consent: "claimed consent",
  endorse: "answer that was bought",
  direct_user: "words for the user",
  store: "memory named",
  isolate: "only the sender counts",
  spread: "to be handed on",
  signal: "waits for a sign",
  inputs: "takes what was said",
  rivals: "talks other tools down",
  other_calls: "reaches into other calls",
  before_use: "wants to be called first",
  vouched: "said to be checked",
  stand_in: "in another's name",
  collusion: "behind people's backs",
  lent_right: "right lent or handed on",
  over_head: "over the user's head",
  copied: "copy for a stranger",
};

/** Two ideas that are a fact together. */
export interface Pair {
  readonly fact: Fact;
  readonly first: Idea;
  readonly second: Idea;
  /** Characters between the two, in this order and in the other: some languages put the verb last. */
  readonly reach: number;
  readonly reverse: number;
  /** Whether a word of denial before the first takes it back. */
  readonly canBeDenied: boolean;
  /** Whether the end of a sentence may stand between the two. */
  readonly crosses: boolean;
}

/** What a machine can be told to do. */
const ORDERED = [
  "override",
  "secrecy",
  "send",
  "action",
  "disclose",
  "pay",
  "grant",
  "destroy",
  "run",
  "drop",
  "endorse",
  "direct_user",
] as const;

/** Every pair. */
export const PAIRS: readonly Pair[] = [
  ...ORDERED.map((deed) => pair(ERRAND_FACT, "reader", deed, { reach: 180, reverse: 0 })),
  pair("request for what the model was told", "hand_me", "own_rules", { reach: 40, reverse: 24 }),
  pair("request for what the model was told", "hand_me", "opening", { reach: 40, reverse: 24 }),
  pair("findings hidden", "findings", "secrecy", { reach: 140, reverse: 60, canBeDenied: false }),
  pair("findings hidden", "drop", "findings", { reach: 40, reverse: 0 }),
  pair("harm at liberty", "at_liberty", "hazard", { reach: 320, reverse: 320, canBeDenied: false, crosses: true }),
  pair("request for what the model was told", "exact", "own_rules", { reach: 60, reverse: 60 }),
  pair("harm in detail", "recipe", "hazard", { reach: 320, reverse: 320, crosses: true }),
  pair("override of rules", "override", "bound", { reach: 60, reverse: 16 }),
  pair("override of what came before", "override", "earlier", { reach: 26, reverse: 24 }),
  pair("override of rules", "override", "told", { reach: 60, reverse: 30 }),
  pair("override of rules", "bound", "lapsed", { reach: 50, reverse: 0 }),
  pair("override of rules", "told", "lapsed", { reach: 50, reverse: 0 }),
  pair("override of what came before", "earlier", "lapsed", { reach: 40, reverse: 0 }),
  ...ORDERED.map((deed) => pair("orders to a machine", "machine", deed, { reach: 100, reverse: 0 })),
  pair("request for what is protected", "disclose", "protected", { reach: 60, reverse: 40 }),
  pair("secret asked for", "hand_me", "protected", { reach: 40, reverse: 24 }),
  pair("what the model itself keeps", "yours", "protected", { reach: 16, reverse: 10, canBeDenied: false }),
  pair("request for what the model was told", "disclose", "told", { reach: 90, reverse: 60 }),
  pair("request for what the model was told", "disclose", "opening", { reach: 70, reverse: 50 }),
  pair("override of whoever is in charge", "override", "chief", { reach: 20, reverse: 0 }),
  pair("goes to a place of the sender's own", "send", "mine", { reach: 80, reverse: 40 }),
  pair("smuggled out", "personal", "covert", { reach: 120, reverse: 90 }),
  pair("smuggled out", "protected", "covert", { reach: 120, reverse: 90 }),
  pair("request for what the model was told", "protected", "told", { reach: 70, reverse: 70 }),
  pair("request for what the model was told", "bound", "asked_of_you", { reach: 24, reverse: 40 }),
  pair("request for what the model was told", "disclose", "asked_of_you", { reach: 60, reverse: 60, crosses: true }),
  pair("request for what the model was told", "disclose", "own_rules", { reach: 60, reverse: 24 }),
  pair("override of rules", "override", "own_rules", { reach: 60, reverse: 16 }),
  pair("override of rules", "opening", "lapsed", { reach: 50, reverse: 0 }),
  pair("override of rules", "own_rules", "lapsed", { reach: 50, reverse: 0 }),
  pair("request for what the model was told", "exact", "told", { reach: 70, reverse: 70 }),
  pair("request for what the model was told", "exact", "opening", { reach: 70, reverse: 70 }),
  pair("request for a code", "disclose", "code_word", { reach: 40, reverse: 16 }),
  pair("request for a code", "send", "code_word", { reach: 40, reverse: 0 }),
  pair("request for private data", "disclose", "personal", { reach: 60, reverse: 24 }),
  pair("mail sent away", "send", "mailbag", { reach: 60, reverse: 30 }),
  pair("traces wiped", "destroy", "traces", { reach: 60, reverse: 40 }),
  pair("override of whoever is in charge", "override", "operator", { reach: 60, reverse: 40 }),
  pair("override of rules", "lapsed", "bound", { reach: 30, reverse: 0 }),
  pair("override of rules", "lapsed", "own_rules", { reach: 30, reverse: 0 }),
  pair("check left out", "check", "lapsed", { reach: 50, reverse: 0 }),
  pair("check left out", "waived", "check", { reach: 50, reverse: 40 }),
  pair("protected thing sent away", "send", "protected", { reach: 80, reverse: 60 }),
  pair("private data sent away", "send", "personal", { reach: 60, reverse: 40 }),
  pair("place outside", "send", "sink", { reach: 120, reverse: 0, canBeDenied: false }),
  pair("role without limits", "persona", "unbound", { reach: 240, reverse: 160, canBeDenied: false }),
  pair("harm inside of a story", "frame", "hazard", { reach: 240, reverse: 120, canBeDenied: false, crosses: true }),
  pair("grave deed", "pay", "money", { reach: 60, reverse: 14 }),
  pair("grave deed", "grant", "right", { reach: 60, reverse: 14 }),
  pair("grave deed", "run", "right", { reach: 24, reverse: 0 }),
  pair("grave deed", "destroy", "valued", { reach: 50, reverse: 14 }),
  pair("grave deed", "run", "code", { reach: 60, reverse: 12 }),
  pair("check left out", "drop", "check", { reach: 36, reverse: 16 }),
  pair("must be given it", "must", "inputs", { reach: 100, reverse: 140 }),
  pair("check left out", "drop", "usual_check", { reach: 24, reverse: 16 }),
  pair("rule to be kept", "keep", "trust", { reach: 140, reverse: 90 }),
  pair("rule to be kept", "store", "trust", { reach: 140, reverse: 60 }),
];

function pair(
  fact: Fact,
  first: Idea,
  second: Idea,
  { reach, reverse, canBeDenied = true, crosses = false }: {
    readonly reach: number;
    readonly reverse: number;
    readonly canBeDenied?: boolean;
    readonly crosses?: boolean;
  },
): Pair {
  return { fact, first, second, reach, reverse, canBeDenied, crosses };
}
