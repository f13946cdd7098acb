/**
 * Changes of a YAML text that leave the rest of it byte for byte: comments, order, spacing, line ends. Each change is
 * spliced into the text; where that cannot be done, or does not say what was meant, the document is written anew,
 * which keeps comments and order too but not every space.
 */
import { isDeepStrictEqual } from "node:util";
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

/** One change: the value at a path of keys and indexes. `undefined` takes it out; an index at a list's end adds to it. */
export interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Comments are kept, lines are never folded, lists and maps in one line look as people write them. */
const STYLE = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * The text after the edits, in order.
 *
 * @throws {Error} with one sentence, where the text is not one YAML document or an edit cannot be made in it
 */
export function editYaml(text: string, edits: readonly Edit[]): string {
  return edits.reduce(applyEdit, text);
}

function applyEdit(text: string, edit: Edit): string {
  if (edit.path.length === 0) throw new Error("the whole document cannot be replaced");
  const document = parse(text);
  const wanted = changed(document.toJS(), edit.path, edit.value);
  if (isDeepStrictEqual(plain(document.toJS()), wanted)) return text;
  const spliced = splice(text, document, edit);
  if (spliced !== null && says(spliced, wanted)) return spliced;
  const rewritten = rewrite(document, edit);
  if (rewritten !== null && says(rewritten, wanted)) return rewritten;
  throw new Error(`${edit.path.join(".")} cannot be changed in this file without changing something else`);
}

function parse(text: string): Document.Parsed {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  if (document.errors.length > 0) throw new Error("it is not valid YAML");
  return document;
}

function says(text: string, wanted: unknown): boolean {
  try {
    return isDeepStrictEqual(plain(parse(text).toJS()), wanted);
  } catch {
    return false;
  }
}

/** The values after the edit, as they have to read back. */
function changed(value: unknown, path: Edit["path"], to: unknown): unknown {
  const copy = plain(value) ?? {};
  let parent: unknown = copy;
  for (const [index, step] of path.entries()) {
    if (typeof parent !== "object" || parent === null) {
      throw new Error(`${path.slice(0, index).join(".")} is not a section`);
    }
    if (step === "__proto__") throw new Error(`"${step}" cannot be a key`);
    // A list is an object with indexes for keys, and null was checked for: both take any step.
    const holder = parent as Record<string | number, unknown>;
    const isNew = !Object.hasOwn(holder, step);
    if (isNew && to === undefined) break;
    if (isNew && Array.isArray(parent) && step !== parent.length) {
      throw new Error(`${path.slice(0, index + 1).join(".")} is past the end of the list`);
    }
    if (index < path.length - 1) {
      if (isNew || holder[step] === null) holder[step] = typeof path[index + 1] === "number" ? [] : {};
      parent = holder[step];
    } else if (to !== undefined) {
      holder[step] = plain(to);
    } else if (Array.isArray(parent)) {
      parent.splice(Number(step), 1);
    } else {
      delete holder[step];
    }
  }
  return copy;
}

function plain(value: unknown): unknown {
  return value === undefined || value === null ? null : JSON.parse(JSON.stringify(value));
}

/** The text with only the changed piece replaced, or null where the piece is not one of the simple cases. */
function splice(text: string, document: Document.Parsed, { path, value }: Edit): string | null {
  const found = find(document, path);
  if (!found) return null;
  const { parent, rest } = found;
  const [step, ...deeper] = rest;
  if (step === undefined) return null;
  if (isMap(parent)) {
    const pair = pairOf(parent, step);
    if (pair) return value === undefined ? removePair(text, parent, pair) : replaceValue(text, pair, value);
    if (value === undefined) return null;
    return insertPair(text, parent, { [step]: nested(deeper, value) });
  }
  if (isSeq(parent) && value !== undefined && Number(step) === parent.items.length && deeper.length === 0) {
    return insertItem(text, parent, value);
  }
  return null;
}

/** The last collection on the way that is written down, and the steps from there. */
function find(
  document: Document.Parsed,
  path: Edit["path"],
): { readonly parent: unknown; readonly rest: Edit["path"] } | null {
  let parent: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    // What an alias stands for is written elsewhere, for others too.
    if (!isCollection(parent) || isAlias(parent)) return null;
    const next = isMap(parent) ? pairOf(parent, step)?.value : parent.items[Number(step)];
    if (index === path.length - 1 || !isCollection(next)) {
      // A scalar or nothing on the way has to become a section: not a splice.
      if (index < path.length - 1 && (isMap(parent) ? pairOf(parent, step) !== undefined : true)) return null;
      return { parent, rest: path.slice(index) };
    }
    parent = next;
  }
  return null;
}

