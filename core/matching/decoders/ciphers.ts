/**
 * Ciphers that turn a whole text over letter by letter. Nobody can try all of them on everything: the gate looks for a few words as
 * each cipher writes them, in the pass that it makes anyway, and only a text that holds some is turned back.
 */
import type { Span } from "../../contract/rule.ts";
import type { Meter } from "../meter.ts";
import type { ViewText } from "../views/view.ts";

/** One cipher. */
export interface Cipher {
  readonly name: string;
  /** Turns the text back; `length` stays the same, so that offsets map by place. */
  readonly apply: (text: string) => string;
  /** Where in the source the characters of the result came from. Left out: the same place. */
  readonly toSource?: (text: string, span: Span) => Span;
}

function shift(by: number): (text: string) => string {
  return letterwise((letter) => (letter + by) % 26);
}

/** Writes each Latin letter as another one, in its case. */
function letterwise(map: (letter: number) => number): (text: string) => string {
  const table = Uint16Array.from({ length: 128 }, (_, c) => c);
  for (let letter = 0; letter < 26; letter++) {
    table[0x61 + letter] = 0x61 + map(letter);
    table[0x41 + letter] = 0x41 + map(letter);
  }
  return (text) => mapUnits(text, (c) => (c < 128 ? table[c] ?? c : c));
}

const UNITS_AT_ONCE = 4_096;

function mapUnits(text: string, map: (unit: number) => number): string {
  let out = "";
  for (let from = 0; from < text.length; from += UNITS_AT_ONCE) {
    const size = Math.min(UNITS_AT_ONCE, text.length - from);
    const units = new Uint16Array(size);
    for (let i = 0; i < size; i++) units[i] = map(text.charCodeAt(from + i));
    out += String.fromCharCode(...units);
  }
  return out;
}

function reverse(text: string): string {
  return mapPlaces(text, (i) => text.length - 1 - i);
}

function mapPlaces(text: string, from: (place: number) => number): string {
  let place = 0;
  return mapUnits(text, () => text.charCodeAt(from(place++)));
}

const WORD = /[^\s]+/g;

function reverseWords(text: string): string {
  return text.replace(WORD, (word) => {
    const edges = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word);
    return (edges?.[1] ?? "") + reverse(edges?.[2] ?? word) + (edges?.[3] ?? "");
  });
}

const SPACE = /\s/;

function wholeWords(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from > 0 && !SPACE.test(text[from - 1] ?? " ")) from--;
  while (to < text.length && !SPACE.test(text[to] ?? " ")) to++;
  return { start: from, end: to };
}

const UPSIDE_DOWN: ReadonlyMap<string, string> = new Map(
  "ɐa qb ɔc pd ǝe ɟf ƃg ɓg ɥh ᴉi ıi ɾj ʞk lꞁ ɯm un dp bq ɹr ʇt nu ʌv ʍw ʎy ˙. ¡! ¿? ‾_".split(" ").map((
    pair,
  ): [string, string] => {
    const [from = "", to = ""] = [...pair];
    return from === "l" ? ["ꞁ", "l"] : [from, to];
  }),
);

/** Every cipher that is turned back. */
const CIPHERS = {
  reversed: {
    name: "reversed",
    apply: reverse,
    toSource: ({ length }: string, { start, end }: Span) => ({ start: length - end, end: length - start }),
  },
  words: { name: "reversed words", apply: reverseWords, toSource: wholeWords },
  atbash: { name: "atbash", apply: letterwise((letter) => 25 - letter) },
  rot47: {
    name: "rot47",
    apply: (text: string) => mapUnits(text, (c) => (c > 0x20 && c < 0x7f ? 0x21 + (c - 0x21 + 47) % 94 : c)),
  },
  flipped: {
    name: "upside down",
    apply: (text: string) => mapPlaces(flip(text), (i) => text.length - 1 - i),
    toSource: ({ length }: string, { start, end }: Span) => ({ start: length - end, end: length - start }),
  },
} as const satisfies Readonly<Record<string, Cipher>>;

