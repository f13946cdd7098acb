/** A decoder finds the stretches of a text that hide another one, and what they say. Pure, linear, one file each. */
import type { Meter } from "../meter.ts";
import type { Edit } from "../views/edits.ts";
import type { Survey } from "./runs.ts";

/** Finds one kind of encoding. */
export interface Decoder {
  /** What findings call it: "base64". */
  readonly name: string;
  /** Adds what it found to `into`, left to right. Decides on a glance that there is nothing; counts its work. */
  find(survey: Survey, into: Edit[], meter: Meter): void;
}

/** What one candidate costs: slicing and looking at it. */
export const CANDIDATE_COST = 150;
/** One character under a decoder. */
export const DECODE_COST = 6;
