/** The walk over one JSON text. `json.ts` is its door. */
import type { Fault, FaultCode } from "../contract/envelope.ts";
import { equalButForCase, KeyWatch } from "./keys.ts";
import { judgeNumber } from "./number.ts";
import { type Leaf, type Place, PlacedLeaf } from "./place.ts";

/** Nesting past which the reader does not go whatever the config says: it calls itself for each level. */
export const DEPTH_CEILING = 1_024;
/** Characters of an id that is echoed in answers. */
const ID_CHARS_MAX = 4_096;
/** Digits that a double holds exactly whatever they are. */
const PLAIN_DIGITS_MAX = 15;

/** How a text is read. */
export interface ReadOptions {
  /** Nesting allowed; the outermost container is level 1. At most `DEPTH_CEILING`. */
  readonly depth: number;
  /** Strings reported, empty ones left out; more is a fault. */
  readonly leavesMax: number;
  /**
   * Where keys that differ in case only are refused rather than noted. `jsonrpc`: in the envelope, in `params` and in
   * `params.arguments`; a list at the top is a batch. `top`: in the outermost object and in its `metadata`.
   */
  readonly strictCase: "jsonrpc" | "top" | "none";
  /** For `jsonrpc`: the protocol revision has batches. */
  readonly hasBatches?: boolean;
}

/** Takes a fault. */
export type Note = (code: FaultCode, detail: string, weight?: Fault["weight"]) => void;

/** What a container is in the protocol: how strict its keys are taken. */
type Role = "none" | "envelope" | "params" | "arguments" | "top" | "metadata";

/** Names that a reader that ignores case would take for the protocol's own. */
const PROTOCOL_NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  envelope: ["jsonrpc", "id", "method", "params", "result", "error"],
  params: ["name", "arguments", "uri", "_meta"],
};

const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const LARGE_E = 0x45;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const SMALL_E = 0x65;
const SMALL_U = 0x75;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** What may stand behind a backslash, besides `u`. */
const ESCAPES = new Set(Array.from('"\\/bfnrt', (letter) => letter.charCodeAt(0)));

/** Ends the walk; its fault is noted already. */
class Unreadable extends Error {}

/** One walk. Use once. */
export class Reader {
  readonly leaves: Leaf[] = [];
  readonly batchIds: (string | null)[] = [];
  rawId: string | null = null;
  /** True once a string was left out of `leaves`. */
  isCut = false;
  readonly #text: string;
  readonly #options: ReadOptions;
  readonly #note: Note;
  readonly #depthMax: number;
  readonly #keysSeen = new Set<string>();
  #at = 0;
  #depth = 0;
  #hasId = false;

  constructor(text: string, options: ReadOptions, note: Note) {
    this.#text = text;
    this.#options = options;
    this.#note = note;
    this.#depthMax = Math.min(options.depth, DEPTH_CEILING);
  }

  /** The whole text's value; undefined when it is no JSON or nested too deeply. */
  read(): unknown {
    try {
      const first = this.#skipSpace();
      const value = this.#value(first, this.#topRole(first), null, null);
      this.#skipSpace();
      if (this.#at < this.#text.length) this.#refuse("bad_json", "There is text after the value");
      return value;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #topRole(first: number): Role {
    const strict = this.#options.strictCase;
    if (strict !== "jsonrpc") return strict;
    if (first === OPEN_LIST && this.#options.hasBatches !== true) {
      this.#note("ambiguous_json", "The message is a batch, which this revision of the protocol does not have");
    }
    return "envelope";
  }

  #refuse(code: FaultCode, detail: string): never {
    this.#note(code, detail);
    throw new Unreadable();
  }

  #unexpected(): never {
    this.#refuse("bad_json", this.#at >= this.#text.length ? "The text ends too early" : "The text is not JSON");
  }

