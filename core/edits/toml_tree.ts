/** TOML as a tree: tables under headers, dotted keys and inline tables are one map, as every reader sees it. */
import { type AST, parseTOML } from "toml-eslint-parser";
import type { Entry, ListNode, MapNode, Node, Stretch } from "./tree.ts";
import { checkDepth, TOO_DEEP, Unreadable } from "./unreadable.ts";

/** A map while its tables are collected. */
interface Table {
  readonly kind: "table";
  /** It stands between brackets, or is a dotted key's in one that does. */
  readonly isInline: boolean;
  readonly entries: Map<string, Slot>;
  start: number;
  end: number;
}

/** A key while its table is collected. */
interface Slot {
  readonly keyAt: Stretch;
  readonly from: number;
  readonly value: Table | Tables | Node;
}

/** An array of tables while they are collected. */
interface Tables {
  readonly kind: "tables";
  readonly items: Table[];
}

/** The tree of a text. Throws `Unreadable`; two keys of one name are no TOML. */
export function readToml(text: string): Node | null {
  const [top] = parse(text).body;
  const root: Table = { kind: "table", isInline: false, entries: new Map(), start: 0, end: text.length };
  for (const statement of top.body) {
    if (statement.type === "TOMLKeyValue") addKeyValue(root, statement, 0);
    else addTable(root, statement);
  }
  return root.entries.size === 0 ? null : finishTable(root);
}

function parse(text: string): AST.TOMLProgram {
  try {
    // The parser knows no byte order mark; a blank keeps every place.
    return parseTOML(text.replace(/^\uFEFF/, " "));
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable(0, TOO_DEEP);
    const at = typeof error === "object" && error !== null && "index" in error ? Number(error.index) : 0;
    throw new Unreadable(Number.isSafeInteger(at) ? at : 0, reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const isTwice = error instanceof Error && error.message.startsWith("Defining a key multiple times");
  return isTwice ? "a key is written twice" : "it is not valid here";
}

function addTable(root: Table, { key, kind, body, range }: AST.TOMLTable): void {
  const steps = key.keys;
  let at = root;
  for (const [index, step] of steps.entries()) {
    checkDepth(index, step.range[0]);
    const isLast = index === steps.length - 1;
    at = isLast && kind === "array" ? newItem(at, step) : childOf(at, step);
  }
  widen(at, range);
  for (const statement of body) addKeyValue(at, statement, steps.length);
}

/** `depth` is how deep the table stands. */
function addKeyValue(into: Table, { key, value, range }: AST.TOMLKeyValue, depth: number): void {
  let at = into;
  for (const [index, step] of key.keys.entries()) {
    checkDepth(depth + index, step.range[0]);
    if (index < key.keys.length - 1) at = childOf(at, step);
    else {
      const slot = { keyAt: stretchOf(step), from: range[0], value: nodeOf(value, depth + key.keys.length) };
      at.entries.set(nameOf(step), slot);
    }
    widen(at, range);
  }
}

/** The map under a key: the last one of an array of tables, the one that is there, or a new one. */
function childOf(table: Table, step: AST.TOMLBare | AST.TOMLQuoted): Table {
  const found = table.entries.get(nameOf(step))?.value;
  if (found?.kind === "table") return found;
  if (found?.kind === "tables") return found.items.at(-1) ?? newItem(table, step);
  if (found !== undefined) throw new Unreadable(step.range[0], "a key is written twice");
  const child = tableAt(step, table.isInline);
  table.entries.set(nameOf(step), slotOf(step, child));
  return child;
}

function newItem(table: Table, step: AST.TOMLBare | AST.TOMLQuoted): Table {
  const item = tableAt(step, table.isInline);
  const found = table.entries.get(nameOf(step))?.value;
  if (found?.kind === "tables") found.items.push(item);
  else if (found !== undefined) throw new Unreadable(step.range[0], "a key is written twice");
  else table.entries.set(nameOf(step), slotOf(step, { kind: "tables", items: [item] }));
  return item;
}

function tableAt({ range }: AST.TOMLBare | AST.TOMLQuoted, isInline: boolean): Table {
  return { kind: "table", isInline, entries: new Map(), start: range[0], end: range[1] };
}

function slotOf(step: AST.TOMLBare | AST.TOMLQuoted, value: Table | Tables): Slot {
  return { keyAt: stretchOf(step), from: step.range[0], value };
}

function nodeOf(node: AST.TOMLContentNode, depth: number): Node {
  const [start, end] = node.range;
  checkDepth(depth, start);
  switch (node.type) {
    case "TOMLArray":
      return {
        kind: "list",
        start,
        end,
        isBracketed: true,
        items: node.elements.map((item) => nodeOf(item, depth + 1)),
      };
    case "TOMLInlineTable": {
      const table: Table = { kind: "table", isInline: true, entries: new Map(), start, end };
      for (const statement of node.body) addKeyValue(table, statement, depth);
      return { ...finishTable(table), start, end };
    }
    case "TOMLValue":
      return node.kind === "string"
        ? { kind: "text", start, end, value: node.value }
        : { kind: "other", start, end, value: node.value };
  }
}

function finishTable({ entries, isInline, start, end }: Table): MapNode {
  const list: Entry[] = [];
  for (const [key, { keyAt, from, value }] of entries) list.push({ key, keyAt, from, value: finish(value) });
  return { kind: "map", start, end, isBracketed: isInline, entries: list };
}

function finish(value: Table | Tables | Node): Node {
  if (value.kind === "table") return finishTable(value);
  if (value.kind !== "tables") return value;
  const items = value.items.map(finishTable);
  const list: ListNode = {
    kind: "list",
    isBracketed: false,
    start: items[0]?.start ?? 0,
    end: items.at(-1)?.end ?? 0,
    items,
  };
  return list;
}

function nameOf(step: AST.TOMLBare | AST.TOMLQuoted): string {
  return step.type === "TOMLBare" ? step.name : step.value;
}

function stretchOf({ range }: { readonly range: readonly [number, number] }): Stretch {
  return { start: range[0], end: range[1] };
}

function widen(table: Table, range: readonly [number, number]): void {
  table.start = Math.min(table.start, range[0]);
  table.end = Math.max(table.end, range[1]);
}
