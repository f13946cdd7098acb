/** A YAML text as values, with the line and column of each. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parse, parseDocument } from "yaml";

/** A path of keys and indexes. */
export type Path = readonly (string | number)[];

/** Something wrong with a text, and where: offset of the character. */
export interface Fault {
  readonly offset: number;
  readonly what: string;
}

/** A text that could be read. */
export interface Source {
  readonly value: unknown;
  /** Offset of the value at `path`, or of the nearest value around it that is written down. */
  offsetOf(path: Path): number;
  /** Offset of a key itself. */
  offsetOfKey(path: Path): number;
  /** "12:5" */
  lineOf(offset: number): string;
}

/** Aliases that one text may expand to: enough for a shared list, too few for a bomb. */
const ALIASES_MAX = 100;
/** Levels of nesting: the deepest key of the config is 6 down. */
export const LEVELS_MAX = 64;

/** Reads one YAML document. Custom tags, several documents and keys that are given twice are faults. */
export function readYaml(text: string): { readonly source: Source; readonly faults: readonly Fault[] } {
  const counter = new LineCounter();
  let document: Document.Parsed | null = null;
  let value: unknown = null;
  const faults: Fault[] = [];
  if (deepest(text) > LEVELS_MAX) {
    counter.addNewLine(0);
    faults.push({ offset: 0, what: `brackets are nested deeper than ${LEVELS_MAX} levels` });
  } else {
    document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
    // A warning is a tag or a directive that would be passed over: in a policy nothing is passed over.
    for (const error of [...document.errors, ...document.warnings]) {
      faults.push({ offset: error.pos[0], what: sentence(error.code, error.message) });
    }
    if (faults.length === 0) {
      try {
        value = document.toJS({ maxAliasCount: ALIASES_MAX });
      } catch {
        faults.push({ offset: 0, what: `aliases are unresolved, or stand for more than ${ALIASES_MAX} values` });
      }
    }
  }
  const root = document;
  return {
    faults,
    source: {
      value,
      offsetOf: (path) => offsetOf(root, path, false),
      offsetOfKey: (path) => offsetOf(root, path, true),
      lineOf(offset) {
        const { line, col } = counter.linePos(offset);
        return `${Math.max(1, line)}:${Math.max(1, col)}`;
      },
    },
  };
}

/** One value, as an environment variable gives it. Throws nothing: a text that is not YAML is itself. */
export function readScalar(text: string): unknown {
  if (deepest(text) > LEVELS_MAX) return text;
  try {
    return parse(text, { maxAliasCount: 0, logLevel: "silent" });
  } catch {
    return text;
  }
}

/** The parser recurses: its depth is bounded before it runs. Counts flow brackets, and block levels by their indentation. */
function deepest(text: string): number {
  let level = 0;
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) most = Math.max(most, ++level);
    else if (code === 0x5d || code === 0x7d) level--;
  }
  return most;
}

const SENTENCES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "a key is given twice",
  MULTIPLE_DOCS: "there is more than one document",
  TAB_AS_INDENT: "lines are indented with a tab; use spaces",
  TAG_RESOLVE_FAILED: "a tag is not known; only plain values are",
  BAD_ALIAS: "an alias or anchor cannot be read",
  BAD_INDENT: "the indentation does not fit the lines above",
  MISSING_CHAR: "a closing bracket, quote or comma is missing",
  NON_STRING_KEY: "a key is not text",
  MULTILINE_IMPLICIT_KEY: "a key runs over several lines; is a colon or a quote missing?",
  BLOCK_AS_IMPLICIT_KEY: "a key and its value stand where one value is expected; is the indentation right?",
};

function sentence(code: string, message: string): string {
  return SENTENCES[code] ?? `not valid YAML: ${message.split("\n", 1)[0]}`;
}

function offsetOf(document: Document.Parsed | null, path: Path, wantsKey: boolean): number {
  let node: unknown = document?.contents ?? null;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node) && document) node = node.resolve(document);
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      const keyAt = startOf(pair.key) ?? offset;
      offset = isLast && wantsKey ? keyAt : startOf(pair.value) ?? keyAt;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) return offset;
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | null {
  if (typeof node !== "object" || node === null || !("range" in node)) return null;
  // Nodes of a parsed document carry [start, end of value, end]; the guard above leaves nodes only.
  const range = (node as Node).range;
  return range ? range[0] : null;
}
