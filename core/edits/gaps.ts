/** What stands between the nodes of a tree: blanks, comments, commas and colons. Pure. */
import type { Format } from "../contract/platform.ts";
import type { Splice, Stretch, Tree } from "./tree.ts";

const SLASH_COMMENTS = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
const HASH_COMMENTS = /#[^\r\n]*/g;

/** A stretch that holds no node, with blanks in the place of comments: every other sign stays where it is. */
export function signsIn({ text, format }: Tree, { start, end }: Stretch): string {
  return text.slice(start, end).replace(commentsOf(format), (comment) => " ".repeat(comment.length));
}

function commentsOf(format: Format): RegExp {
  return format === "toml" || format === "yaml" ? HASH_COMMENTS : SLASH_COMMENTS;
}

/** Where the comma of such a stretch is; null where there is none, or more than blanks and comments beside it. */
export function commaIn(tree: Tree, stretch: Stretch): number | null {
  const signs = signsIn(tree, stretch);
  return /^\s*,\s*$/.test(signs) ? stretch.start + signs.indexOf(",") : null;
}

/** Takes a piece and the comma of a gap beside it away, and the whole gap where it holds no comment: that is somebody's. */
export function cutWithComma(
  { text }: Tree,
  piece: Stretch,
  { gap, comma }: { readonly gap: Stretch; readonly comma: number },
): readonly Splice[] {
  if (/^\s*,\s*$/.test(text.slice(gap.start, gap.end))) {
    return [{ start: Math.min(gap.start, piece.start), end: Math.max(gap.end, piece.end), text: "" }];
  }
  return [{ start: comma, end: comma + 1, text: "" }, { ...piece, start: lineStart(text, piece), text: "" }];
}

/** Where a piece begins, with the blanks and the line end before it where nothing else follows on its line. */
function lineStart(text: string, { start, end }: Stretch): number {
  const newline = text.indexOf("\n", end);
  if (text.slice(end, newline < 0 ? text.length : newline).trim() !== "") return start;
  let from = start;
  while (from > 0 && /\s/.test(text.charAt(from - 1))) from--;
  return from;
}
