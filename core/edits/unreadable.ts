/** Why a text has no tree. Only for the readers of this folder: `parseText()` makes a value of it. */
import { TREE_DEPTH_MAX } from "../limits.ts";

/** A text that cannot be read from an offset on. The reason quotes nothing of the text, which may be a secret. */
export class Unreadable extends Error {
  readonly at: number;
  readonly reason: string;

  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
    this.reason = reason;
  }
}

/** Refuses what is nested too deep. */
export function checkDepth(depth: number, at: number): void {
  if (depth > TREE_DEPTH_MAX) throw new Unreadable(at, TOO_DEEP);
}

/** What is said of it. */
export const TOO_DEEP = `it is nested deeper than ${TREE_DEPTH_MAX} levels`;
