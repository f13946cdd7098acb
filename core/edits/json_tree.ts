/** JSON, JSONC and JSON5 as a tree. */
import { type AST, getStaticJSONValue, parseJSON } from "jsonc-eslint-parser";
import type { Format } from "../contract/platform.ts";
import type { Entry, Node, Stretch } from "./tree.ts";
import { checkDepth, TOO_DEEP, Unreadable } from "./unreadable.ts";

const SYNTAX = { json: "JSON", jsonc: "JSONC", json5: "JSON5" } as const;

/** The tree of a text; null where it holds nothing. Throws `Unreadable`. */
export function readJson(text: string, format: Exclude<Format, "toml" | "yaml">): Node | null {
  if (isBlank(text, format)) return null;
  // The parser is one of JavaScript, where this key may stand in an object only once.
  const standIn = standInFor(text);
  const program = parse(standIn === null ? text : text.replaceAll(PROTO, standIn), format);
  const [statement] = program.body;
  const node = nodeOf(statement.expression, 0);
  return standIn === null ? node : withName(node, { text, standIn });
}

const PROTO = "__proto__";

/** A name of the same length that the text does not hold; null where none is needed, or there is none. */
function standInFor(text: string): string | null {
  if (text.indexOf(PROTO) === text.lastIndexOf(PROTO)) return null;
  const names = [..."0123456789abcdef"].map((letter) => `__prot${letter}__`);
  return names.find((name) => !text.includes(name)) ?? null;
}

/** The node with the name as the text has it. */
function withName(node: Node, names: { readonly text: string; readonly standIn: string }): Node {
  const named = (value: string, { start, end }: Stretch) =>
    names.text.slice(start, end).includes(PROTO) ? value.replaceAll(names.standIn, PROTO) : value;
  switch (node.kind) {
    case "map": {
      const entries = node.entries.map((entry) => ({
        ...entry,
        key: named(entry.key, entry.keyAt),
        value: withName(entry.value, names),
      }));
      return { ...node, entries };
    }
    case "list":
      return { ...node, items: node.items.map((item) => withName(item, names)) };
    case "text":
      return { ...node, value: named(node.value, node) };
    case "other":
      return node;
  }
}

function parse(text: string, format: keyof typeof SYNTAX): AST.JSONProgram {
  if (format !== "json") return parseAs(SYNTAX[format], text);
  // The platform's own parser says whether it is strict: the other one looks at every token again for every value.
  if (isStrict(text)) return parseAs("JSON5", text);
  parseAs("JSONC", text);
  if (text.length <= LOCATED_CHARS_MAX) parseAs("JSON", text);
  throw new Unreadable(0, "it is not strict JSON");
}

/** Longer texts that are JSON but for comments and commas are refused without the place. */
const LOCATED_CHARS_MAX = 100_000;

function isStrict(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, " "));
    return true;
  } catch {
    return false;
  }
}

function parseAs(jsonSyntax: "JSON" | "JSONC" | "JSON5", text: string): AST.JSONProgram {
  const program = parsed(jsonSyntax, text);
  // JavaScript knows the comments of HTML; no dialect of JSON does.
  const foreign = program.comments.find(({ range: [start] }) => text[start] !== "/");
  if (foreign) throw new Unreadable(foreign.range[0], INVALID);
  return program;
}

function parsed(jsonSyntax: "JSON" | "JSONC" | "JSON5", text: string): AST.JSONProgram {
  try {
    return parseJSON(text, { jsonSyntax });
  } catch (error) {
    // The parser descends with the text.
    const isDeep = error instanceof RangeError || error instanceof Error && error.message.includes("stack space");
    throw isDeep ? new Unreadable(0, TOO_DEEP) : new Unreadable(offsetOf(error), reasonFor(error));
  }
}

const INVALID = "it is not valid here";

/** Of what the parser says only this: the rest would quote the text. */
function reasonFor(error: unknown): string {
  const isTwice = error instanceof Error && error.message.startsWith(`Redefinition of ${PROTO}`);
  return isTwice ? `"${PROTO}" is written twice` : INVALID;
}

/** The parser tells where, and quotes what it met, which stays unsaid. */
function offsetOf(error: unknown): number {
  const at = typeof error === "object" && error !== null && "index" in error ? error.index : 0;
  return typeof at === "number" && at >= 0 ? at : 0;
}

const BLANK = /^\uFEFF?\s*$/;
const COMMENTS = /\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//y;

/** Nothing but blanks, and comments where there may be some. */
function isBlank(text: string, format: Format): boolean {
  if (format === "json" || BLANK.test(text)) return BLANK.test(text);
  for (let at = 0; at < text.length;) {
    COMMENTS.lastIndex = at;
    if (COMMENTS.test(text)) at = COMMENTS.lastIndex;
    else if (/[\s\uFEFF]/.test(text.charAt(at))) at++;
    else return false;
  }
  return true;
}

function nodeOf(node: AST.JSONExpression, depth: number): Node {
  const [start, end] = node.range;
  checkDepth(depth, start);
  switch (node.type) {
    case "JSONObjectExpression":
      return {
        kind: "map",
        start,
        end,
        isBracketed: true,
        entries: node.properties.map((property) => entryOf(property, depth + 1)),
      };
    case "JSONArrayExpression":
      return { kind: "list", start, end, isBracketed: true, items: itemsOf(node, depth + 1) };
    case "JSONLiteral":
      if (typeof node.value === "string") return { kind: "text", start, end, value: node.value };
      return { kind: "other", start, end, value: node.value };
    default:
      return { kind: "other", start, end, value: getStaticJSONValue(node) };
  }
}

function entryOf({ key, value }: AST.JSONProperty, depth: number): Entry {
  const [start, end] = key.range;
  const name = key.type === "JSONIdentifier" ? key.name : String(key.value);
  return { key: name, keyAt: { start, end }, from: start, value: nodeOf(value, depth) };
}

function itemsOf({ elements, range }: AST.JSONArrayExpression, depth: number): readonly Node[] {
  return elements.map((element) => {
    if (element === null) throw new Unreadable(range[0], "a list leaves a place empty");
    return nodeOf(element, depth);
  });
}
