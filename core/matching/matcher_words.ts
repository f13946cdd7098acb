/** What a pattern cannot do without: the engine looks for it before it looks at the pattern. */
import { extentOf, gateSetsOf, type Place, placeOf } from "./literals.ts";
import type { Node } from "./pattern.ts";

/** What a matcher cannot do without. */
export interface MatcherWords {
  /** Every match holds one of these; none where the matcher has no pattern, or none that is selective. */
  readonly words: readonly string[];
  /** And one of these. */
  readonly also?: readonly string[];
  /** It begins no further than so many characters from where the first begins. Left out: anywhere. */
  readonly reach?: number;
}

/** The words of one pattern. */
export function wordsOf(tree: Node): MatcherWords {
  const [words = [], ...others] = gateSetsOf(tree);
  const also = others.find((set) => set.every(isSelective));
  if (!also) return { words };
  const reach = Math.min(extentOf(tree).max, distanceOf(placeOf(tree, words), placeOf(tree, also)));
  return { words, also, ...reach < Infinity && { reach } };
}

/** How far apart two words of a match can begin. */
function distanceOf(a: Place | null, b: Place | null): number {
  return a && b ? Math.max(a.max - b.min, b.max - a.min) : Infinity;
}

/** Words that stand in most texts: to look for them costs more than it saves. */
const COMMON: ReadonlySet<string> = new Set(
  ("the and for you not all any can has had was are but our this that with from your have what when which will they")
    .split(" "),
);
const SELECTIVE_CHARS_MIN = 3;

function isSelective(word: string): boolean {
  const bare = word.trim();
  return bare.length >= SELECTIVE_CHARS_MIN && !COMMON.has(bare) || bare > "\x7f";
}
