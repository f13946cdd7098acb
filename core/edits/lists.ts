/** Adds words at the head of a list, and takes them away again. */
import { commaIn, cutWithComma } from "./gaps.ts";
import type { ListNode, Splice, Tree } from "./tree.ts";

/** Puts words, spelled already, before the first item. */
export function prepend(tree: Tree, list: ListNode, words: readonly string[]): readonly Splice[] | string {
  if (list.isBracketed) {
    const at = list.start + 1;
    return [{ start: at, end: at, text: words.join(", ") + (list.items.length > 0 ? ", " : "") }];
  }
  const dash = dashOf(tree, list, 0);
  if (dash === null) return UNKNOWN;
  const text = words.map((word) => dash.sign + word + dash.newline + dash.head.replace(/\S/g, " ")).join("");
  return [{ start: dash.start, end: dash.start, text }];
}

const UNKNOWN = "its list is written in a way that cannot be added to";

/** Takes the first `count` items away, with the commas and lines that are theirs. */
export function removeFirst(tree: Tree, list: ListNode, count: number): readonly Splice[] | string {
  return list.isBracketed ? removeBracketed(tree, list, count) : removeDashed(tree, list, count);
}

function removeBracketed(tree: Tree, list: ListNode, count: number): readonly Splice[] | string {
  const { text } = tree;
  const first = list.items[0];
  const last = list.items[count - 1];
  if (!first || !last) return "the list is shorter than what was added to it";
  const next = list.items[count];
  const piece = { start: first.start, end: last.end };
  const gap = { start: last.end, end: next?.start ?? list.end - 1 };
  const comma = commaIn(tree, gap);
  const isOurs = first.start === list.start + 1;
  if (!next) {
    const around = text.slice(list.start + 1, piece.start) + text.slice(piece.end, list.end - 1);
    if (!isOurs && /^[\s,]*$/.test(around)) return [{ start: list.start + 1, end: list.end - 1, text: "" }];
    // A comma that stands before the bracket has nothing to divide any more.
    const end = comma === null ? [] : [{ start: comma, end: comma + 1, text: "" }];
    return [{ ...piece, text: "" }, ...end];
  }
  if (comma === null) return APART;
  // Somebody wrote the list anew: what stood before ours now stands before the rest.
  if (!isOurs) return cutWithComma(tree, piece, { gap, comma });
  // As we write it: a blank behind the comma is ours as well.
  const end = comma + (text[comma + 1] === " " ? 2 : 1);
  return text.slice(piece.end, comma).trim() === ""
    ? [{ start: piece.start, end, text: "" }]
    : [{ ...piece, text: "" }, { start: comma, end, text: "" }];
}

function removeDashed(tree: Tree, list: ListNode, count: number): readonly Splice[] | string {
  const { text } = tree;
  const first = dashOf(tree, list, 0);
  const last = list.items[count - 1];
  const next = dashOf(tree, list, count);
  if (!first || !last || !next) return APART;
  const end = text.indexOf("\n", last.end) + 1;
  // A comment between ours is somebody's.
  if (text.slice(first.start, end).split("\n").length !== count + 1) return APART;
  if (first.head.trim() === "") return [{ start: first.start - first.head.length, end, text: "" }];
  // Where the list begins behind another sign, its rest begins there as well.
  return text.slice(end, next.start).trim() === "" ? [{ start: first.start, end: next.start, text: "" }] : APART;
}

const APART = "there is something else between the items of the list";

interface Dash {
  readonly start: number;
  /** What stands before it on its line: blanks, or the signs of what the list stands in. */
  readonly head: string;
  /** The dash with the blanks behind it. */
  readonly sign: string;
  readonly newline: string;
}

/** The dash of an item; null where it stands on another line. */
function dashOf({ text }: Tree, { items }: ListNode, index: number): Dash | null {
  const item = items[index];
  if (!item) return null;
  const line = text.slice(text.lastIndexOf("\n", item.start - 1) + 1, item.start).replace(/^\uFEFF/, "");
  const [, head, sign] = /^([ ]*(?:[-?:][ ]+)*)(-[ \t]+)$/.exec(line) ?? [];
  if (head === undefined || sign === undefined) return null;
  const end = text.indexOf("\n", item.end);
  return { start: item.start - sign.length, head, sign, newline: end > 0 && text[end - 1] === "\r" ? "\r\n" : "\n" };
}
