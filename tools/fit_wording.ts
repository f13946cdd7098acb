/**
 * Finds out what words are worth, from lines of which it is known what they are.
 *
 * A logistic regression over the words of a stretch and its pairs of words (side by side, or across one), with weights that are never
 * below zero. Of a hostile text only its worst stretch counts as hostile, which is the one that the fit so far finds worst; of a
 * harmless one every stretch is harmless. The same lines give the same weights.
 */
import { POINTS_MAX, STRETCH_WORDS } from "../plugins/detect_evidence/wording/score.ts";
import { GAP, Words } from "../plugins/detect_evidence/wording/words.ts";

/** A text that the fit learns from. */
export interface Line {
  readonly text: string;
  readonly isAttack: boolean;
}

/** Words between the beginnings of two stretches that the fit looks at. */
const STRIDE = 8;
/** Texts that must hold a word before it is worth anything. */
const TEXTS_MIN = 3;
/** What large weights cost. */
const RIDGE = 0.5;
/** How often the worst stretches are chosen anew, and passes over all weights each time. */
const ROUNDS = 4;
const PASSES = 20;
/** Weight of all hostile texts together against that of all harmless ones. */
const HOSTILE_SHARE = 0.7;
/** The least curve of a stretch, of 0.25 at most. */
const CURVE_MIN = 0.05;
/** Points of a weight of one. */
export const POINTS = 100;
/** What is worth less is left out: it is much of the list and little of any sum. */
const POINTS_MIN = 12;

/** What a fit yields: the weights by phrase, and what a stretch must have beside them to be more likely hostile than not. */
export interface Fit {
  readonly weights: ReadonlyMap<string, number>;
  readonly bias: number;
}

interface Stretches {
  /** Features of each stretch, and the line that it is of. */
  readonly features: readonly Int32Array[];
  readonly lines: Int32Array;
  readonly phrases: readonly string[];
}

/** Fits weights. Deterministic. */
export function fitWording(lines: readonly Line[]): Fit {
  const { features, lines: owner, phrases } = stretchesOf(lines);
  const count = features.length;
  const perLine = new Int32Array(lines.length);
  for (const line of owner) perLine[line]!++;
  const isHostile = Uint8Array.from(owner, (line) => (lines[line]?.isAttack ? 1 : 0));
  const hostile = lines.filter(({ isAttack }) => isAttack).length;
  const share = (lines.length - hostile) / hostile * HOSTILE_SHARE;
  const worth = Float64Array.from(owner, (line) => {
    const stretches = perLine[line] ?? 1;
    return lines[line]?.isAttack ? share / stretches : 1 / Math.sqrt(stretches);
  });
  const model = new Model(features, phrases.length, isHostile);
  model.fit(worth);
  for (let round = 1; round < ROUNDS; round++) {
    const worst = new Int32Array(lines.length).fill(-1);
    for (let at = 0; at < count; at++) {
      const line = owner[at] ?? 0;
      const known = worst[line] ?? -1;
      if (known < 0 || model.scoreOf(at) > model.scoreOf(known)) worst[line] = at;
    }
    for (let at = 0; at < count; at++) if (isHostile[at] === 1) worth[at] = worst[owner[at] ?? 0] === at ? share : 0;
    model.fit(worth);
  }
  const weights = new Map<string, number>();
  for (const [feature, phrase] of phrases.entries()) {
    const points = Math.min(POINTS_MAX, Math.round(model.weightOf(feature) * POINTS));
    if (points >= POINTS_MIN) weights.set(phrase, points);
  }
  return { weights, bias: Math.round(model.bias * POINTS) };
}

function stretchesOf(lines: readonly Line[]): Stretches {
  const cut = lines.map(({ text }) => wordsOf(text));
  const texts = new Map<string, number>();
  for (const words of cut) {
    for (const phrase of new Set(phrasesOf(words))) texts.set(phrase, (texts.get(phrase) ?? 0) + 1);
  }
  const phrases = [...texts].filter(([phrase, count]) => count >= TEXTS_MIN && !/\d/.test(phrase))
    .map(([phrase]) => phrase).sort();
  const numbers = new Map(phrases.map((phrase, number) => [phrase, number]));
  const features: Int32Array[] = [];
  const owner: number[] = [];
  for (const [line, words] of cut.entries()) {
    for (let from = 0; from === 0 || from < words.length - STRETCH_WORDS + STRIDE; from += STRIDE) {
      const known = phrasesOf(words.slice(from, from + STRETCH_WORDS)).map((phrase) => numbers.get(phrase) ?? -1);
      features.push(Int32Array.from(new Set(known.filter((number) => number >= 0))).sort());
      owner.push(line);
    }
  }
  return { features, lines: Int32Array.from(owner), phrases };
}

/** The words of a text as the list writes them. */
function wordsOf(text: string): string[] {
  const { count, starts, ends } = new Words().read(text);
  return Array.from(
    { length: count },
    (_, index) => text.slice(starts[index], ends[index]).replaceAll("’", "'").toLowerCase(),
  );
}

/** Words, pairs, and pairs across one word. */
function phrasesOf(words: readonly string[]): string[] {
  return words.flatMap((word, at) => [
    word,
    ...(at > 0 ? [`${words[at - 1]} ${word}`] : []),
    ...(at > 1 ? [`${words[at - 2]} ${GAP} ${word}`] : []),
  ]);
}

/** Logistic regression, one weight after the other, by steps of Newton; the curve is taken for no flatter than CURVE_MIN, so that none is wild. */
class Model {
  readonly #columns: readonly Int32Array[];
  readonly #isHostile: Uint8Array;
  readonly #weights: Float64Array;
  readonly #scores: Float64Array;
  #bias = 0;

  constructor(rows: readonly Int32Array[], features: number, isHostile: Uint8Array) {
    const columns: number[][] = Array.from({ length: features }, () => []);
    for (const [row, present] of rows.entries()) for (const feature of present) columns[feature]?.push(row);
    this.#columns = columns.map((column) => Int32Array.from(column));
    this.#isHostile = isHostile;
    this.#weights = new Float64Array(features);
    this.#scores = new Float64Array(rows.length);
  }

  get bias(): number {
    return this.#bias;
  }

  weightOf(feature: number): number {
    return this.#weights[feature] ?? 0;
  }

  scoreOf(row: number): number {
    return this.#scores[row] ?? 0;
  }

  fit(worth: Float64Array): void {
    for (let pass = 0; pass < PASSES; pass++) {
      const all = this.#scores.keys();
      const step = this.#step(all, worth, 0);
      this.#bias += step;
      for (let row = 0; row < this.#scores.length; row++) this.#scores[row]! += step;
      for (const [feature, column] of this.#columns.entries()) {
        const weight = this.#weights[feature] ?? 0;
        const next = Math.max(0, weight + this.#step(column, worth, weight, RIDGE));
        if (next === weight) continue;
        this.#weights[feature] = next;
        for (const row of column) this.#scores[row]! += next - weight;
      }
    }
  }

  #step(rows: Iterable<number>, worth: Float64Array, weight: number, ridge = 0): number {
    let slope = ridge * weight;
    let curve = ridge;
    for (const row of rows) {
      const each = worth[row]!;
      if (each === 0) continue;
      const chance = 1 / (1 + Math.exp(-this.#scores[row]!));
      slope += each * (chance - this.#isHostile[row]!);
      curve += each * Math.max(chance * (1 - chance), CURVE_MIN);
    }
    return curve === 0 ? 0 : -slope / curve;
  }
}
