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
export const HOLD_AT = 6;
/** Different facts that a hold needs: no single thing stops traffic here. */
export const HOLD_FACTS_MIN = 3;
/** Facts further apart than this do not add up. */
const PLACE_CHARS = 480;
/** Places reported of one text; the engine keeps fewer still. */
const PLACES_MAX = 8;

/** Points by stance. */
const WEIGHTS: Readonly<Record<Fact, Readonly<Record<Stance, number>>>> = {
  "override of rules": { talk: 3, data: 3.5, definition: 3.5 },
  "override of what came before": { talk: 2, data: 2, definition: 1.5 },
  "request for what is protected": { talk: 2, data: 2.5, definition: 2 },
  "request for private data": { talk: 0.5, data: 1, definition: 0.5 },
  "protected thing sent away": { talk: 2.5, data: 3, definition: 2.5 },
  "private data sent away": { talk: 1, data: 1.5, definition: 1 },
  "place outside": { talk: 1, data: 1, definition: 1 },
  "secrecy": { talk: 2, data: 2.5, definition: 2.5 },
  "change of role": { talk: 1, data: 1, definition: 0.5 },
  "role without limits": { talk: 2.5, data: 2.5, definition: 2 },
  "talk of no limits": { talk: 0.5, data: 0.5, definition: 0 },
  "forged marker": { talk: 2, data: 2.5, definition: 2.5 },
  "borrowed authority": { talk: 0.5, data: 0.5, definition: 0.5 },
  "urgency": { talk: 0.5, data: 0.5, definition: 0.5 },
  "address to the model": { talk: 0.5, data: 1.5, definition: 1 },
  "deed": { talk: 0, data: 0.5, definition: 0 },
  "wants to be called first": { talk: 0, data: 1, definition: 2 },
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
  pair("override of what came before", "override", "earlier", { reach: 30, reverse: 24 }),
  pair("request for what is protected", "disclose", "protected", { reach: 60, reverse: 24 }),
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
  return placesIn(factsOf(text, cluesOf(text)), stanceOf(kind));
}

/** Facts in order of their starts. */
export function factsOf(text: string, clues: readonly Clue[]): readonly Seen[] {
  const last = new Map<Idea, Clue>();
  const facts: Seen[] = [];
  for (const clue of clues) {
    const alone = ALONE[clue.idea];
    if (alone) facts.push({ fact: alone, start: clue.start, end: clue.end });
    for (const { fact, first, second, reach, reverse, canBeDenied } of PAIRS) {
      const isForward = second === clue.idea;
      if (!isForward && first !== clue.idea) continue;
      const other = last.get(isForward ? first : second);
      if (!other || clue.start - other.end > (isForward ? reach : reverse)) continue;
      if (isBroken(text, other.end, clue.start)) continue;
      if (canBeDenied && isDenied(text, isForward ? other.start : clue.start)) continue;
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
  /(?:\b(?:not|never|cannot|without|avoid|no|nunca|jamás|não|ne|nicht|niemals|non|niet|nie|не|никогда)|n['’]t|不要|别|不|勿)[\s"'*_]{0,2}(?:(?:to|ever|be|je|le|la)\s)?$/iu;

/** "Never share your password" is advice. */
function isDenied(text: string, start: number): boolean {
  return DENIAL.test(text.slice(Math.max(0, start - 16), start));
}

/** Windows over the facts, the best of each neighbourhood. */
export function placesIn(facts: readonly Seen[], stance: Stance): readonly Place[] {
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

/** Distinct facts are few: once all are seen, or the window ends, a window is done. */
const LOOKED_AT_MAX = 64;

function windowFrom(
  facts: readonly Seen[],
  from: number,
  { stance, until }: { readonly stance: Stance; readonly until: number },
): Place {
  const kinds = new Set<Fact>();
  let score = 0;
  let end = 0;
  for (let i = from; i < facts.length && i < from + LOOKED_AT_MAX; i++) {
    const seen = facts[i];
    if (!seen || seen.start >= until) break;
    if (seen.end > until || kinds.has(seen.fact)) continue;
    const weight = WEIGHTS[seen.fact][stance];
    if (weight === 0) continue;
    kinds.add(seen.fact);
    score += weight;
    end = Math.max(end, seen.end);
  }
  const isHeld = score >= HOLD_AT && kinds.size >= HOLD_FACTS_MIN;
  return { start: facts[from]?.start ?? 0, end, score, facts: [...kinds], level: isHeld ? "hold" : "flag" };
}
