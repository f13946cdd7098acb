/** YAML as a tree. What other places share (anchors, aliases, tags) is there to be seen, and not to be edited. */
import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument } from "yaml";
import type { Entry, Node, Stretch } from "./tree.ts";
import { checkDepth, TOO_DEEP, Unreadable } from "./unreadable.ts";

/** The tree of a text that is one document; null where it holds nothing. Throws `Unreadable`. */
export function readYaml(text: string): Node | null {
  const document = parse(text);
  const [error] = document.errors;
  if (error) throw new Unreadable(error.pos[0], error.code === "MULTIPLE_DOCS" ? "a second document begins" : INVALID);
  return document.contents === null ? null : nodeOf(document.contents, { start: 0, end: 0 }, 0);
}

const INVALID = "it is not valid here";

function parse(text: string): ReturnType<typeof parseDocument> {
  try {
    // Keys that are written twice are told by whoever looks at the tree.
    return parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: "error", keepSourceTokens: true });
  } catch (error) {
    // The parser descends with the text.
    if (error instanceof RangeError) throw new Unreadable(0, TOO_DEEP);
    throw new Unreadable(0, INVALID);
  }
}

/** `at` is where a value that is not written would stand. */
function nodeOf(node: unknown, at: Stretch, depth: number): Node {
  const { start, end } = stretchOf(node) ?? at;
  checkDepth(depth, start);
  const other = (value: unknown): Node => ({ kind: "other", start, end, value });
  if (isAlias(node)) return other("an alias");
  if (isScalar(node)) {
    if (isShared(node)) return other("a shared value");
    return typeof node.value === "string" ? { kind: "text", start, end, value: node.value } : other(node.value);
  }
  if (!isMap(node) && !isSeq(node)) return other(null);
  if (isShared(node)) return other("a shared value");
  if (isSeq(node)) {
    const items = node.items.map((item) => nodeOf(item, { start: end, end }, depth + 1));
    const isBracketed = node.flow === true;
    return { kind: "list", start, end: isBracketed ? end : items.at(-1)?.end ?? end, isBracketed, items };
  }
  const entries = node.items.map((pair) => entryOf(pair, depth + 1));
  // What is merged in is written elsewhere: a key of ours would hide it.
  if (entries.some(({ key }) => key === "<<")) return other("merged values");
  // The parser's own end of a block lies behind the line end that follows it.
  const isBracketed = node.flow === true;
  return { kind: "map", start, end: isBracketed ? end : entries.at(-1)?.value.end ?? end, isBracketed, entries };
}

function entryOf({ key, value, srcToken }: Pair, depth: number): Entry {
  const keyAt = stretchOf(key) ?? { start: 0, end: 0 };
  // "? key" is the long form of a key.
  const mark = srcToken?.start.find(({ type }) => type === "explicit-key-ind");
  const from = mark?.offset ?? keyAt.start;
  // A key that is a map or a list names nothing that a client looks for.
  const name = isScalar(key) ? String(key.value) : "?";
  return { key: name, keyAt, from, value: nodeOf(value, { start: keyAt.end, end: keyAt.end }, depth) };
}

function isShared(node: { readonly anchor?: string; readonly tag?: string }): boolean {
  return node.anchor !== undefined || node.tag !== undefined;
}

function stretchOf(node: unknown): Stretch | null {
  if (typeof node !== "object" || node === null || !("range" in node)) return null;
  const { range } = node;
  return Array.isArray(range) ? { start: Number(range[0]), end: Number(range[1]) } : null;
}
