/** The decoded view: everything that an encoding or an escape hides, in its place, so that what stands around is still in sight. */
import { DECODERS } from "../decoders/mod.ts";
import { Survey } from "../decoders/runs.ts";
import type { Meter } from "../meter.ts";
import { type Edit, editedView, inOrder } from "./edits.ts";
import type { ViewMaker } from "./view.ts";

/** What all decoders find in a text, in order and without overlap: of two that begin together the longer is believed. */
export function decodings(survey: Survey, meter: Meter): readonly Edit[] {
  const edits: Edit[] = [];
  meter.work += survey.text.length * 2;
  for (const decoder of DECODERS) {
    decoder.find(survey, edits, meter);
    if (meter.outputLeft < 0) return [];
  }
  return edits.length < 2 ? edits : inOrder(edits);
}

/** One layer of encoding taken off. */
export const decodedView: ViewMaker = {
  view: "decoded",
  make(text, traits, meter) {
    const view = editedView(text, decodings(traits.survey ?? new Survey(text), meter), "decoded");
    return view && meter.take(view.text.length) ? [view] : [];
  },
};
