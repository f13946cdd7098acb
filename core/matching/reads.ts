/** What a rule reads: kinds of text, and views of it. */
import { PART_KINDS } from "../contract/envelope.ts";
import type { Rule, View } from "../contract/rule.ts";
import type { ViewText } from "./views/mod.ts";

/** Views that only show a text more plainly: where there is none of a kind, the text itself is as plain as it gets. */
const PLAINER: readonly View[] = ["folded", "skeleton", "joined"];

/**
 * A rule without `views` reads all of them. With `made` the source stands in for views that were not made: it is shown to the rules
 * that read only plainer views, and had none.
 */
export function readsView(
  { views, sensitive }: Rule,
  { view, isCipher }: ViewText,
  made: ReadonlySet<View> | null,
): boolean {
  if (made) {
    if (views === undefined || views.includes("raw")) return false;
    const plainer = views.filter((one) => PLAINER.includes(one));
    return plainer.length > 0 && !plainer.some((one) => made.has(one));
  }
  if (views !== undefined) return views.includes(view);
  return !(sensitive && isCipher);
}

const ALL_KINDS = (1 << PART_KINDS.length) - 1;

/** A bit for each part kind that a rule reads. */
export function kindsOf({ reads }: Rule): number {
  if (reads === undefined) return ALL_KINDS;
  return reads.reduce((bits, kind) => bits | (1 << PART_KINDS.indexOf(kind)), 0);
}
