/**
 * Reads a text as a POSIX shell would split it, without running anything: quotes, escapes, pipes, lists, redirections,
 * substitutions (their commands are listed too), line continuation, `$'…'`, `$IFS` as the space that it stands for.
 * Text that is not shell yields harmless commands. One pass, bounded in depth and number.
 */
import type { ShellCommand } from "../contract/rule.ts";

/** Commands kept of one text. */
export const COMMANDS_MAX = 4_096;
/** Words kept of one command. */
export const WORDS_PER_COMMAND_MAX = 1_024;
/** Substitutions inside substitutions; a deeper one is read as plain text. */
export const SUBSTITUTION_DEPTH_MAX = 12;
// `sh -c "sh -c '…'"`: each level reads its text again.
const SCRIPT_DEPTH_MAX = 3;

// Names of shells, and how they end: most words fail the short test. A shell stands near the start: "sudo -u x env A=1 bash -c".
const SHELL = /(?:^|[\\/])(?:(?:ba|da|z|k|a|fi)?sh|su|powershell|pwsh|cmd)(?:\.exe)?$/i;
const SHELL_END = /(?:sh|su|shell|cmd|\.exe)$/i;
const SHELL_WORDS_MAX = 24;

interface Draft {
  start: number;
  end: number;
  argv: string[];
  pipedTo: Draft | null;
  redirects: string[];
}

/** How to read. `isProse`: a quotation mark between letters or without a partner on its line is punctuation, and `#` starts no comment. */
export interface ShellOptions {
  readonly isProse: boolean;
}

/** All simple commands of a text in the order in which they end. */
export function parseCommands(text: string, options: ShellOptions): readonly ShellCommand[] {
  const out: Draft[] = [];
  new Shell(text, { ...options, out, offset: null, level: 0 }).run();
  return out;
}

interface ShellState extends ShellOptions {
  readonly out: Draft[];
  /** The place that every command of a script in an argument is given; null: places of `text` itself. */
  readonly offset: { readonly start: number; readonly end: number } | null;
  /** How many scripts in arguments this one is inside of. */
  readonly level: number;
}

/** What a character of ASCII may mean; everything beyond it is part of a word. */
const BLANK = 1;
const ENDS_WORD = 2;
/** Quotes, escapes and substitutions: a word cannot take them as they are. */
const ACTIVE = 4;
const MEANING = new Uint8Array(128);
for (const char of " \t\r") MEANING[char.charCodeAt(0)] = BLANK | ENDS_WORD;
for (const char of "\n;&|<>()") MEANING[char.charCodeAt(0)] = ENDS_WORD;
for (const char of "'\"`$\\") MEANING[char.charCodeAt(0)] = ACTIVE;

function means(code: number, meaning: number): boolean {
  return code < 128 && ((MEANING[code] ?? 0) & meaning) !== 0;
}

const LETTER = /[\p{L}\p{N}]/u;

const TAG = /^<\/?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,160})?\/?>/;
const TAG_CHARS_MAX = 210;

class Shell {
  readonly #text: string;
  readonly #state: ShellState;
  #at = 0;
  #depth = 0;
  /** Next occurrence of each quotation mark, found once for the stretch up to it. */
  readonly #nextMark: Map<string, number> = new Map();

  constructor(text: string, state: ShellState) {
    this.#text = text;
    this.#state = state;
  }

  run(): void {
    while (this.#at < this.#text.length && this.#hasRoom()) {
      this.#list(null);
      this.#at++; // a closer that nothing opened
    }
  }

