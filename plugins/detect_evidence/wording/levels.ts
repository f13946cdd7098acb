/** From how many points on a stretch is flagged, and held, by whose text it is. */
import type { Stance } from "../facts.ts";

/**
 * Points from which a stretch is worth a look: at 100 a stretch is e times likelier hostile than not, in the lines of the fit. Data speaks of
 * agents and orders more often without meaning any.
 */
export const FLAG_AT: Readonly<Record<Stance, number>> = { talk: 75, data: 125, definition: 50 };

/** Points from which it is held for a person: a dozen such words together, of which no honest line of the fit has as many. */
export const HOLD_AT: Readonly<Record<Stance, number>> = { talk: 300, data: 325, definition: 300 };
