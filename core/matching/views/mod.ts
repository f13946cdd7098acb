/** The views that a text is read in besides its source, plainest first. */
import { decodedView } from "./decoded.ts";
import { folded } from "./folded.ts";
import { joinedView } from "./joined.ts";
import { skeletonView } from "./skeleton.ts";
import type { ViewMaker } from "./view.ts";

export { rawView } from "./view.ts";
export type { Traits, ViewMaker, ViewText } from "./view.ts";
export { readAll, type Seen, type Visit } from "./walk.ts";

/** Every derived view. */
export const VIEWS: readonly ViewMaker[] = [folded, skeletonView, joinedView, decodedView];
