/**
 * Small evidence that stands together becomes one place with a score. Pure, linear, and the same for every run.
 *
 * Words alone are nothing; most weight is on pairs: a verb of override and what it overrides, a verb of telling and what is not to
 * be told. Each kind of fact counts once in a place, so that repeating a word adds nothing.
 */
import type { PartKind } from "../../core/contract/envelope.ts";
import type { Span } from "../../core/contract/finding.ts";
import type { Idea } from "./lexicon.ts";
import { type Clue, cluesOf } from "./read.ts";

/** What clues say, alone or two together. */
export const FACTS = [
  "override of rules",
  "override of what came before",
  "request for what is protected",
  "what the model itself keeps",
  "request for private data",
  "protected thing sent away",
  "private data sent away",
  "place outside",
  "secrecy",
  "change of role",
  "role without limits",
  "talk of no limits",
  "forged marker",
  "borrowed authority",
  "urgency",
  "address to the model",
  "orders to a machine",
  "deed",
  "wants to be called first",
] as const;
/** What clues say, alone or two together. */
export type Fact = typeof FACTS[number];

/** How far the writer of a text is trusted. Data has no business giving orders; a definition has less. */
export type Stance = "talk" | "data" | "definition";

/** A stretch of text in which facts add up. */
export interface Place extends Span {
  readonly score: number;
  readonly facts: readonly Fact[];
  readonly level: "flag" | "hold";
}

/** Points of a place that is worth a look, and of one that is held for a person. */
export const FLAG_AT = 4;
/** Points of a place that is held, given enough different facts. */
export const HOLD_AT = 5.5;
/** Different themes that a hold needs: no single thing stops traffic here, however often or strongly it is said. */
export const HOLD_THEMES_MIN = 2;
/** Points from which a fact makes a theme. */
const THEME_AT = 1.5;
/** Facts further apart than this do not add up. */
const PLACE_CHARS = 480;
/** Places reported of one text; the engine keeps fewer still. */
const PLACES_MAX = 8;

/** Points by stance. */
const WEIGHTS: Readonly<Record<Fact, Readonly<Record<Stance, number>>>> = {
  "override of rules": { talk: 3, data: 3.5, definition: 3.5 },
  "override of what came before": { talk: 1.5, data: 2, definition: 1.5 },
  "request for what is protected": { talk: 2, data: 2.5, definition: 2 },
  "what the model itself keeps": { talk: 2, data: 0.5, definition: 0 },
  "request for private data": { talk: 0.5, data: 1, definition: 0.5 },
  "protected thing sent away": { talk: 2.5, data: 3, definition: 2.5 },
  "private data sent away": { talk: 1, data: 1.5, definition: 1.5 },
  "place outside": { talk: 1.5, data: 1, definition: 1 },
  "secrecy": { talk: 2, data: 2.5, definition: 2.5 },
  "change of role": { talk: 1, data: 1, definition: 0.5 },
  "role without limits": { talk: 2.5, data: 2.5, definition: 2 },
  "talk of no limits": { talk: 0.5, data: 0.5, definition: 0 },
  "forged marker": { talk: 2, data: 2.5, definition: 2.5 },
  "borrowed authority": { talk: 0.5, data: 0.5, definition: 0.5 },
  "urgency": { talk: 0.5, data: 0.5, definition: 0.5 },
  "address to the model": { talk: 0.5, data: 1.5, definition: 1 },
  "orders to a machine": { talk: 0.5, data: 2.5, definition: 1 },
  "deed": { talk: 0, data: 0.5, definition: 0 },
  "wants to be called first": { talk: 0, data: 1, definition: 2 },
};

/** Facts that say the same in other words are one theme. */
const THEMES: Readonly<Record<Fact, string>> = {
  "override of rules": "override",
  "override of what came before": "override",
  "request for what is protected": "private",
  "what the model itself keeps": "private",
  "request for private data": "private",
  "protected thing sent away": "private",
  "private data sent away": "private",
  "place outside": "outside",
  "secrecy": "secrecy",
  "change of role": "role",
  "role without limits": "role",
  "talk of no limits": "role",
  "forged marker": "marker",
  "borrowed authority": "pressure",
  "urgency": "pressure",
  "address to the model": "address",
  "orders to a machine": "address",
  "deed": "deed",
  "wants to be called first": "precedence",
};