function pairOf(map: YAMLMap, step: string | number): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
}

function nested(steps: Edit["path"], value: unknown): unknown {
  return steps.toReversed().reduce<unknown>(
    (inner, step) => typeof step === "number" ? [inner] : { [step]: inner },
    value,
  );
}

function replaceValue(text: string, pair: Pair, value: unknown): string | null {
  const range = rangeOf(pair.value);
  const written = inline(value);
  if (!range || written === null) return null;
  const old = text.slice(range[0], range[1]);
  // A value over several lines may hold comments, and ends where only the parser knows.
  if (old.includes("\n")) return null;
  return text.slice(0, range[0]) + (old === "" ? ` ${written}` : written) + text.slice(range[1]);
}

function removePair(text: string, map: YAMLMap, pair: Pair): string | null {
  const key = rangeOf(pair.key);
  if (map.flow || map.items.length < 2 || !key) return null;
  const start = lineStart(text, key[0]);
  if (text.slice(start, key[0]).trim() !== "") return null;
  const end = lineEnd(text, endOf(pair.value) ?? key[1]);
  return text.slice(0, start) + text.slice(end);
}

function insertPair(text: string, map: YAMLMap, entry: Record<string, unknown>): string | null {
  const first = map.items[0];
  const key = first && rangeOf(first.key);
  if (map.flow || !key) return null;
  return insertBlock(text, {
    end: endOf(map.items.at(-1)?.value) ?? endOf(map.items.at(-1)?.key),
    column: columnOf(text, key[0]),
    value: entry,
  });
}

function insertItem(text: string, seq: YAMLSeq, value: unknown): string | null {
  const first = rangeOf(seq.items[0]);
  const range = rangeOf(seq);
  if (seq.flow || !first || !range) return null;
  return insertBlock(text, { end: endOf(seq.items.at(-1)), column: columnOf(text, range[0]), value: [value] });
}

interface Block {
  /** Where the block that it follows ends. */
  readonly end: number | null;
  readonly column: number;
  readonly value: unknown;
}

function insertBlock(text: string, { end, column, value }: Block): string | null {
  if (end === null) return null;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = stringify(value, STYLE).trimEnd().split("\n").map((line) =>
    line === "" ? "" : " ".repeat(column) + line
  );
  const at = lineEnd(text, end);
  const before = text.slice(0, at);
  return before + (before.endsWith("\n") ? "" : newline) + lines.join(newline) + newline + text.slice(at);
}

/** A value in one line, or null where it is a section. */
function inline(value: unknown): string | null {
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      typeof item === "object" && item !== null ? null : stringify(item, isWord(item) ? STYLE : FLOW).trim()
    );
    return items.includes(null) ? null : `[${items.join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "{}" : null;
  const written = stringify(value, STYLE).trimEnd();
  return written.includes("\n") ? stringify(value, FLOW).trim() : written;
}

/** Text in quotes: right in every place, in lists too, where a comma would end a plain word. */
const FLOW = { ...STYLE, defaultStringType: "QUOTE_DOUBLE" } as const;

function isWord(value: unknown): boolean {
  return typeof value === "string" && /^[\w.-]+$/.test(value);
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  if (typeof node !== "object" || node === null || !("range" in node)) return null;
  return (node as Node).range ?? null; // Only nodes of the parser have a range.
}

/** Where the last thing written inside a node ends; the node's own range reaches into the comments that follow. */
function endOf(node: unknown): number | null {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    const inner = isMap(node)
      ? endOf((last as Pair | undefined)?.value) ?? endOf((last as Pair | undefined)?.key)
      : endOf(last); // Maps hold pairs.
    if (inner !== null) return inner;
  }
  const range = rangeOf(node);
  return range ? range[1] : null;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Behind the newline of the line that holds the character before `at`; a block text already ends with its own. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The document written anew with the change, or null where it has no place for it. */
function rewrite(document: Document.Parsed, { path, value }: Edit): string | null {
  try {
    if (value === undefined) document.deleteIn(path);
    else {
      for (let length = 1; length < path.length; length++) {
        const held = document.getIn(path.slice(0, length), true);
        // An empty section is written as nothing, which holds no keys.
        if (isScalar(held) && held.value === null) document.deleteIn(path.slice(0, length));
      }
      document.setIn(path, document.createNode(value));
    }
    return document.toString(STYLE);
  } catch {
    return null;
  }
}
