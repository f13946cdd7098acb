/**
 * Reads JSON as people and tools write it (comments, trailing commas, single quotes, bare keys: JSON5 enough), with the place
 * of every piece. Rules about configurations ask it instead of guessing with patterns. Bounded in depth and number of nodes.
 */
import type { Sample, Span } from "../contract/rule.ts";

/** A value with its place in the text. */
export type LooseNode =
  | (Span & { readonly kind: "object"; readonly entries: readonly LooseEntry[] })
  | (Span & { readonly kind: "array"; readonly items: readonly LooseNode[] })
  | (Span & { readonly kind: "string"; readonly value: string })
  | (Span & { readonly kind: "other"; readonly value: string });

/** One member of an object; its span runs from the key to the end of the value. */
export interface LooseEntry extends Span {
  readonly key: string;
  readonly value: LooseNode;
}

const DEPTH_MAX = 48;
const NODES_MAX = 20_000;
/** Longer texts are not configurations that anyone wrote. */
const CHARS_MAX = 256 * 1024;

/** The whole text as one value, or null where it is something else. Comments before it and a fence of markdown around it are passed over. */
export function parseLoose(text: string): LooseNode | null {
  if (text.length > CHARS_MAX) return null;
  const reader = new Reader(text);
  const node = reader.document();
  return node;
}

// Several rules ask for the value of one sample. Only a saving: a sample never changes.
const KNOWN = new WeakMap<Sample, LooseNode | null>();

/** The value that a sample's text is, parsed once for all rules. */
export function looseJson(sample: Sample): LooseNode | null {
  const known = KNOWN.get(sample);
  if (known !== undefined) return known;
  const found = parseLoose(sample.text);
  KNOWN.set(sample, found);
  return found;
}

/** The member of an object under a key, or null. The last one counts, as most readers have it. */
export function member(node: LooseNode | null, key: string): LooseEntry | null {
  if (node?.kind !== "object") return null;
  return node.entries.findLast((entry) => entry.key === key) ?? null;
}

/** Every entry at a path of keys; `*` stands for any key or any item of an array. */
export function* entriesAt(node: LooseNode | null, path: readonly string[]): Generator<LooseEntry> {
  const [key, ...rest] = path;
  if (node === null || key === undefined) return;
  if (node.kind === "array" && key === "*") {
    for (const item of node.items) {
      if (rest.length === 0) yield { key: "", value: item, start: item.start, end: item.end };
      else yield* entriesAt(item, rest);
    }
    return;
  }
  if (node.kind !== "object") return;
  for (const entry of node.entries) {
    if (key !== "*" && entry.key !== key) continue;
    if (rest.length === 0) yield entry;
    else yield* entriesAt(entry.value, rest);
  }
}

/** Every entry of every object, at any depth, outer ones first. */
export function* allEntries(node: LooseNode | null): Generator<LooseEntry> {
  if (node?.kind === "array") { for (const item of node.items) yield* allEntries(item); }
  if (node?.kind !== "object") return;
  for (const entry of node.entries) {
    yield entry;
    yield* allEntries(entry.value);
  }
}

/** A string, a number or a word as text; null for objects and arrays. */
export function scalar(node: LooseNode | null | undefined): string | null {
  return node?.kind === "string" || node?.kind === "other" ? node.value : null;
}

/** The strings of an array, or the one string that stands in its place. */
export function strings(node: LooseNode | null | undefined): readonly string[] {
  if (node?.kind === "string") return [node.value];
  if (node?.kind !== "array") return [];
  return node.items.flatMap((item) => (item.kind === "string" ? [item.value] : []));
}

/** What cannot be read ends the reading: the text is then no JSON. */
class NotJson extends Error {
  override readonly name = "NotJson";
}

