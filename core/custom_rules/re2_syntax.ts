/**
 * Reads a pattern in the dialect of RE2, as Go programs write it, and writes it as one of ours where both mean the
 * same. Where they do not (look at single lines, flags in the middle), RE2 itself runs the pattern, and what is written
 * here only tells which words every match must hold.
 */

/** A pattern of ours. */
export interface Translated {
  readonly source: string;
  readonly flags: string;
  /** False: only the words in it are the same. */
  readonly isExact: boolean;
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7F",
  blank: "\\t ",
  cntrl: "\\x00-\\x1F\\x7F",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};
/** RE2 knows these six as white space, and no others. */
const SPACE = "\\t\\n\\f\\r ";
const SYNTAX = /[\\^$.*+?()[\]{}|/]/;

/** Translates. Null where the pattern cannot be read at all, which RE2 itself then explains. */
export function translateRe2(pattern: string): Translated | null {
  const reader = new Re2Reader(pattern);
  const source = reader.read();
  return source === null ? null : { source, flags: reader.flags, isExact: reader.isExact };
}

class Re2Reader {
  readonly #text: string;
  #at = 0;
  #out = "";
  isExact = true;
  #isIgnoringCase = false;
  #isDotAll = false;

  constructor(text: string) {
    this.#text = text;
    const head = /^\(\?([ismU]+)\)/.exec(text);
    if (!head) return;
    this.#at = head[0].length;
    this.#isIgnoringCase = head[1]?.includes("i") ?? false;
    this.#isDotAll = head[1]?.includes("s") ?? false;
    if (/[mU]/.test(head[1] ?? "")) this.isExact = false;
  }

  get flags(): string {
    return this.#isIgnoringCase ? "iu" : "u";
  }

  read(): string | null {
    while (this.#at < this.#text.length) if (!this.#step()) return null;
    try {
      new RegExp(this.#out, this.flags);
      return this.#out;
    } catch {
      return null;
    }
  }

  #step(): boolean {
    const rest = this.#text.slice(this.#at, this.#at + 80);
    if (rest.startsWith("\\Q")) return this.#quoted();
    if (rest.startsWith("\\")) return this.#escape(false);
    if (rest.startsWith("[")) return this.#class();
    if (rest.startsWith("(?")) return this.#group(rest);
    if (rest.startsWith(".")) return this.#write(1, this.#isDotAll ? "[^]" : "[^\\n]");
    // A brace that begins no count, and a bracket that closes none, stand for themselves in RE2.
    if (rest.startsWith("{") && !/^\{\d+(?:,\d*)?\}/.test(rest)) return this.#write(1, "\\{");
    if (rest.startsWith("]")) return this.#write(1, "\\]");
    const count = /^\{\d+(?:,\d*)?\}/.exec(rest);
    if (count) return this.#write(count[0].length, count[0]);
    if (rest.startsWith("}")) return this.#write(1, "\\}");
    return this.#write(1, rest[0] ?? "");
  }

  #write(length: number, text: string): boolean {
    this.#at += length;
    this.#out += text;
    return true;
  }

  #quoted(): boolean {
    const end = this.#text.indexOf("\\E", this.#at + 2);
    const text = this.#text.slice(this.#at + 2, end < 0 ? undefined : end);
    return this.#write(text.length + (end < 0 ? 2 : 4), [...text].map(literal).join(""));
  }

  #group(rest: string): boolean {
    if (rest.startsWith("(?:")) return this.#write(3, "(?:");
    const name = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest);
    if (name) return this.#write(name[0].length, "(?:");
    const flags = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
    if (!flags) return false;
    // Words are looked for in any case anyway, so those of the pattern stay what they are.
    this.isExact = false;
    return this.#write(flags[0].length, flags[3] === ":" ? "(?:" : "");
  }

  #class(): boolean {
    const start = this.#at;
    this.#write(1, "[");
    if (this.#text[this.#at] === "^") this.#write(1, "^");
    // A bracket that comes first stands for itself.
    if (this.#text[this.#at] === "]") this.#write(1, "\\]");
    while (this.#text[this.#at] !== "]") {
      if (this.#at >= this.#text.length) return false;
      const posix = /^\[:(\^?)(\w+):\]/.exec(this.#text.slice(this.#at, this.#at + 16));
      if (posix) {
        const set = POSIX[posix[2] ?? ""];
        if (set === undefined || posix[1] === "^") return false;
        this.#write(posix[0].length, set);
      } else if (this.#text[this.#at] === "\\") {
        if (!this.#escape(true)) return false;
      } else {
        const char = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
        this.#write(char.length, char === "[" ? "\\[" : char);
      }
    }
    return this.#at > start && this.#write(1, "]");
  }

  #escape(isInClass: boolean): boolean {
    const next = this.#text[this.#at + 1] ?? "";
    if ("dDwWbBtnfrv".includes(next)) {
      if (next === "v" || !isInClass || !"bB".includes(next)) return this.#write(2, `\\${next}`);
      return false;
    }
    if (next === "s") return this.#write(2, isInClass ? SPACE : `[${SPACE}]`);
    if (next === "S") {
      if (isInClass) this.isExact = false;
      return this.#write(2, isInClass ? "\\S" : `[^${SPACE}]`);
    }
    if (next === "a") return this.#write(2, "\\x07");
    if (!isInClass && next === "A") return this.#write(2, "^");
    if (!isInClass && next === "z") return this.#write(2, "$");
    return this.#longEscape() || this.#punctuation(next, isInClass);
  }

  #longEscape(): boolean {
    const rest = this.#text.slice(this.#at, this.#at + 64);
    const hex = /^\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(rest);
    if (hex) {
      const code = Number.parseInt(hex[1] ?? hex[2] ?? "", 16);
      return code <= 0x10ffff && this.#write(hex[0].length, `\\u{${code.toString(16)}}`);
    }
    const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{2})/.exec(rest);
    if (octal) {
      return this.#write(octal[0].length, `\\u{${Number.parseInt(octal[1] ?? "", 8).toString(16)}}`);
    }
    const property = /^\\([pP])(?:([A-Z])|\{(\^?)(\w+)\})/.exec(rest);
    if (!property || property[3] === "^") return false;
    const name = property[2] ?? property[4] ?? "";
    const isCategory = /^(?:[CLMNPSZ][a-z]?)$/.test(name);
    return this.#write(property[0].length, `\\${property[1]}{${isCategory ? name : `Script=${name}`}}`);
  }

  #punctuation(next: string, isInClass: boolean): boolean {
    // Letters and digits that mean nothing are mistakes; back-references are not linear.
    if (next === "" || /[A-Za-z0-9]/.test(next)) return false;
    if (next === "-" && !isInClass) return this.#write(2, "-");
    return this.#write(2, isInClass && /[-^\]\\[]/.test(next) ? `\\${next}` : literal(next));
  }
}

function literal(char: string): string {
  return SYNTAX.test(char) ? `\\${char}` : char;
}
