/**
 * Reads a rule's regular expression into a tree. The tree serves three ends: writing the pattern out again without the
 * flag `i` (V8's linear engine does not know it), finding where its keywords stand, and proving that it is linear.
 */
import { casePartners, type CharSet, classEscape, complement, DOT, minus, normalize } from "./charset.ts";

/** A pattern as a tree. Every leaf consumes one character (one code point under the flag `u`). */
export type Node =
  | { readonly kind: "chars"; readonly set: CharSet; readonly source: string }
  | { readonly kind: "assert"; readonly what: "^" | "$" | "\\b" | "\\B" }
  | { readonly kind: "group"; readonly name: string | null; readonly body: Node }
  | { readonly kind: "seq"; readonly items: readonly Node[] }
  | { readonly kind: "alt"; readonly items: readonly Node[] }
  | {
    readonly kind: "repeat";
    readonly min: number;
    /** Infinity where there is no upper bound. */
    readonly max: number;
    readonly isLazy: boolean;
    readonly body: Node;
  };

/** Why a pattern cannot be used. The engine names the rule. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

/** What the author's flags mean for reading. */
export interface PatternFlags {
  readonly ignoreCase: boolean;
  readonly unicode: boolean;
}

/** The flags that a rule may use; throws `PatternError` for any other. */
export function readFlags(flags: string): PatternFlags {
  const stray = flags.replace(/[iu]/g, "");
  if (stray !== "") throw new PatternError(`the flag "${stray}" is not allowed, only i and u are`);
  return { ignoreCase: flags.includes("i"), unicode: flags.includes("u") };
}

/** Reads a pattern. Throws `PatternError` for what no linear matcher can do: look-around, back-references, modifiers. */
export function parsePattern(pattern: RegExp): Node {
  const flags = readFlags(pattern.flags);
  return new Parser(pattern.source, flags).parse();
}

/** Writes the tree as source that means the same without the flag `i`. Groups capture only where `captures` asks for it: it costs. */
export function writePattern(node: Node, captures = false): string {
  const write = (item: Node) => writePattern(item, captures);
  switch (node.kind) {
    case "chars":
      return node.source;
    case "assert":
      return node.what;
    case "group":
      if (!captures) return `(?:${write(node.body)})`;
      return `(${node.name === null ? "" : `?<${node.name}>`}${write(node.body)})`;
    case "seq":
      return node.items.map((item) => (item.kind === "alt" ? `(?:${write(item)})` : write(item))).join("");
    case "alt":
      return node.items.map(write).join("|");
    case "repeat": {
      const isAtom = node.body.kind === "chars" || node.body.kind === "group";
      return (isAtom ? write(node.body) : `(?:${write(node.body)})`) + quantifier(node);
    }
  }
}

function quantifier(node: Node & { kind: "repeat" }): string {
  const { min, max } = node;
  const lazy = node.isLazy ? "?" : "";
  if (min === 0 && max === 1) return `?${lazy}`;
  if (max === Infinity) return (min === 0 ? "*" : min === 1 ? "+" : `{${min},}`) + lazy;
  return (min === max ? `{${min}}` : `{${min},${max}}`) + lazy;
}

const SYNTAX = /[\\^$.*+?()[\]{}|/]/;

/** One character as pattern source. */
function writeChar(code: number, unicode: boolean): string {
  if (code < 0x20 || (code >= 0x7f && code < 0x10000)) return `\\u${code.toString(16).padStart(4, "0")}`;
  if (code >= 0x10000) return unicode ? `\\u{${code.toString(16)}}` : String.fromCodePoint(code);
  const char = String.fromCharCode(code);
  return SYNTAX.test(char) || char === "-" && !unicode ? `\\${char}` : char;
}

/** Ranges as they stand inside a class. */
function writeRanges(set: CharSet, unicode: boolean): string {
  let out = "";
  for (let i = 0; i + 1 < set.length; i += 2) {
    const lo = set[i] ?? 0;
    const hi = set[i + 1] ?? 0;
    out += writeChar(lo, unicode) + (hi > lo ? `-${writeChar(hi, unicode)}` : "");
  }
  return out;
}

const NESTING_MAX = 64;

/** Leaves of ASCII literals by the two flags: most of every pattern, made once. */
const LITERALS: readonly Map<number, Node>[] = [new Map(), new Map(), new Map(), new Map()];

class Parser {
  #at = 0;
  #depth = 0;
  readonly #source: string;
  readonly #flags: PatternFlags;

  constructor(source: string, flags: PatternFlags) {
    this.#source = source;
    this.#flags = flags;
  }

