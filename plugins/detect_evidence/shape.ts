/** What a shape is made of. */
import type { Idea } from "./ideas.ts";

/** One shape. */
export interface Shape {
  readonly idea: Idea;
  readonly trigger: Idea;
  /** Linear; looked for in a short window around the trigger. */
  readonly pattern: RegExp;
}