/** One idea that is a fact by itself. */
const ALONE: Readonly<Partial<Record<Idea, Fact>>> = {
  secrecy: "secrecy",
  persona: "change of role",
  unbound: "talk of no limits",
  marker: "forged marker",
  authority: "borrowed authority",
  urgency: "urgency",
  address: "address to the model",
  action: "deed",
  before_use: "wants to be called first",
};

interface Pair {
  readonly fact: Fact;
  readonly first: Idea;
  readonly second: Idea;
  /** Characters between the two, in this order and in the other: some languages put the verb last. */
  readonly reach: number;
  readonly reverse: number;
  /** Whether a word of denial before the first takes it back. */
  readonly canBeDenied: boolean;
}

const PAIRS: readonly Pair[] = [
  pair("override of rules", "override", "bound", { reach: 60, reverse: 16 }),
  pair("override of what came before", "override", "earlier", { reach: 26, reverse: 24 }),
  pair("override of rules", "bound", "lapsed", { reach: 50, reverse: 0 }),
  pair("override of what came before", "earlier", "lapsed", { reach: 40, reverse: 0 }),
  ...(["override", "secrecy", "send", "action", "disclose"] as const).map((deed) =>
    pair("orders to a machine", "machine", deed, { reach: 100, reverse: 0 })
  ),
  pair("request for what is protected", "disclose", "protected", { reach: 60, reverse: 24 }),
  pair("what the model itself keeps", "yours", "protected", { reach: 16, reverse: 10, canBeDenied: false }),
  pair("request for private data", "disclose", "personal", { reach: 60, reverse: 24 }),
  pair("protected thing sent away", "send", "protected", { reach: 80, reverse: 60 }),
  pair("private data sent away", "send", "personal", { reach: 60, reverse: 40 }),
  pair("place outside", "send", "sink", { reach: 120, reverse: 0, canBeDenied: false }),
  pair("role without limits", "persona", "unbound", { reach: 240, reverse: 160, canBeDenied: false }),
];

function pair(
  fact: Fact,
  first: Idea,
  second: Idea,
  { reach, reverse, canBeDenied = true }: {
    readonly reach: number;
    readonly reverse: number;
    readonly canBeDenied?: boolean;
  },
): Pair {
  return { fact, first, second, reach, reverse, canBeDenied };
}

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

interface Seen extends Span {
  readonly fact: Fact;
}

/** The places of a text, in order. */
export function placesOf(text: string, kind: PartKind): readonly Place[] {
  const stance = stanceOf(kind);
  return placesIn(factsOf(text, cluesOf(text, (ideas) => mostPoints(ideas, stance) >= FLAG_AT)), stance);
}

/** What a text could score at best if all of these ideas stood together in it. */
function mostPoints(ideas: ReadonlySet<Idea>, stance: Stance): number {
  let points = 0;
  for (const idea of ideas) {
    const alone = ALONE[idea];
    if (alone) points += WEIGHTS[alone][stance];
  }
  for (const { fact, first, second } of PAIRS) {
    if (ideas.has(first) && ideas.has(second)) points += WEIGHTS[fact][stance];
  }
  return points;
}

/** Facts in order of their starts. */
function factsOf(text: string, clues: readonly Clue[]): readonly Seen[] {
  const last = new Map<Idea, Clue>();
  const facts: Seen[] = [];
  for (const clue of clues) {
    const alone = ALONE[clue.idea];
    if (alone) facts.push({ fact: alone, start: clue.start, end: clue.end });
    for (const { fact, first, second, reach, reverse, canBeDenied } of PAIRS) {
      const isForward = second === clue.idea;
      if (!isForward && first !== clue.idea) continue;
      const other = last.get(isForward ? first : second);
      if (!other || clue.start < other.end || clue.start - other.end > (isForward ? reach : reverse)) continue;
      if (isBroken(text, other.end, clue.start)) continue;
      if (canBeDenied && isDenied(text, isForward ? other.start : clue.start)) continue;
      if (first === "machine" && (!isAddressed(text, other) || isAbility(text, clue.start))) continue;
      facts.push({ fact, start: Math.min(other.start, clue.start), end: Math.max(other.end, clue.end) });
    }
    last.set(clue.idea, clue);
  }
  return facts.sort((a, b) => a.start - b.start || a.end - b.end);
}