  parse(): Node {
    const node = this.#alternatives();
    if (this.#at < this.#source.length) throw new PatternError(`unmatched ")" at ${this.#at}`);
    return node;
  }

  #alternatives(): Node {
    if (++this.#depth > NESTING_MAX) throw new PatternError(`groups nest deeper than ${NESTING_MAX}`);
    const items: Node[] = [this.#sequence()];
    while (this.#source.charCodeAt(this.#at) === 0x7c) {
      this.#at++;
      items.push(this.#sequence());
    }
    this.#depth--;
    const [only] = items;
    return items.length === 1 && only ? only : { kind: "alt", items };
  }

  #sequence(): Node {
    const items: Node[] = [];
    while (this.#at < this.#source.length) {
      const char = this.#source[this.#at];
      if (char === "|" || char === ")") break;
      const atom = this.#atom();
      items.push(this.#quantified(atom));
    }
    const [only] = items;
    return items.length === 1 && only ? only : { kind: "seq", items };
  }

  #quantified(body: Node): Node {
    const bounds = this.#bounds();
    if (!bounds) return body;
    const isLazy = this.#source[this.#at] === "?";
    if (isLazy) this.#at++;
    return { kind: "repeat", min: bounds[0], max: bounds[1], isLazy, body };
  }

  #bounds(): readonly [number, number] | null {
    const code = this.#source.charCodeAt(this.#at);
    if (code !== 0x2a && code !== 0x2b && code !== 0x3f && code !== 0x7b) return null;
    const char = this.#source[this.#at];
    if (char === "*" || char === "+" || char === "?") {
      this.#at++;
      return char === "*" ? [0, Infinity] : char === "+" ? [1, Infinity] : [0, 1];
    }
    if (char !== "{") return null;
    const match = /^\{(\d+)(,?)(\d*)\}/.exec(this.#source.slice(this.#at, this.#at + 24));
    if (!match) return null;
    this.#at += match[0].length;
    const min = Number(match[1]);
    return [min, match[2] === "" ? min : match[3] === "" ? Infinity : Number(match[3])];
  }

  #atom(): Node {
    const char = this.#source[this.#at] ?? "";
    switch (char) {
      case "(":
        return this.#group();
      case "[":
        return this.#class();
      case "\\":
        return this.#escape();
      case ".":
        this.#at++;
        return { kind: "chars", set: DOT, source: "." };
      case "^":
      case "$":
        this.#at++;
        return { kind: "assert", what: char };
      default:
        return this.#literal(this.#codePoint());
    }
  }

  /** The character here: a code point under `u`, else a code unit. */
  #codePoint(): number {
    const code = this.#flags.unicode ? this.#source.codePointAt(this.#at) : this.#source.charCodeAt(this.#at);
    if (code === undefined || Number.isNaN(code)) throw new PatternError("it ends in the middle");
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }

