/** Writes a key behind another one in the style of its neighbours, and takes a key away. */
import { commaIn, cutWithComma } from "./gaps.ts";
import type { Entry, MapNode, Splice, Tree } from "./tree.ts";

/** A key in its map. */
export interface Keyed {
  readonly map: MapNode;
  readonly entry: Entry;
}

/** A key and its list of words, spelled already. */
export interface NewKey {
  readonly key: string;
  readonly words: readonly string[];
}

/** What to write right behind the value of an entry, so that a further key stands there. */
export function writeKeyAfter(tree: Tree, { map, entry }: Keyed, { key, words }: NewKey): string {
  const list = `[${words.join(", ")}]`;
  const { text, format } = tree;
  switch (format) {
    case "toml": {
      // The first steps of a dotted key are those of its neighbour as well.
      const start = map.isBracketed ? entry.from : lineStartOf(text, entry.from);
      const head = text.slice(start, entry.keyAt.start).replace(/^\uFEFF/, "");
      return `${map.isBracketed ? ", " : newlineOf(text)}${head}${key} = ${list}`;
    }
    case "yaml":
      return `${map.isBracketed ? ", " : newlineOf(text) + indentOf(tree, map)}${key}: ${list}`;
    default:
      return `,${gapBefore(text, entry)}${quoteOf(text, entry)}${key}${quoteOf(text, entry)}: ${list}`;
  }
}

function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function lineStartOf(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** The column that all keys of a block of YAML stand in, as blanks: the first one may stand behind a dash. */
function indentOf({ text }: Tree, { start }: MapNode): string {
  return text.slice(lineStartOf(text, start), start).replace(/^\uFEFF/, "").replace(/\S/g, " ");
}

/** Blanks between a key and what stands before it; one blank where there is more than blanks. */
function gapBefore(text: string, { keyAt }: Entry): string {
  let start = keyAt.start;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  const gap = text.slice(start, keyAt.start);
  return gap === "" ? " " : gap;
}

function quoteOf(text: string, { keyAt }: Entry): string {
  const first = text.charAt(keyAt.start);
  return first === '"' || first === "'" ? first : "";
}

/** Takes a key and its value away, with the comma or the line that is theirs. */
export function removeKey(tree: Tree, { map, entry }: Keyed): readonly Splice[] | string {
  const index = map.entries.indexOf(entry);
  const before = map.entries[index - 1];
  const next = map.entries[index + 1];
  if (!map.isBracketed) return removeFromBlock(tree.text, entry, next);
  const piece = { start: entry.from, end: entry.value.end };
  const gaps = [
    // Right behind another key, as we write it.
    ...(before ? [{ start: before.value.end, end: piece.start }] : []),
    ...(next ? [{ start: piece.end, end: next.from }] : []),
  ];
  for (const gap of gaps) {
    const comma = commaIn(tree, gap);
    if (comma !== null) return cutWithComma(tree, piece, { gap, comma });
  }
  return BESIDE;
}

const BESIDE = "the list of arguments cannot be taken away without what stands beside it";

/** A key of a block: its line, or what stands behind the dash that its list's item begins with. */
function removeFromBlock(text: string, { from, value: { end } }: Entry, next: Entry | undefined) {
  const start = lineStartOf(text, from) - 1;
  const isOnItsOwn = start >= 0 && text.slice(start, from).trim() === "";
  if (isOnItsOwn) return [{ start: text[start - 1] === "\r" ? start - 1 : start, end, text: "" }];
  const isSafe = next !== undefined && text.slice(end, next.from).trim() === "";
  return isSafe ? [{ start: from, end: next.from, text: "" }] : BESIDE;
}