function flip(text: string): string {
  return mapUnits(text, (c) => (UPSIDE_DOWN.get(String.fromCharCode(c)) ?? String.fromCharCode(c)).charCodeAt(0));
}

/** A word as a cipher writes it, what it gives away, and how sure it is: 2 alone, 1 with another. */
export interface Hint {
  readonly word: string;
  readonly cipher: Cipher;
  readonly weight: 1 | 2;
}

/** Words that a text about nothing else would not hold in another spelling. */
const STRONG = ["ignore", "instruction", "previous", "password", "prompt"] as const;
const MORE = [
  "disregard",
  "reveal",
  "forget",
  "secret",
  "credential",
  "override",
  "bypass",
  "https",
  "passwd",
  "system",
  "delete",
  "execute",
  "/etc/",
  "http:",
  "rm -rf",
  "administrator",
  "backup",
  "contract",
  "customer",
  "database",
  "invoice",
  "monitoring",
  "nobody",
  "remove",
] as const;
const WEAK = [" the ", " your ", " you ", " all ", " this ", " that ", " with ", " for ", " from ", " and "] as const;
/** Of the others those that are long enough to be no other word in any shift. */
const LONG = MORE.filter((word) => /^[a-z]{6,}$/.test(word));

function hintsOf(cipher: Cipher, write: (text: string) => string, words: readonly string[], weight: 1 | 2): Hint[] {
  // What comes out as a word of its own would be everywhere.
  return words.map((word) => ({ word: write(word).toLowerCase(), cipher, weight })).filter(({ word }) =>
    !ORDINARY.has(word.trim())
  );
}

const ORDINARY: ReadonlySet<string> = new Set(["for", "rof", "morf", "terces", "lla", "dna", "max", "rfc"]);

function allHints(): readonly Hint[] {
  const out: Hint[] = [];
  for (let by = 1; by < 26; by++) {
    const cipher: Cipher = { name: `rot${by}`, apply: shift(26 - by) };
    const write = shift(by);
    out.push(
      ...hintsOf(cipher, write, [...STRONG, ...(by === 13 ? MORE : LONG)], 2),
      ...hintsOf(cipher, write, WEAK, 1),
    );
  }
  const { reversed, words, atbash, rot47 } = CIPHERS;
  out.push(
    ...hintsOf(reversed, reverse, [...STRONG, ...MORE], 2),
    ...hintsOf(reversed, reverse, WEAK, 1),
    ...hintsOf(atbash, atbash.apply, [...STRONG, ...MORE], 2),
    ...hintsOf(atbash, atbash.apply, WEAK, 1),
    ...hintsOf(rot47, rot47.apply, STRONG, 2),
  );
  return [...out, ...out.filter(({ cipher }) => cipher === reversed).map((hint) => ({ ...hint, cipher: words }))];
}

/** The words to look for. */
export const HINTS: readonly Hint[] = allHints();

/** The ciphers that the hints found in a text are enough for, surest first, two at most. */
export function ciphersOf(found: readonly Hint[]): readonly Cipher[] {
  const weights = new Map<Cipher, number>();
  for (const { cipher, weight } of found) weights.set(cipher, (weights.get(cipher) ?? 0) + weight);
  return [...weights].filter(([, weight]) => weight >= 2).toSorted((a, b) => b[1] - a[1]).slice(0, 2).map(([cipher]) =>
    cipher
  );
}

const UPSIDE_LETTERS = /[ɐɔǝɟƃɥᴉɯɹʇʌʍʎʞ]/g;

/** Upside-down text gives itself away without the gate. */
export function isUpsideDown(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(UPSIDE_LETTERS)) if (++count >= 4) return true;
  return false;
}

/** The cipher of text that stands on its head. */
export const upsideDown: Cipher = CIPHERS.flipped;

/** The text turned back. */
export function cipherView(text: string, cipher: Cipher, meter: Meter): ViewText {
  meter.work += text.length * 10;
  const { toSource } = cipher;
  return {
    view: "decoded",
    way: `decoded: ${cipher.name}`,
    text: cipher.apply(text),
    isCipher: true,
    toSource: (start, end) => (toSource ? toSource(text, { start, end }) : { start, end }),
  };
}
