/** The fitted list of phrases, made ready when it is first needed. */
import type { NonEmpty } from "../../../core/contract/rule.ts";
import { type Stretch, Weights } from "./score.ts";
import { bias, openers, table } from "./weights.gen.ts";

/** Words of which one must stand in a text before it is read. */
export const OPENERS: NonEmpty<string> = asList(openers.split("\n"));

function asList([first = "", ...others]: readonly string[]): NonEmpty<string> {
  return [first, ...others];
}

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
  known ??= weightsIn(table);
  return known.stretchesOf(text, atLeast - bias).map((stretch) => ({ ...stretch, points: stretch.points + bias }));
}
