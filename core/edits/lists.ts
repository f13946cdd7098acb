/** Adds words at the head of a list, and takes them away again. */
import type { ListNode, Splice, Tree } from "./tree.ts";

/** Puts words, spelled already, before the first item. */
export function prepend(tree: Tree, list: ListNode, words: readonly string[]): readonly Splice[] | string {
  if (list.isBracketed) {
    const at = list.start + 1;
    return [{ start: at, end: at, text: words.join(", ") + (list.items.length > 0 ? ", " : "") }];
  }
  const line = dashOf(tree, list, 0);
  if (line === null) return "its list is written in a way that cannot be added to";
  const text = words.map((word) => line.dash + word + line.newline).join("");
  return [{ start: line.start, end: line.start, text }];
}

/** Takes the first `count` items away, with the commas and lines that are theirs. */
export function removeFirst(tree: Tree, list: ListNode, count: number): readonly Splice[] | string {
  return list.isBracketed ? removeBracketed(tree, list, count) : removeLines(tree, list, count);
}

function removeBracketed({ text }: Tree, list: ListNode, count: number): readonly Splice[] | string {
  const first = list.items[0];
  const last = list.items[count - 1];
  if (!first || !last) return "the list is shorter than what was added to it";
  const next = list.items[count];
  const isOurs = first.start === list.start + 1;
  if (!next) {
    // A comma that stands before the bracket has nothing to divide any more.
    const tail = /^\s*,/.exec(text.slice(last.end, list.end))?.[0].length ?? 0;
    const end = last.end + tail;
    const isBlank = text.slice(list.start + 1, first.start).trim() + text.slice(end, list.end - 1).trim() === "";
    if (!isOurs && isBlank) return [{ start: list.start + 1, end: list.end - 1, text: "" }];
    return [{ start: first.start, end, text: "" }];
  }
  // Somebody wrote the list anew: what stood before ours now stands before the rest.
  const gap = text.slice(last.end, next.start);
  if (!isOurs && /^\s*,\s*$/.test(gap)) return [{ start: first.start, end: next.start, text: "" }];
  const comma = /^\s*, ?/.exec(gap);
  return comma ? [{ start: first.start, end: last.end + comma[0].length, text: "" }] : APART;
}

function removeLines(tree: Tree, list: ListNode, count: number): readonly Splice[] | string {
  const { text } = tree;
  const first = dashOf(tree, list, 0);
  const last = list.items[count - 1];
  if (!first || !last || !dashOf(tree, list, count - 1)) return APART;
  const newline = text.indexOf("\n", last.end);
  const end = newline < 0 ? text.length : newline + 1;
  // A comment between ours is somebody's.
  return text.slice(first.start, end).trimEnd().split("\n").length === count
    ? [{ start: first.start, end, text: "" }]
    : APART;
}

const APART = "there is something else between the items of the list";

interface DashLine {
  /** Where the line begins. */
  readonly start: number;
  /** "  - ". */
  readonly dash: string;
  readonly newline: string;
}

/** The line of an item in a list with dashes; null where it does not begin there. */
function dashOf({ text }: Tree, { items }: ListNode, index: number): DashLine | null {
  const item = items[index];
  if (!item) return null;
  const start = text.lastIndexOf("\n", item.start - 1) + 1;
  const dash = text.slice(start, item.start);
  if (!/^\uFEFF?[ ]*-[ \t]+$/.test(dash)) return null;
  const end = text.indexOf("\n", item.end);
  return { start, dash, newline: end > 0 && text[end - 1] === "\r" ? "\r\n" : "\n" };
}