  /** The code unit behind white space; NaN at the end. */
  #skipSpace(): number {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return unit;
      this.#at++;
    }
  }

  #value(unit: number, role: Role, place: Place | null, step: string | number | null): unknown {
    switch (unit) {
      case QUOTE: {
        const text = this.#string();
        this.#leaf(place, step, text, false);
        return text;
      }
      case OPEN_OBJECT:
        return this.#object(role, inside(place, step));
      case OPEN_LIST:
        return this.#list(role, inside(place, step));
      case 0x74:
        return this.#word("true", true);
      case 0x66:
        return this.#word("false", false);
      case 0x6e:
        return this.#word("null", null);
      default:
        return this.#number(unit);
    }
  }

  #enter(): void {
    this.#at++;
    if (++this.#depth > this.#depthMax) this.#refuse("too_large", "The text is nested too deeply");
  }

  #object(role: Role, place: Place | null): unknown {
    this.#enter();
    const value: Record<string, unknown> = {};
    let keys: KeyWatch | null = null;
    let unit = this.#skipSpace();
    while (unit !== CLOSE_OBJECT) {
      if (unit !== QUOTE) this.#unexpected();
      const key = this.#string();
      keys ??= new KeyWatch();
      this.#checkKey(keys, key, role);
      if (!this.#keysSeen.has(key)) {
        this.#keysSeen.add(key);
        this.#leaf(place, key, key, true);
      }
      if (this.#skipSpace() !== COLON) this.#unexpected();
      this.#at++;
      const first = this.#skipSpace();
      const start = this.#at;
      const member = this.#value(first, childRole(role, key), place, key);
      if (key === "id" && isMessage(role, place)) this.#takeId(place, start, member);
      put(value, key, member);
      unit = this.#skipSpace();
      if (unit === CLOSE_OBJECT) break;
      if (unit !== COMMA) this.#unexpected();
      this.#at++;
      unit = this.#skipSpace();
      if (unit === CLOSE_OBJECT) this.#unexpected();
    }
    this.#at++;
    this.#depth--;
    return value;
  }

  #list(role: Role, place: Place | null): unknown {
    this.#enter();
    const value: unknown[] = [];
    // Elements of a batch are messages; elements of any other list are nothing special.
    const elementRole = role === "envelope" && place === null ? "envelope" : "none";
    let unit = this.#skipSpace();
    while (unit !== CLOSE_LIST) {
      if (elementRole === "envelope") this.batchIds.push(null);
      // The list itself has a place only when it stands in something; its elements stand in it either way.
      value.push(this.#value(unit, elementRole, place, value.length));
      unit = this.#skipSpace();
      if (unit === CLOSE_LIST) break;
      if (unit !== COMMA) this.#unexpected();
      this.#at++;
      unit = this.#skipSpace();
      if (unit === CLOSE_LIST) this.#unexpected();
    }
    this.#at++;
    this.#depth--;
    return value;
  }

  #checkKey(keys: KeyWatch, key: string, role: Role): void {
    const relation = keys.add(key);
    if (relation === "same") this.#note("ambiguous_json", "A key occurs twice in one object");
    if (relation === "case") {
      if (role === "none") this.#note("ambiguous_json", "Keys of one object differ in case only", "flag");
      else this.#note("ambiguous_json", "Keys of the message differ in case only");
    }
    if (role === "none") return;
    for (const name of PROTOCOL_NAMES[role] ?? []) {
      // Alone it is no duplicate, and still: a reader that ignores case reads a member here that we do not.
      if (name.length === key.length && name !== key && equalButForCase(name, key)) {
        this.#note("ambiguous_json", "A key is the protocol's own in another case");
      }
    }
  }

  #takeId(place: Place | null, start: number, value: unknown): void {
    const isEchoable = typeof value === "string" || typeof value === "number" || value === null;
    const text = isEchoable ? this.#text.slice(start, this.#at) : null;
    if (text !== null && text.length > ID_CHARS_MAX) this.#refuse("too_large", "The id is too long");
    if (place === null) {
      this.rawId = this.#hasId && text !== this.rawId ? null : text;
      this.#hasId = true;
    } else {
      this.batchIds[this.batchIds.length - 1] = text;
    }
  }

  #leaf(place: Place | null, step: string | number | null, text: string, isKey: boolean): void {
    if (text === "") return;
    if (this.leaves.length >= this.#options.leavesMax) {
      this.isCut = true;
      this.#note("too_large", "The text holds too many strings");
      return;
    }
    this.leaves.push(new PlacedLeaf(place, step, text, isKey));
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#unexpected();
    this.#at += word.length;
    return value;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at + 1;
    for (let at = start;; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) {
        this.#at = at + 1;
        return text.slice(start, at);
      }
      if (unit === BACKSLASH) return this.#escapedString(start, at);
      // Written so that NaN, the end of the text, is caught too.
      if (!(unit >= 0x20)) this.#brokenString(at);
    }
  }

  #brokenString(at: number): never {
    this.#at = at;
    this.#refuse(
      "bad_json",
      at >= this.#text.length ? "The text ends too early" : "A string holds a control character",
    );
  }

  /** A string with escapes: checked here, decoded by the engine, which is several times faster. */
  #escapedString(start: number, from: number): string {
    const text = this.#text;
    let at = from;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) break;
      if (!(unit >= 0x20)) this.#brokenString(at);
      at = unit === BACKSLASH ? this.#escape(at) : at + 1;
    }
    this.#at = at + 1;
    const decoded: unknown = JSON.parse(text.slice(start - 1, at + 1));
    return String(decoded);
  }

  /** Checks the escape at a backslash; returns the place behind it. */
  #escape(at: number): number {
    const letter = this.#text.charCodeAt(at + 1);
    if (ESCAPES.has(letter)) return at + 2;
    if (letter !== SMALL_U) this.#badEscape(at);
    const unit = this.#hex(at);
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    const isHigh = unit < 0xdc00;
    if (isHigh && this.#text.charCodeAt(at + 6) === BACKSLASH && this.#text.charCodeAt(at + 7) === SMALL_U) {
      const low = this.#hex(at + 6);
      if (low >= 0xdc00 && low <= 0xdfff) return at + 12;
    }
    this.#note("ambiguous_json", "A string holds half of a surrogate pair");
    return at + 6;
  }

  #hex(at: number): number {
    let unit = 0;
    for (let place = at + 2; place < at + 6; place++) {
      const digit = hexDigit(this.#text.charCodeAt(place));
      if (digit < 0) this.#badEscape(at);
      unit = unit * 16 + digit;
    }
    return unit;
  }

  #badEscape(at: number): never {
    this.#at = at;
    this.#refuse("bad_json", "A string holds an escape that JSON does not have");
  }

  #number(first: number): number {
    const text = this.#text;
    const start = this.#at;
    let at = first === MINUS ? start + 1 : start;
    let unit = text.charCodeAt(at);
    if (!isDigit(unit)) this.#unexpected();
    const whole = at;
    let sum = 0;
    do {
      sum = sum * 10 + (unit - ZERO);
      unit = text.charCodeAt(++at);
    } while (isDigit(unit));
    if (text.charCodeAt(whole) === ZERO && at > whole + 1) this.#unexpected();
    if (unit !== DOT && unit !== SMALL_E && unit !== LARGE_E && at - whole <= PLAIN_DIGITS_MAX) {
      this.#at = at;
      return first === MINUS ? -sum : sum;
    }
    this.#at = this.#tail(at);
    return this.#judged(text.slice(start, this.#at));
  }

  /** The end of a number's fraction and exponent. */
  #tail(from: number): number {
    const text = this.#text;
    let at = from;
    if (text.charCodeAt(at) === DOT) at = this.#digits(at + 1);
    const unit = text.charCodeAt(at);
    if (unit !== SMALL_E && unit !== LARGE_E) return at;
    const sign = text.charCodeAt(at + 1);
    return this.#digits(sign === PLUS || sign === MINUS ? at + 2 : at + 1);
  }

  #digits(from: number): number {
    let at = from;
    while (isDigit(this.#text.charCodeAt(at))) at++;
    this.#at = at;
    if (at === from) this.#unexpected();
    return at;
  }

  #judged(text: string): number {
    const value = Number(text);
    const judgement = judgeNumber(text, value);
    if (judgement === "overflow") this.#note("ambiguous_json", "A number is too large to be read");
    if (judgement === "inexact") this.#note("ambiguous_json", "A number has more digits than readers keep", "flag");
    return value;
  }
}

function inside(place: Place | null, step: string | number | null): Place | null {
  return step === null ? null : { parent: place, step };
}

function childRole(role: Role, key: string): Role {
  if (role === "envelope" && key === "params") return "params";
  if (role === "params" && key === "arguments") return "arguments";
  return role === "top" && key === "metadata" ? "metadata" : "none";
}

/** The outermost object, or an element of a batch. */
function isMessage(role: Role, place: Place | null): boolean {
  return place === null || (role === "envelope" && place.parent === null);
}

/** Sets an own member whatever its name: `__proto__` must not become the prototype. */
function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

function hexDigit(unit: number): number {
  if (isDigit(unit)) return unit - ZERO;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
