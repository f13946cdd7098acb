/** Writes a key behind another one in the style of its neighbours, and takes a key away. */
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
  if (format === "toml" || format === "yaml") {
    const link = format === "toml" ? " = " : ": ";
    if (isFlow(tree, map, entry)) return `, ${key}${link}${list}`;
    return newlineOf(text) + lineHead(tree, entry) + key + link + list;
  }
  return `,${gapBefore(text, entry)}${quoteOf(text, entry)}${key}${quoteOf(text, entry)}: ${list}`;
}

/** Between brackets on one line, or on lines of its own. */
function isFlow({ text, format }: Tree, map: MapNode, { keyAt }: Entry): boolean {
  if (format === "yaml") return text[map.start] === "{";
  // An inline table holds its keys; a table under a header begins with a bracket of the other kind.
  return text[map.start] === "{" && map.start < keyAt.start;
}

/** What stands before a key on its line: blanks, the dash of a list, the first steps of a dotted key. */
function lineHead({ text, format }: Tree, { keyAt }: Entry): string {
  const start = text.lastIndexOf("\n", keyAt.start - 1) + 1;
  const head = text.slice(start, keyAt.start).replace(/^\uFEFF/, "");
  return format === "yaml" ? " ".repeat(head.length) : head;
}

function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
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
  const { text, format } = tree;
  const end = entry.value.end;
  if ((format === "toml" || format === "yaml") && !isFlow(tree, map, entry)) {
    // The first key of a list's item stands behind the dash, which is the item's.
    const head = text.slice(text.lastIndexOf("\n", entry.keyAt.start - 1) + 1, entry.keyAt.start);
    if (!head.includes("-") || format === "toml") return removeLine(text, entry);
    return next ? [{ start: entry.keyAt.start, end: next.keyAt.start, text: "" }] : BESIDE;
  }
  // Right behind another key, as we write it: the comma before it goes as well.
  if (before && /^\s*,\s*$/.test(text.slice(before.value.end, entry.keyAt.start))) {
    return [{ start: before.value.end, end, text: "" }];
  }
  if (next && /^\s*,\s*$/.test(text.slice(end, next.keyAt.start))) {
    return [{ start: entry.keyAt.start, end: next.keyAt.start, text: "" }];
  }
  return BESIDE;
}

const BESIDE = "the list of arguments cannot be taken away without what stands beside it";

/** A line of its own, from the end of the line before it. */
function removeLine(text: string, { keyAt, value }: Entry): readonly Splice[] | string {
  const start = text.lastIndexOf("\n", keyAt.start - 1);
  if (start < 0 || /[=:#]/.test(text.slice(start, keyAt.start).replace(/"[^"]*"|'[^']*'/g, ""))) {
    return BESIDE;
  }
  const from = text[start - 1] === "\r" ? start - 1 : start;
  return [{ start: from, end: value.end, text: "" }];
}
