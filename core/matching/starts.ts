/** Where words of a rule begin in a text: the places that its patterns are run at. */
import type { Gate, Hits } from "./gate.ts";
import { foldText } from "./literals.ts";
import type { MatcherWords } from "./matcher_words.ts";
import type { Ground } from "./plan.ts";

/** What the gate found in the text, and room to work in. */
export interface Places {
  readonly gate: Gate;
  readonly hits: Hits;
  starts: Int32Array;
  others: Int32Array;
  /** Words of a list that were found: the first `wordCount` count. */
  readonly words: Int32Array;
  wordCount: number;
}

/** A ground whose starts are being set. */
export type OpenGround = { -readonly [K in keyof Ground]: Ground[K] };

/** A text in the spelling of gate words, kept for the matchers that are searched for by hand. */
export interface FoldedText {
  foldedText: { readonly of: string; readonly text: string } | null;
}

/** Putting one hit in its place. */
const START_COST = 8;

/** Where words begin that the gate does not look for yet: a pattern that has nothing to find need not be compiled. */
export function searchStarts(words: readonly string[], ground: OpenGround, kept: FoldedText): void {
  const text = kept.foldedText?.of === ground.text ? kept.foldedText.text : foldText(ground.text);
  kept.foldedText = { of: ground.text, text };
  const found: number[] = [];
  for (const word of words) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at);
  ground.meter.work += text.length * words.length + found.length * START_COST;
  ground.starts = Int32Array.from(found).sort();
  ground.startCount = found.length;
}

/** Sets where words begin, ascending. */
export function collectStarts(words: readonly number[], ground: OpenGround, scratch: Places): void {
  const total = countOf(words, scratch);
  ground.startCount = total;
  if (total === 0) return;
  if (total > scratch.starts.length) scratch.starts = new Int32Array(total * 2);
  ground.starts = scratch.starts;
  placesOf(scratch, { into: scratch.starts, total });
  ground.meter.work += total * START_COST;
}

/** Keeps the places that have one of the other words near: the rest begins no match. */
export function keepNear(
  { alsoNumbers, reach = Infinity }: Pick<MatcherWords, "reach"> & { readonly alsoNumbers: readonly number[] },
  ground: OpenGround,
  scratch: Places,
): void {
  const total = countOf(alsoNumbers, scratch);
  if (total === 0 || reach === Infinity) {
    if (total === 0) ground.startCount = 0;
    return;
  }
  if (total > scratch.others.length) scratch.others = new Int32Array(total * 2);
  const { starts, others } = scratch;
  placesOf(scratch, { into: others, total });
  ground.meter.work += (total + ground.startCount) * START_COST;
  let kept = 0;
  let next = 0;
  for (let i = 0; i < ground.startCount; i++) {
    const start = starts[i] ?? 0;
    while (next < total && (others[next] ?? 0) < start - reach) next++;
    if (next < total && (others[next] ?? 0) <= start + reach) starts[kept++] = start;
  }
  ground.startCount = kept;
}

/** How often the words were found, all together; notes which of them were. */
function countOf(words: readonly number[], scratch: Places): number {
  const { hits: { counts }, words: found } = scratch;
  let total = 0;
  let wordCount = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!; // within the list
    const count = counts[word]!; // there is one for each word
    if (count === 0) continue;
    found[wordCount++] = word;
    total += count;
  }
  scratch.wordCount = wordCount;
  return total;
}

/** Writes where the words begin that were noted last, `total` places, ascending. */
function placesOf(
  { hits, gate, words, wordCount }: Places,
  { into, total }: { readonly into: Int32Array; readonly total: number },
): void {
  let at = total;
  for (let i = 0; i < wordCount; i++) {
    const word = words[i] ?? 0;
    const length = gate.lengthOf(word);
    for (let hit = hits.last[word] ?? -1; hit >= 0; hit = hits.previous[hit] ?? -1) {
      into[--at] = (hits.ends[hit] ?? 0) - length;
    }
  }
  if (wordCount < 2) return;
  if (total > FEW) into.subarray(0, total).sort();
  else inPlace(into, total);
}

/** Up to here the call of a sort costs more than the sorting. */
const FEW = 12;

function inPlace(into: Int32Array, total: number): void {
  for (let i = 1; i < total; i++) {
    const value = into[i] ?? 0;
    let at = i;
    for (; at > 0 && (into[at - 1] ?? 0) > value; at--) into[at] = into[at - 1] ?? 0;
    into[at] = value;
  }
}
