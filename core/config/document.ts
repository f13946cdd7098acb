/** A YAML text as values, with the line and column of each. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";

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

/** Aliases in one text: enough for shared lists, too few for a bomb. */
const ALIASES_MAX = 100;
/** The parser's own count: how often an anchor is used, times the aliases inside it. */
const ALIAS_WORK_MAX = 1_000;

/** Reads one YAML 1.2 document. Tags, several documents, and keys that are given twice or are not text are faults. */
export function readYaml(text: string): { readonly source: Source; readonly faults: readonly Fault[] } {
  const counter = new LineCounter();
  // The parser's own check of keys takes a time that grows with the square of their number; `oddities` has one that does not.
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: false,
    prettyErrors: false,
    resolveKnownTags: false,
  });
  // A warning is a tag or a directive that would be passed over: in a policy nothing is passed over.
  const problems = [...document.errors, ...document.warnings];
  const faults = problems.map(({ pos, code, message }): Fault => ({ offset: pos[0], what: sentence(code, message) }));
  if (faults.length === 0) faults.push(...oddities(document));
  let value: unknown = null;
  if (faults.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: ALIAS_WORK_MAX });
      // A copy of what aliases share, so that a change here is none there; throws where one stands for itself.
      if (text.includes("*")) value = JSON.parse(JSON.stringify(value));
    } catch {
      faults.push({
        offset: 0,
        what: "aliases are unresolved, stand for themselves, or for too many values",
      });
    }
  }
  return {
    faults,
    source: {
      value,
      offsetOf: (path) => offsetOf(document, path, false),
      offsetOfKey: (path) => offsetOf(document, path, true),
      lineOf(offset) {
        const { line, col } = counter.linePos(offset);
        return `${Math.max(1, line)}:${Math.max(1, col)}`;
      },
    },
  };
}

/** One value, as an environment variable gives it. Throws nothing: a text that is not YAML is itself. */
export function readValue(text: string): unknown {
  const { source, faults } = readYaml(text);
  return faults.length === 0 ? source.value : text;
}

/** What the parser lets pass: keys given twice, keys that are no text, many aliases, an older YAML in which "no" is false. */
function oddities(document: Document.Parsed): Fault[] {
  const faults: Fault[] = [];
  const { explicit, version } = document.directives.yaml;
  if (explicit && version !== "1.2") faults.push({ offset: 0, what: `YAML ${version} is not read; use 1.2` });
  let aliases = 0;
  visit(document, {
    Alias: () => void aliases++,
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const offset = startOf(key) ?? startOf(map) ?? 0;
        if (!isScalar(key) || typeof key.value === "object") {
          faults.push({ offset, what: "a key is not text" });
          continue;
        }
        const name = String(key.value);
        if (name === "__proto__") faults.push({ offset, what: `"${name}" cannot be a key` });
        if (seen.has(name)) faults.push({ offset, what: `"${name}" is given twice` });
        seen.add(name);
      }
    },
  });
  if (aliases > ALIASES_MAX) faults.push({ offset: 0, what: `there are more than ${ALIASES_MAX} aliases` });
  return faults;
}

const SENTENCES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "there is more than one document",
  TAB_AS_INDENT: "lines are indented with a tab; use spaces",
  TAG_RESOLVE_FAILED: "a tag is not known; only plain values are",
  BAD_ALIAS: "an alias or anchor cannot be read",
  BAD_INDENT: "the indentation does not fit the lines above, or a bracket is left open",
  MISSING_CHAR: "a closing bracket, quote or comma is missing",
  RESOURCE_EXHAUSTION: "it is nested too deeply",
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
