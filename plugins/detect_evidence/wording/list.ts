/** The fitted list of phrases, made ready when it is first needed. */
import { type Stretch, Weights } from "./score.ts";
import { bias, table } from "./weights.gen.ts";

/** Shorter texts, which are most strings of a call, have no room for so many words. */
const CHARS_MIN = 40;

let known: Weights | null = null;

/** Bytes of a phrase: its number, and then, behind all numbers, its points. */
export const PHRASE_BYTES = 5;

/** Reads a table of phrases, in base64. */
export function weightsIn(base64: string): Weights {
  const bytes = Uint8Array.fromBase64(base64);
  const count = bytes.length / PHRASE_BYTES;
  return new Weights(new Int32Array(bytes.buffer, 0, count), bytes.subarray(count * 4));
}

/**
 * Stretches that are worded like texts of attackers. At 0 points the lines that the list was fitted to are as likely hostile as not;
 * each 100 points make hostile 2.7 times likelier.
 */
export function wordedLikeAttacks(text: string, atLeast: number): readonly Stretch[] {
  if (text.length < CHARS_MIN) return [];
  known ??= weightsIn(table);
  return known.stretchesOf(text, atLeast - bias).map((stretch) => ({ ...stretch, points: stretch.points + bias }));
}
