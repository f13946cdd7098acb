/** A text with some stretches replaced, and the way back: how the views that change little are made. */
import type { Span, View } from "../../contract/rule.ts";
import type { ViewText } from "./view.ts";

/** A stretch of a text, what it becomes, and how. */
export interface Edit extends Span {
  readonly text: string;
  /** "base64, gzip"; the view's own name where there is nothing to add. */
  readonly way: string;
}

/** What is kept of the text on both sides of the first and the last edit: a match needs its words around. */
const CONTEXT_CHARS = 512;

/** In order and without overlap: where two edits collide the earlier wins, of two that begin together the longer. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  let isSorted = true;
  for (let i = 1; i < edits.length && isSorted; i++) isSorted = (edits[i - 1]?.end ?? 0) <= (edits[i]?.start ?? 0);
  if (isSorted) return edits;
  const out: Edit[] = [];
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < end) continue;
    out.push(edit);
    end = edit.end;
  }
  return out;
}

/** The text with the edits made, cut to their surroundings. The edits are in order. Null where there are none. */
export function editedView(source: string, edits: readonly Edit[], view: View): ViewText | null {
  const first = edits[0];
  const last = edits[edits.length - 1];
  if (!first || !last) return null;
  const from = cutBefore(source, first.start - CONTEXT_CHARS);
  const to = cutAfter(source, last.end + CONTEXT_CHARS);
  const pieces: string[] = [];
  // Where the output of each edit begins and ends.
  const starts = new Uint32Array(edits.length);
  const ends = new Uint32Array(edits.length);
  let length = 0;
  let at = from;
  for (const [i, edit] of edits.entries()) {
    pieces.push(source.slice(at, edit.start), edit.text);
    length += edit.start - at;
    starts[i] = length;
    length += edit.text.length;
    ends[i] = length;
    at = edit.end;
  }
  pieces.push(source.slice(at, to));
  const map = { edits, starts, ends, from };
  return {
    view,
    way: view === "decoded" ? `decoded: ${first.way}` : view,
    text: pieces.join(""),
    toSource: (start, end) => ({ start: sourceOf(map, start, false), end: sourceOf(map, end, true) }),
    wayAt: (start, end) => wayOf(map, { start, end }, view),
  };
}

interface EditMap {
  readonly edits: readonly Edit[];
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly from: number;
}

/** The first edit whose output ends after an offset. */
function editAfter({ ends }: EditMap, offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Inside of an edit's output the whole edit counts. */
function sourceOf(map: EditMap, offset: number, isEnd: boolean): number {
  const index = editAfter(map, isEnd ? offset - 1 : offset);
  const edit = map.edits[index];
  const start = map.starts[index] ?? 0;
  if (edit && (isEnd ? offset > start : offset >= start)) return isEnd ? edit.end : edit.start;
  const before = map.edits[index - 1];
  return before ? before.end + offset - (map.ends[index - 1] ?? 0) : map.from + offset;
}

/** How many ways one match tells of. */
const WAYS_MAX = 4;

function wayOf(map: EditMap, { start, end }: Span, view: View): string | null {
  const ways = new Set<string>();
  // Edits that only took something away have no output: they count where the match spans them.
  for (let index = editAfter(map, start); index < map.edits.length && ways.size < WAYS_MAX; index++) {
    if ((map.starts[index] ?? 0) >= end) break;
    ways.add(map.edits[index]?.way ?? "");
  }
  if (ways.size === 0) return null;
  return view === "decoded" ? `decoded: ${[...ways].join(", ")}` : view;
}

/** A cut inside of a word would make another word of it. */
function cutBefore(text: string, at: number): number {
  if (at <= 0) return 0;
  for (let i = at; i < at + 64; i++) if (text.charCodeAt(i) <= 0x20) return i;
  return at + (isLowHalf(text, at) ? 1 : 0);
}

function cutAfter(text: string, at: number): number {
  if (at >= text.length) return text.length;
  for (let i = at; i > at - 64; i--) if (text.charCodeAt(i) <= 0x20) return i;
  return at + (isLowHalf(text, at) ? 1 : 0);
}

function isLowHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