const BLANK_LINE = /\n\s*\n/;
const SENTENCE_END = /[.!?。！？؟।](?:[\s"'”’»)]|$)/;

/** Whether a sentence or a paragraph ends between two words. Both are near each other: the stretch is short. */
function isBroken(text: string, from: number, to: number): boolean {
  if (to <= from) return false;
  const between = text.slice(from, to);
  return SENTENCE_END.test(between) || BLANK_LINE.test(between);
}

const DENIAL =
  /(?:\b(?:not|never|cannot|could|might|without|avoid|no|nunca|jamás|não|ne|nicht|niemals|non|niet|nie|не|никогда)|n['’]t|不要|别|不|勿)[\s"'*_]{0,2}(?:(?:to|ever|be|je|le|la)\s)?$/iu;

/** "Never share your password" is advice. */
function isDenied(text: string, start: number): boolean {
  return DENIAL.test(text.slice(Math.max(0, start - 16), start));
}

const CALLED =
  /(?:^|[\n"'“>*#({]|[.!?:]\s)\s*(?:(?:the|an?|any|all|my)\s)?$|\b(?:dear|hey|hi|attention|note|notice|memo|message|for|to|if|any|whichever|every|all|nota|para|für|an|hinweis|pour|per|voor|för|dla|для|ai)[\s:,-]{1,3}(?:(?:the|an?|any|all|el|la|los|l['’]|den|das|die|alle|cualquier|um|uma|o|un|une|il)\s?)?$/iu;
const OBLIGED =
  /^s?\s?(?:[:：]|[,]\s|\(?s?\)?\s?(?:must|should|shall|has to|have to|is to|are to|is required|are required|needs? to|will now|please|reading|processing|handling|summari|that (?:read|process|see)s?)\b)/i;

/**
 * Whether a model is spoken to, and not only of: "dear assistant", "note for the bot", "any agent that reads this must", and not "run
 * the bot" or "the assistant manager". Beyond ASCII the word itself has to do: there are too many ways to say it.
 */
function isAddressed(text: string, { start, end }: Span): boolean {
  if (text.charCodeAt(start) > 0x7f) return true;
  const before = text.slice(Math.max(0, start - 28), start);
  const after = text.slice(end, end + 28);
  return OBLIGED.test(after) && !/^s?,/.test(after) ||
    CALLED.test(before) && /^s?(?:\W|$)/.test(after) && !NOUN_BEHIND.test(after);
}

/** "Assistant manager", "agent version", "model field": a part of another thing's name. */
const NOUN_BEHIND =
  /^\s(?!(?:must|should|shall|has|have|is|are|needs?|will|please|reading|processing|handling|that|who|which|asistente)\b)[a-z]{3,}/i;

const ABILITY = /\b(?:to|can|could|may|that|which|who)\s$/i;

/** "Lets agents share notes" and "enables models to send mail" praise a product; they order nothing. */
function isAbility(text: string, start: number): boolean {
  return ABILITY.test(text.slice(Math.max(0, start - 8), start));
}

/** Windows over the facts, the best of each neighbourhood. A window is short, so what it holds is bounded, and the work is linear. */
function placesIn(facts: readonly Seen[], stance: Stance): readonly Place[] {
  const windows = facts.map((first, index) => windowFrom(facts, index, { stance, until: first.start + PLACE_CHARS }));
  const places: Place[] = [];
  for (let i = 0; i < windows.length && places.length < PLACES_MAX; i++) {
    let best = windows[i];
    if (!best || best.score < FLAG_AT) continue;
    const reach = best.end;
    let next = i + 1;
    for (; next < windows.length && (facts[next]?.start ?? 0) < reach; next++) {
      const other = windows[next];
      if (other && other.score > best.score) best = other;
    }
    places.push(best);
    while (next < windows.length && (facts[next]?.start ?? 0) < best.end) next++;
    i = next - 1;
  }
  return places;
}

function windowFrom(
  facts: readonly Seen[],
  from: number,
  { stance, until }: { readonly stance: Stance; readonly until: number },
): Place {
  const kinds = new Set<Fact>();
  const themes = new Set<string>();
  let score = 0;
  let end = 0;
  for (let i = from; i < facts.length; i++) {
    const seen = facts[i];
    if (!seen || seen.start >= until) break;
    if (seen.end > until || kinds.has(seen.fact)) continue;
    const weight = WEIGHTS[seen.fact][stance];
    if (weight === 0) continue;
    kinds.add(seen.fact);
    if (weight >= THEME_AT) themes.add(THEMES[seen.fact]);
    score += weight;
    end = Math.max(end, seen.end);
  }
  const isHeld = score >= HOLD_AT && themes.size >= HOLD_THEMES_MIN;
  return { start: facts[from]?.start ?? 0, end, score, facts: [...kinds], level: isHeld ? "hold" : "flag" };
}