  #hasRoom(): boolean {
    return this.#state.out.length < COMMANDS_MAX;
  }

  /** Commands up to `closer`, which is left in place. */
  #list(closer: ")" | "`" | null): void {
    let groups = 0;
    let previous: Draft | null = null;
    // The last command of a group that has just closed: "(a; b) | c" pipes it.
    let closed: Draft | null = null;
    let current = this.#begin();
    const flush = (isPipe: boolean): Draft | null => {
      const done = this.#end(current);
      if (done && previous) previous.pipedTo = done;
      previous = isPipe ? done ?? closed ?? previous : null;
      closed = null;
      current = this.#begin();
      return done;
    };
    while (this.#at < this.#text.length && this.#hasRoom()) {
      const char = this.#text[this.#at] ?? "";
      if (char === closer && groups === 0) break;
      if (this.#skipBlank()) continue;
      if (char === "(" || char === ")") {
        groups = Math.max(0, groups + (char === "(" ? 1 : -1));
        this.#at++;
        closed = flush(false);
      } else if (char === "\n" || char === ";") {
        this.#at++;
        // A pipe at the end of a line goes on in the next.
        if (char === ";" || current.argv.length + current.redirects.length > 0) flush(false);
      } else if (char === "|") {
        const isOr = this.#text[this.#at + 1] === "|";
        this.#at += isOr || this.#text[this.#at + 1] === "&" ? 2 : 1;
        flush(!isOr);
      } else if (char === "&" && this.#text[this.#at + 1] !== ">") {
        this.#at += this.#text[this.#at + 1] === "&" ? 2 : 1;
        flush(false);
      } else if (this.#skipTag()) flush(false);
      else if (this.#redirect(current)) continue;
      else if (this.#word(current, closer) === "label") flush(false);
    }
    flush(false);
  }

  #begin(): Draft {
    return { start: -1, end: -1, argv: [], pipedTo: null, redirects: [] };
  }

  #end(draft: Draft): Draft | null {
    if (draft.argv.length === 0 && draft.redirects.length === 0) return null;
    const { offset } = this.#state;
    if (offset) {
      draft.start = offset.start;
      draft.end = offset.end;
    }
    this.#state.out.push(draft);
    this.#script(draft);
    return draft;
  }

  /** The program in `sh -c PROGRAM` and `eval PROGRAM` is read as well. */
  #script(draft: Draft): void {
    const { argv, start, end } = draft;
    const { level, out } = this.#state;
    if (level >= SCRIPT_DEPTH_MAX || argv.length < 2) return;
    const shell = argv.findIndex((word, i) => i < SHELL_WORDS_MAX && SHELL_END.test(word) && SHELL.test(word));
    const flag = shell < 0
      ? -1
      : argv.findIndex((word, i) => i > shell && /^(?:-[a-z]{0,3}c|-command|\/c)$/i.test(word));
    const program = argv[0] === "eval" ? argv.slice(1).join(" ") : flag > 0 ? argv[flag + 1] : undefined;
    if (program === undefined || !program.includes(" ")) return;
    new Shell(program, { isProse: false, out, offset: { start, end }, level: level + 1 }).run();
  }

  /** Blanks, continued lines and comments. */
  #skipBlank(): boolean {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (means(code, BLANK)) {
      do this.#at++; while (means(text.charCodeAt(this.#at), BLANK));
      return true;
    }
    if (code === 0x5c) return this.#skipContinuation();
    if (code === 0x23 && !this.#state.isProse && (this.#at === 0 || means(text.charCodeAt(this.#at - 1), ENDS_WORD))) {
      const end = this.#next("\n", this.#at);
      this.#at = end < 0 ? text.length : end;
      return true;
    }
    // Fences of markdown stand between commands.
    if (code === 0x60 && text.charCodeAt(this.#at + 1) === 0x60) {
      while (text.charCodeAt(this.#at) === 0x60) this.#at++;
      return true;
    }
    return false;
  }

  /** In prose `<string>curl …</string>` is markup around a command, and no file is read. */
  #skipTag(): boolean {
    if (!this.#state.isProse || this.#text.charCodeAt(this.#at) !== 0x3c) return false;
    const tag = TAG.exec(this.#text.slice(this.#at, this.#at + TAG_CHARS_MAX));
    if (!tag) return false;
    this.#at += tag[0].length;
    return true;
  }

  /** A backslash at the end of a line. */
  #skipContinuation(): boolean {
    const next = this.#text.charCodeAt(this.#at + 1);
    const length = next === 0x0a ? 2 : next === 0x0d && this.#text.charCodeAt(this.#at + 2) === 0x0a ? 3 : 0;
    this.#at += length;
    return length > 0;
  }

  /** `> file`, `2>> file`, `&> file`, `<> file`, `<<< word`; a file that is read is noted with `<` before its name. */
  #redirect(draft: Draft): boolean {
    const code = this.#text.charCodeAt(this.#at);
    const mayBe = code === 0x3c || code === 0x3e || code === 0x26 || code >= 0x30 && code <= 0x39;
    if (!mayBe) return false;
    const head = /^(?:\d{0,3}|&)(>>|>\||>&|<>|<<<|<<-|<<|<&|>|<)(?!\()/.exec(this.#text.slice(this.#at, this.#at + 8));
    if (!head) return false;
    // A number before the sign counts only where it starts a word.
    const start = this.#at;
    this.#at += head[0].length;
    while (means(this.#text.charCodeAt(this.#at), BLANK)) this.#at++;
    const target = this.#begin();
    if (this.#at < this.#text.length && !means(this.#text.charCodeAt(this.#at), ENDS_WORD)) this.#word(target, null);
    if (draft.start < 0) draft.start = start;
    draft.end = this.#at;
    const sign = head[1] ?? "";
    const [name] = target.argv;
    // "2>&1" joins two streams: no file.
    if (name === undefined || sign.startsWith("<<") || sign.endsWith("&") && /^(?:\d+-?|-)$/.test(name)) return true;
    draft.redirects.push(sign === "<" || sign === "<&" ? `<${name}` : name);
    return true;
  }

  /** One word after quote removal. "label": a word of prose that ends with a colon, as in "Run: curl …". */
  #word(draft: Draft, closer: ")" | "`" | null): "word" | "label" {
    const text = this.#text;
    const start = this.#at;
    const keepsBackslash = text.charCodeAt(start + 1) === 0x3a && /^[A-Za-z]:\\/.test(text.slice(start, start + 3));
    let value = "";
    let isQuoted = false;
    while (this.#at < text.length) {
      const run = this.#at;
      while (this.#at < text.length && !means(text.charCodeAt(this.#at), ENDS_WORD | ACTIVE)) this.#at++;
      if (this.#at > run) value += text.slice(run, this.#at);
      if (this.#at >= text.length || closer !== null && text[this.#at] === closer) break;
      if (means(text.charCodeAt(this.#at), ENDS_WORD) && !this.#startsProcess()) break;
      const quoted = this.#quoted();
      if (quoted !== null) {
        value += quoted;
        isQuoted = true;
        continue;
      }
      const substituted = this.#substitution();
      if (substituted !== null) {
        value += substituted;
        continue;
      }
      if (means(text.charCodeAt(this.#at), ENDS_WORD) || this.#isFieldSeparator()) break;
      value += this.#plain(keepsBackslash);
    }
    if (this.#at === start) {
      // Nothing could be read: a stray sign. Step over it.
      this.#at++;
      return "word";
    }
    if (draft.start < 0) draft.start = start;
    draft.end = this.#at;
    const isLabel = this.#state.isProse && !isQuoted && value.length > 1 && value.endsWith(":");
    if (value !== "" || isQuoted) { for (const word of isQuoted ? [value] : braces(value)) this.#push(draft, word); }
    return isLabel ? "label" : "word";
  }

  #push(draft: Draft, word: string): void {
    if (draft.argv.length < WORDS_PER_COMMAND_MAX) draft.argv.push(word);
  }

  #startsProcess(): boolean {
    const char = this.#text[this.#at];
    return (char === "<" || char === ">") && this.#text[this.#at + 1] === "(";
  }

  /** `$IFS` stands for a space: `cat$IFS/etc/passwd`. */
  #isFieldSeparator(): boolean {
    if (this.#text.charCodeAt(this.#at) !== 0x24) return false;
    const head = /^\$(?:\{IFS[^}\s]{0,16}\}|IFS(?:\$\d)?)/.exec(this.#text.slice(this.#at, this.#at + 26));
    if (!head) return false;
    this.#at += head[0].length;
    return true;
  }

  /** A quoted piece from here, without its marks; null where no quote starts. */
  #quoted(): string | null {
    const char = this.#text[this.#at] ?? "";
    const mark = char === "$" ? this.#text[this.#at + 1] ?? "" : char;
    if (mark !== "'" && mark !== '"') return null;
    const open = this.#at + (char === "$" ? 1 : 0);
    if (!this.#isOpening(open, mark)) return null;
    this.#at = open + 1;
    if (mark === '"') return this.#doubleQuoted();
    return char === "$" ? this.#ansiQuoted() : this.#singleQuoted();
  }

  #isOpening(at: number, mark: string): boolean {
    const close = this.#next(mark, at + 1);
    if (close < 0) return false;
    if (!this.#state.isProse) return true;
    const before = this.#text[at - 1] ?? " ";
    const after = this.#text[at + 1] ?? " ";
    if (LETTER.test(before) && LETTER.test(after)) return false;
    const newline = this.#next("\n", at + 1);
    return newline < 0 || close < newline;
  }

  /** Where a character comes next; each stretch of text is searched once. */
  #next(char: string, from: number): number {
    const known = this.#nextMark.get(char);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = this.#text.indexOf(char, from);
    this.#nextMark.set(char, found);
    return found;
  }

  #singleQuoted(): string {
    const close = this.#next("'", this.#at);
    const value = this.#text.slice(this.#at, close);
    this.#at = close + 1;
    return value;
  }

  #doubleQuoted(): string {
    let value = "";
    while (this.#at < this.#text.length) {
      const run = this.#at;
      while (this.#at < this.#text.length && !means(this.#text.charCodeAt(this.#at), ACTIVE)) this.#at++;
      if (this.#at > run) value += this.#text.slice(run, this.#at);
      const char = this.#text[this.#at] ?? "";
      if (char === '"') {
        this.#at++;
        break;
      }
      const substituted = this.#substitution();
      if (substituted !== null) value += substituted;
      else if (char === "\\" && /["\\$`\n]/.test(this.#text[this.#at + 1] ?? "")) {
        const escaped = this.#text[this.#at + 1] ?? "";
        value += escaped === "\n" ? "" : escaped;
        this.#at += 2;
      } else {
        value += char;
        this.#at++;
      }
    }
    return value;
  }

  #ansiQuoted(): string {
    let value = "";
    while (this.#at < this.#text.length && this.#text[this.#at] !== "'") {
      const [text, length] = ansiEscape(this.#text.slice(this.#at, this.#at + 10));
      value += text;
      this.#at += length;
    }
    this.#at++;
    return value;
  }

  /** `$(…)`, backquotes and `<(…)`: the commands inside are listed; the word keeps the source of it. */
  #substitution(): string | null {
    const text = this.#text;
    const char = text[this.#at] ?? "";
    const isParen = char === "$" && text[this.#at + 1] === "(" || this.#startsProcess();
    const isBackquote = char === "`" && text[this.#at + 1] !== "`" && this.#next("`", this.#at + 1) >= 0;
    if (!isParen && !isBackquote || this.#depth >= SUBSTITUTION_DEPTH_MAX) return null;
    const start = this.#at;
    this.#depth++;
    this.#at += isParen ? 2 : 1;
    this.#list(isParen ? ")" : "`");
    this.#depth--;
    this.#at = Math.min(text.length, this.#at + 1);
    return text.slice(start, this.#at);
  }

  #plain(keepsBackslash: boolean): string {
    const char = this.#text[this.#at++] ?? "";
    if (char === "$" && /[@*]/.test(this.#text[this.#at] ?? "")) {
      this.#at++; // expands to nothing here: "c$@at"
      return "";
    }
    if (char !== "\\" || keepsBackslash) return char;
    const next = this.#text[this.#at] ?? "";
    this.#at++;
    return next === "\n" ? "" : next;
  }
}

/** `{cat,/etc/passwd}` is two words. */
function braces(word: string): readonly string[] {
  const inner = /^\{([^{}]*,[^{}]*)\}$/.exec(word)?.[1];
  return inner === undefined ? [word] : inner.split(",");
}

const ANSI: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  v: "\v",
};

/** One character or escape of `$'…'`, and how many characters of source it took. */
function ansiEscape(source: string): readonly [string, number] {
  if (source[0] !== "\\") return [source[0] ?? "", 1];
  const code = /^\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,6})|([0-7]{1,3}))/.exec(source);
  if (code) {
    const hex = code[1] ?? code[2] ?? code[3];
    const value = hex === undefined ? Number.parseInt(code[4] ?? "0", 8) : Number.parseInt(hex, 16);
    return [value <= 0x10ffff ? String.fromCodePoint(value) : "", code[0].length];
  }
  const next = source[1] ?? "";
  return [ANSI[next] ?? next, 2];
}