class Reader {
  readonly #text: string;
  #at = 0;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): LooseNode | null {
    const fence = /^\s{0,64}```[a-z0-9]{0,10}[ \t]{0,8}\r?\n/i.exec(this.#text.slice(0, 160));
    if (fence !== null) this.#at = fence[0].length;
    try {
      this.#skip();
      const first = this.#text[this.#at];
      if (first !== "{" && first !== "[") return null;
      return this.#value(0);
    } catch (error) {
      if (error instanceof NotJson) return null;
      throw error;
    }
  }

  #skip(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const char = text[this.#at] ?? "";
      if (/\s|\ufeff/.test(char)) this.#at++;
      else if (char === "/" && text[this.#at + 1] === "/") this.#to("\n");
      else if (char === "#" && /\s/.test(text[this.#at + 1] ?? " ")) this.#to("\n");
      else if (char === "/" && text[this.#at + 1] === "*") this.#to("*/");
      else return;
    }
  }

  #to(mark: string): void {
    const found = this.#text.indexOf(mark, this.#at + 2);
    this.#at = found < 0 ? this.#text.length : found + mark.length;
  }

  #value(depth: number): LooseNode {
    if (depth > DEPTH_MAX || ++this.#nodes > NODES_MAX) throw new NotJson();
    this.#skip();
    const char = this.#text[this.#at];
    if (char === "{") return this.#object(depth);
    if (char === "[") return this.#array(depth);
    if (char === '"' || char === "'") {
      const start = this.#at;
      return { kind: "string", value: this.#string(), start, end: this.#at };
    }
    const word = /^[^\s,:{}[\]"'`]{1,400}/.exec(this.#text.slice(this.#at, this.#at + 400))?.[0];
    if (word === undefined) throw new NotJson();
    const start = this.#at;
    this.#at += word.length;
    return { kind: "other", value: word, start, end: this.#at };
  }

  #object(depth: number): LooseNode {
    const start = this.#at++;
    const entries: LooseEntry[] = [];
    while (!this.#closes("}")) {
      const from = this.#at;
      const char = this.#text[this.#at];
      const key = char === '"' || char === "'" ? this.#string() : this.#bareKey();
      this.#skip();
      if (this.#text[this.#at] !== ":") throw new NotJson();
      this.#at++;
      const value = this.#value(depth + 1);
      entries.push({ key, value, start: from, end: value.end });
      this.#comma("}");
    }
    return { kind: "object", entries, start, end: this.#at };
  }

  #array(depth: number): LooseNode {
    const start = this.#at++;
    const items: LooseNode[] = [];
    while (!this.#closes("]")) {
      items.push(this.#value(depth + 1));
      this.#comma("]");
    }
    return { kind: "array", items, start, end: this.#at };
  }

  #closes(mark: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== mark) {
      if (this.#at >= this.#text.length) throw new NotJson();
      return false;
    }
    this.#at++;
    return true;
  }

  #comma(closer: string): void {
    this.#skip();
    const char = this.#text[this.#at];
    if (char === ",") this.#at++;
    else if (char !== closer) throw new NotJson();
  }

  #bareKey(): string {
    const key = /^[\w$.*@/-]{1,200}/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0];
    if (key === undefined) throw new NotJson();
    this.#at += key.length;
    return key;
  }

  #string(): string {
    const text = this.#text;
    const mark = text[this.#at++] ?? "";
    let value = "";
    while (this.#at < text.length) {
      const char = text[this.#at++] ?? "";
      if (char === mark) return value;
      if (char === "\n") throw new NotJson();
      value += char === "\\" ? this.#escape() : char;
    }
    throw new NotJson();
  }

  #escape(): string {
    const char = this.#text[this.#at++] ?? "";
    const hex = char === "u" ? 4 : char === "x" ? 2 : 0;
    if (hex > 0) {
      const digits = this.#text.slice(this.#at, this.#at + hex);
      if (!/^[0-9a-f]+$/i.test(digits) || digits.length < hex) throw new NotJson();
      this.#at += hex;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    return ESCAPES[char] ?? (char === "\n" ? "" : char);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };
