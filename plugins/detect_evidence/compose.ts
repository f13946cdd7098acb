/**
 * Small evidence that stands together becomes one place with a score. Pure, linear, and the same for every run.
 *
 * Words alone are nothing; most weight is on pairs: a verb of override and what it overrides, a verb of telling and what is not to
 * be told. Each kind of fact counts once in a place, so that repeating a word adds nothing.
 */
import type { PartKind } from "../../core/contract/envelope.ts";
import type { Span } from "../../core/contract/finding.ts";
import {
  ALONE,
  DUTY_FACT,
  ERRAND_FACT,
  type Fact,
  FACTS,
  type Level,
  type Pair,
  PAIRS,
  pointsOf,
  type Stance,
  stanceOf,
} from "./facts.ts";
import type { Sample } from "../../core/contract/rule.ts";
import { isBlamed, isReported } from "../../core/evidence/cited.ts";
import { quotationAround } from "../../core/evidence/quotation.ts";
import {
  hasObject,
  isAbility,
  isAboutData,
  isAddressed,
  isAskedFor,
  isAttempt,
  isBroken,
  isDenied,
  isDescribed,
  isDuty,
  isErrand,
  isFetch,
  isLogin,
  isNamed,
  isNoErrand,
  isNoReply,
  isNoun,
  isOfPapers,
  isOpen,
  isOtherSense,
  isOwnWords,
  isSpared,
  isSubject,
  isThing,
  isThirdPerson,
} from "./guards.ts";
import { type Idea, IDEAS } from "./ideas.ts";
import { type Clue, cluesOf } from "./read.ts";
import { wordedLikeAttacks } from "./wording/list.ts";

/** A stretch of text in which facts add up. */
export interface Place extends Span {
  readonly score: number;
  readonly facts: readonly Fact[];
  readonly level: Level;
}

/** Points of a place that is worth a look. */
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
/** Places of one text that are looked at again. */
const LOOKS_MAX = 64;

interface Seen extends Span {
  readonly fact: Fact;
}

/** The places of a text, in order. */
export function placesOf(text: string, kind: PartKind): readonly Place[] {
  const stance = stanceOf(kind);
  const clues = cluesOf(text, (seen) => mostPoints(seen, stance) >= FLAG_AT);
  const facts = factsOf(text, clues, stance);
  const kept: Place[] = [];
  let looks = 0;
  let holds = 0;
  for (const place of placesIn(facts, stance)) {
    // Behind so many places each one is taken for what it scores.
    const isLooked = ++looks <= LOOKS_MAX;
    if (isLooked && place.score < HOLD_AT && !isWorded(text, place, FLAG_SUPPORT)) continue;
    const isHeld = place.level === "hold" &&
      !(isLooked && (isNamed(text, place) || !isWorded(text, place, HOLD_SUPPORT) ||
        isOnlyTold(place, { facts, stance, text, kind })));
    // Nobody hides behind a crowd: a hold is looked for behind any number of flags.
    if (isHeld ? holds++ < PLACES_MAX : kept.length < PLACES_MAX) {
      kept.push({ ...place, level: isHeld ? "hold" : "flag" });
    }
  }
  return kept;
}

/** What reaches so far around a place still says what it is about. */
const AROUND_CHARS = 120;
/** Fewer words than this can say nothing beside the signs themselves. */
const WORDS_MIN = 24;
/** Words that stand in every English sentence of some length, and in no other. */
const ENGLISH = /\b(?:the|is|are|was|of|with|this|that|it|you|your|and|for|from|not|any)\b/gi;

/** What a level wants beside its signs: points of wording, where a place holds so many English words. */
interface Support {
  readonly points: number;
  readonly english: number;
}

/** As likely hostile as not; and, with as many signs as a hold has, no more than some words of attackers in plain English. */
const FLAG_SUPPORT: Support = { points: 0, english: 1 };
const HOLD_SUPPORT: Support = { points: -200, english: 3 };

/**
 * Whether the words around a place are those of attackers as well. A report about attacks has their signs, and so has a house rule; what else
 * they say is different. The list of words knows English only: in other languages the signs have to do.
 */
function isWorded(text: string, { start, end }: Place, { points, english }: Support): boolean {
  if ((text.slice(start, end).match(ENGLISH)?.length ?? 0) < english) return true;
  const around = text.slice(Math.max(0, start - AROUND_CHARS), end + AROUND_CHARS);
  return (around.match(/\s+/g)?.length ?? 0) < WORDS_MIN || wordedLikeAttacks(around, points).length > 0;
}

/** Whether a place would not be held for what its text says itself, without what it cites. */
function isOnlyTold(
  { start, end }: Place,
  { facts, stance, text, kind }: {
    readonly facts: readonly Seen[];
    readonly stance: Stance;
    readonly text: string;
    readonly kind: PartKind;
  },
): boolean {
  const within = facts.filter((seen) => seen.start >= start && seen.end <= end);
  const own = within.filter((seen) => !isTold(seen, { text, kind }));
  return own.length < within.length && [...placesIn(own, stance)].every(({ level }) => level !== "hold");
}

/** A citation that is more than a word or two in quotation marks. */
const CITATION_CHARS = 20;

/** Whether a fact is cited, or reaches into a citation: its words are then not the text's own. */
function isTold({ start, end }: Seen, { text, kind }: Pick<Sample, "text" | "kind">): boolean {
  // A clue may hold the quotation mark before it.
  while (start < end && /["'`“(\s]/.test(text[start] ?? "")) start++;
  const isCitedAt = (span: Span) => isReported({ text, kind }, span) || isBlamed({ text, kind }, span);
  if (isCitedAt({ start, end }) || isAskedFor(text, start)) return true;
  return [start, end - 1].some((at) => {
    const quotation = quotationAround(text, { start: at, end: at + 1 });
    return quotation !== null && quotation.end - quotation.start >= CITATION_CHARS &&
      isCitedAt({ start: at, end: at + 1 });
  });
}

/** One way in which a fact comes about: places of ideas in `IDEAS`; a fact of one idea names it twice. */
interface Way {
  readonly fact: Fact;
  readonly first: number;
  readonly second: number;
}

/** By fact, so that a fact that can come about in several ways counts once. */
const WAYS: readonly Way[] = [
  ...IDEAS.flatMap((idea, number) => {
    const fact = ALONE[idea];
    return fact ? [{ fact, first: number, second: number }] : [];
  }),
  { fact: DUTY_FACT, first: IDEAS.indexOf("reader"), second: IDEAS.indexOf("reader") },
  { fact: ERRAND_FACT, first: IDEAS.indexOf("reader"), second: IDEAS.indexOf("reader") },
  { fact: ERRAND_FACT, first: IDEAS.indexOf("obliged"), second: IDEAS.indexOf("obliged") },
  ...PAIRS.map(({ fact, first, second }) => ({ fact, first: IDEAS.indexOf(first), second: IDEAS.indexOf(second) })),
].sort((a, b) => a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0);

/** What a text could score at best if all of the ideas seen stood together in it. */
function mostPoints(seen: Uint8Array, stance: Stance): number {
  let points = 0;
  let counted: Fact | null = null;
  for (const { fact, first, second } of WAYS) {
    if (fact === counted || seen[first] === 0 || seen[second] === 0) continue;
    counted = fact;
    points += pointsOf(fact, stance);
  }
  return points;
}

/** Pairs by each of their ideas. */
const PAIRS_OF: ReadonlyMap<Idea, readonly Pair[]> = new Map(
  IDEAS.map((idea) => [idea, PAIRS.filter(({ first, second }) => first === idea || second === idea)]),
);

/** Deeds that a tool is there to do. */
const DEEDS: ReadonlySet<Idea> = new Set<Idea>(["send", "run", "disclose", "destroy", "grant", "pay", "action"]);

/** Facts in order of their starts. */
function factsOf(text: string, clues: readonly Clue[], stance: Stance): readonly Seen[] {
  const last = new Map<Idea, Clue>();
  const facts: Seen[] = [];
  const isCalled = clues.some(({ idea }) => idea === "reader" || idea === "machine");
  for (const clue of clues) {
    if (
      clue.idea === "told" && isOwnWords(text, clue.start) ||
      (clue.idea === "send" || clue.idea === "disclose") && isThing(text, clue)
    ) continue;
    if ((clue.idea === "direct_user" || clue.idea === "lie") && isDenied(text, clue)) continue;
    if ((clue.idea === "secrecy" || clue.idea === "unasked") && isOpen(text, clue)) continue;
    if (clue.idea === "send" && !isCalled && isFetch(text, clue) || clue.idea === "sink" && isLogin(text, clue)) {
      continue;
    }
    if ((clue.idea === "address" || clue.idea === "exact") && isNoReply(text, clue)) continue;
    if (isOtherSense(text, clue) || isNoun(text, clue)) continue;
    if (clue.idea === "reader" && isDescribed(text, clue)) continue;
    if (stance === "definition" && DEEDS.has(clue.idea) && isThirdPerson(text, clue)) continue;
    const alone = ALONE[clue.idea];
    if (alone) facts.push({ fact: alone, start: clue.start, end: clue.end });
    if (clue.idea === "reader" && isDuty(text, clue.end)) {
      facts.push({ fact: DUTY_FACT, start: clue.start, end: clue.end });
    }
    if ((clue.idea === "reader" || clue.idea === "obliged") && isErrand(text, clue.end)) {
      facts.push({ fact: ERRAND_FACT, start: clue.start, end: clue.end });
    }
    for (const pair of PAIRS_OF.get(clue.idea) ?? []) {
      const other = last.get(pair.second === clue.idea ? pair.first : pair.second);
      if (other && belong(text, pair, { other, clue })) {
        facts.push({ fact: pair.fact, start: other.start, end: Math.max(other.end, clue.end) });
      }
    }
    last.set(clue.idea, clue);
  }
  return facts.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two clues, of which `other` stands first, are the pair. */
function belong(
  text: string,
  { fact, first, second, reach, reverse, canBeDenied, crosses }: Pair,
  { other, clue }: { readonly other: Clue; readonly clue: Clue },
): boolean {
  const isForward = second === clue.idea;
  if (clue.start < other.end || clue.start - other.end > (isForward ? reach : reverse)) return false;
  if (!crosses && isBroken(text, other.end, clue.start)) return false;
  if (!isForward && first === "override" && hasObject(text, clue.end)) return false;
  const [deed, object] = isForward ? [other, clue] : [clue, other];
  if (canBeDenied && (isDenied(text, deed) || isAttempt(text, deed.start))) return false;
  if (!isForward && second === "personal" && isSubject(text, other.end, clue.start)) return false;
  if (fact === ERRAND_FACT && (isThirdPerson(text, clue) || isNoErrand(text, other.end, clue.start))) return false;
  if (second === "protected" && isSpared(text, object.start)) return false;
  if (
    first === "override" && (isAboutData(text, deed, object) || second === "earlier" && isOfPapers(text, object.end))
  ) {
    return false;
  }
  return first !== "machine" || isAddressed(text, other) && !isAbility(text, clue.start);
}

/** Windows over the facts, the best of each neighbourhood. A window is short, so what it holds is bounded, and the work is linear. */
function* placesIn(facts: readonly Seen[], stance: Stance): Generator<Place> {
  const windows = facts.map((first, index) => windowFrom(facts, index, { stance, until: first.start + PLACE_CHARS }));
  for (let i = 0; i < windows.length; i++) {
    let best = windows[i];
    if (!best || best.score < FLAG_AT) continue;
    const reach = best.end;
    let next = i + 1;
    for (; next < windows.length && (facts[next]?.start ?? 0) < reach; next++) {
      const other = windows[next];
      if (other && other.score > best.score) best = other;
    }
    yield best;
    while (next < windows.length && (facts[next]?.start ?? 0) < best.end) next++;
    i = next - 1;
  }
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
    const points = pointsOf(seen.fact, stance);
    if (points === 0) continue;
    kinds.add(seen.fact);
    if (points >= THEME_AT) themes.add(FACTS[seen.fact].theme);
    score += points;
    end = Math.max(end, seen.end);
  }
  const isHeld = score >= HOLD_AT && themes.size >= HOLD_THEMES_MIN;
  return { start: facts[from]?.start ?? 0, end, score, facts: [...kinds], level: isHeld ? "hold" : "flag" };
}
