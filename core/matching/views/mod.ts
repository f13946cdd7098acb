/** The views that a text is read in besides its source, in order. */
import { folded } from "./folded.ts";
import type { ViewMaker } from "./view.ts";

export { rawView } from "./view.ts";
export type { Traits, ViewMaker, ViewText } from "./view.ts";

/** Every derived view. */
export const VIEWS: readonly ViewMaker[] = [folded];