  #literal(code: number): Node {
    const { ignoreCase, unicode } = this.#flags;
    const known = LITERALS[(ignoreCase ? 1 : 0) + (unicode ? 2 : 0)];
    const found = known?.get(code);
    if (found) return found;
    const own: CharSet = [code, code];
    const others = ignoreCase ? casePartners(own) : [];
    const set = others.length === 0 ? own : normalize([...own, ...others]);
    const source = others.length === 0 ? writeLiteral(code, unicode) : `[${writeRanges(set, unicode)}]`;
    const node: Node = { kind: "chars", set, source };
    if (code < 0x80) known?.set(code, node);
    return node;
  }

  #group(): Node {
    this.#at++;
    const rest = this.#source.slice(this.#at, this.#at + 40);
    // null: captures without a name. undefined: does not capture.
    let name: string | null | undefined = null;
    if (rest.startsWith("?")) {
      if (/^\?<?[=!]/.test(rest)) {
        throw new PatternError("look-around is not allowed: it cannot be matched in linear time");
      }
      const head = /^\?(?::|<([\p{ID_Start}$_][\p{ID_Continue}$]*)>)/u.exec(rest);
      if (!head) throw new PatternError("group modifiers are not allowed");
      this.#at += head[0].length;
      name = head[1];
    }
    const body = this.#alternatives();
    if (this.#source[this.#at] !== ")") throw new PatternError("a group is not closed");
    this.#at++;
    return name === undefined ? body : { kind: "group", name, body };
  }

  #escape(): Node {
    const start = this.#at;
    const letter = this.#source[start + 1] ?? "";
    if (letter === "b" || letter === "B") {
      this.#at += 2;
      return { kind: "assert", what: letter === "b" ? "\\b" : "\\B" };
    }
    if (/[1-9]/.test(letter) || letter === "k" && this.#source[start + 2] === "<") {
      throw new PatternError("back-references are not allowed: they cannot be matched in linear time");
    }
    const item = this.#escaped();
    if (typeof item === "number") return this.#literal(item);
    return { kind: "chars", set: item, source: this.#source.slice(start, this.#at) };
  }

  /** An escape inside or outside of a class: one character, or a set. */
  #escaped(): number | CharSet {
    const rest = this.#source.slice(this.#at, this.#at + 64);
    const letter = rest[1] ?? "";
    const set = classEscape(letter);
    if (set) return this.#advance(2, set);
    const property = this.#flags.unicode ? /^\\[pP]\{([\w=]+)\}/.exec(rest) : null;
    if (property) return this.#advance(property[0].length, this.#property(property[0], property[1] ?? ""));
    const hex = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(rest);
    if (hex) return this.#unit(Number.parseInt(hex[1] ?? hex[2] ?? "", 16), hex[0].length);
    const braced = this.#flags.unicode ? /^\\u\{([0-9a-fA-F]{1,6})\}/.exec(rest) : null;
    if (braced) return this.#advance(braced[0].length, Number.parseInt(braced[1] ?? "", 16));
    const control = /^\\c([A-Za-z])/.exec(rest);
    if (control) return this.#advance(3, (control[1] ?? "").charCodeAt(0) % 32);
    const named = "tnvfr0".indexOf(letter);
    if (letter !== "" && named >= 0) return this.#advance(2, [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x00][named] ?? 0);
    if (letter === "" || /[A-Za-z]/.test(letter)) throw new PatternError(`the escape "\\${letter}" has no meaning`);
    this.#at++;
    return this.#codePoint();
  }

  #advance<T>(by: number, value: T): T {
    this.#at += by;
    return value;
  }

  /** `\uXXXX`; under `u` two surrogates in a row are one character. */
  #unit(code: number, length: number): number {
    this.#at += length;
    if (!this.#flags.unicode || code < 0xd800 || code > 0xdbff) return code;
    const low = /^\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(this.#source.slice(this.#at, this.#at + 6));
    if (!low) return code;
    this.#at += 6;
    return 0x10000 + ((code - 0xd800) << 10) + (Number.parseInt(low[1] ?? "", 16) - 0xdc00);
  }

  /** Exact for ASCII; beyond it everything may match, which is safe for what the tree is used for. */
  #property(source: string, name: string): CharSet {
    if (this.#flags.ignoreCase && /^(?:L[ult]|(?:gc|General_Category)=L[ult]|Lowercase|Uppercase)$/.test(name)) {
      throw new PatternError(`${source} with the flag i is not allowed: say \\p{L}`);
    }
    const test = new RegExp(source, "u");
    const ranges: number[] = [0x80, 0x10ffff];
    for (let c = 0; c < 0x80; c++) if (test.test(String.fromCharCode(c))) ranges.push(c, c);
    return normalize(ranges);
  }

  #class(): Node {
    const start = this.#at++;
    const isNegated = this.#source[this.#at] === "^";
    if (isNegated) this.#at++;
    const innerStart = this.#at;
    const written: number[] = [];
    const escaped: number[] = [];
    while (this.#source[this.#at] !== "]") {
      if (this.#at >= this.#source.length) throw new PatternError("a class is not closed");
      const from = this.#classAtom();
      const isRange = this.#source[this.#at] === "-" && this.#source[this.#at + 1] !== "]";
      if (typeof from !== "number") {
        escaped.push(...from);
        continue;
      }
      if (!isRange) {
        written.push(from, from);
        continue;
      }
      this.#at++;
      const to = this.#classAtom();
      if (typeof to !== "number") {
        written.push(from, from, 0x2d, 0x2d);
        escaped.push(...to);
      } else if (to < from) throw new PatternError("a range of a class is out of order");
      else written.push(from, to);
    }
    const inner = this.#source.slice(innerStart, this.#at);
    this.#at++;
    const own = normalize(written);
    const extra = this.#flags.ignoreCase ? minus(casePartners(own), own) : [];
    const set = normalize([...own, ...escaped, ...extra]);
    const source = extra.length === 0
      ? this.#source.slice(start, this.#at)
      : `[${isNegated ? "^" : ""}${writeRanges(extra, this.#flags.unicode)}${inner}]`;
    return { kind: "chars", set: isNegated ? complement(set) : set.length === 0 && inner === "" ? [] : set, source };
  }

  #classAtom(): number | CharSet {
    if (this.#source[this.#at] !== "\\") return this.#codePoint();
    if (this.#source[this.#at + 1] === "b") return this.#advance(2, 0x08);
    if (this.#source[this.#at + 1] === "-") return this.#advance(2, 0x2d);
    if (/[1-9]/.test(this.#source[this.#at + 1] ?? "")) throw new PatternError("octal escapes are not allowed");
    return this.#escaped();
  }
}

function writeLiteral(code: number, unicode: boolean): string {
  // A dash needs no escape outside of a class, and under `u` must not have one.
  return code === 0x2d ? "-" : writeChar(code, unicode);
}
