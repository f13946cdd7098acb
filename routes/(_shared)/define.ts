import { createDefine } from "fresh";
import type { State } from "../../core/queries/state.ts";

/** Fresh's define functions for our state. */
export const define = createDefine<State>();
