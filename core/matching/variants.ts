/**
 * The same text as an attacker would write it to get past a filter: other letters, other spacing, encodings. For measuring how robust
 * a rule is; the text itself is not among them. Deterministic for a given `random`.
 */
import { Buffer } from "node:buffer";

/** One way of writing a text. */
export interface Variant {
  /** What was done: "base64", "zero width". */
  readonly name: string;
  readonly text: string;
}

/** A number from 0 up to and without 1. */
export type RandomNumber = () => number;

/** Characters of a text of which variants are made; a longer one would only repeat itself. */
export const VARIANT_CHARS_MAX = 16_384;

type Writer = (text: string, random: RandomNumber) => string;

const LOOK: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  i: "і",
  o: "о",
  p: "р",
  s: "ѕ",
  x: "х",
  y: "у",
};
const LEET: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" };
const ZERO_WIDTH = ["\u200b", "\u200c", "\u2060", "\ufeff"] as const;

const WRITERS: Readonly<Record<string, Writer>> = {
  "upper case": (text) => text.toUpperCase(),
  "mixed case": (text, random) => each(text, (char) => (random() < 0.5 ? char.toUpperCase() : char.toLowerCase())),
  "full width": (text) => each(text, (char) => shiftInto(char, 0x21, 0x7e, 0xff01)),
  "mathematical letters": (text) =>
    each(
      text,
      (char) => (/[a-z]/.test(char) ? shiftInto(char, 0x61, 0x7a, 0x1d41a) : shiftInto(char, 0x41, 0x5a, 0x1d400)),
    ),
  "zero width": (text, random) =>
    each(text, (char) => (isLetter(char) && random() < 0.5 ? char + pick(ZERO_WIDTH, random) : char)),
  "soft hyphens": (text) => each(text, (char) => (isLetter(char) ? `${char}\u00ad` : char)),
  "look-alikes": (text, random) => each(text, (char) => (random() < 0.8 ? LOOK[char] ?? char : char)),
  "accents": (text) => each(text, (char) => (/[aeiou]/.test(char) ? `${char}\u0301` : char)),
  "leet": (text) => each(text, (char) => LEET[char] ?? char),
  "spaced letters": (text) => spell(text, " ", "   "),
  "dotted letters": (text) => spell(text, ".", " "),
  "dashed letters": (text) => spell(text, "-", " "),
  "broken lines": (text) => text.replaceAll(/ +/g, "\n"),
  "broken words": (text, random) =>
    text.replaceAll(/[A-Za-z]{6,}/g, (word) => {
      const at = 2 + Math.floor(random() * (word.length - 4));
      return `${word.slice(0, at)}-\n${word.slice(at)}`;
    }),
  "base64": (text) => base64(text),
  "base64 without padding": (text) => base64(text).replace(/=+$/, ""),
  "base64 for URLs": (text) => Buffer.from(text, "utf8").toString("base64url"),
  "base64 in lines": (text) => base64(text).replace(/(.{32})(?=.)/g, "$1\n"),
  "base64 twice": (text) => base64(base64(text)),
  "hex": (text) => hexOf(text).join(""),
  "hex with spaces": (text) => hexOf(text).join(" "),
  "percent": (text) => hexOf(text).map((byte) => `%${byte}`).join(""),
  "percent twice": (text) => hexOf(text).map((byte) => `%25${byte}`).join(""),
  "percent, sparse": (text, random) => sparse(text, random, (char) => `%${code(char, 16, 2)}`),
  "decimal entities": (text) => each(text, (char) => `&#${char.codePointAt(0)};`),
  "hex entities, sparse": (text, random) => sparse(text, random, (char) => `&#x${code(char, 16, 2)};`),
  "unicode escapes": (text) => units(text, (unit) => `\\u${unit.toString(16).padStart(4, "0")}`),
  "byte escapes": (text) => hexOf(text).map((byte) => `\\x${byte}`).join(""),
  "unicode escapes, sparse": (text, random) => sparse(text, random, (char) => `\\u${code(char, 16, 4)}`),
  "character codes": (text) => [...Buffer.from(text, "utf8")].join(" "),
  "reversed": (text) => [...text].toReversed().join(""),
  "rot13": (text) =>
    each(text, (char) => (/[A-Ma-m]/.test(char) ? turn(char, 13) : /[N-Zn-z]/.test(char) ? turn(char, -13) : char)),
  "tag characters": (text) => `Hello!${each(text, (char) => shiftInto(char, 0x20, 0x7e, 0xe0020))}`,
};

/** Names of all variants, in the order in which they come. */
export const VARIANT_NAMES: readonly string[] = Object.keys(WRITERS);

/** Every variant that differs from the text. */
export function* variantsOf(text: string, random: RandomNumber): Iterable<Variant> {
  const source = text.slice(0, VARIANT_CHARS_MAX);
  for (const [name, write] of Object.entries(WRITERS)) {
    const variant = write(source, random);
    if (variant !== source) yield { name, text: variant };
  }
}

function each(text: string, map: (char: string) => string): string {
  let out = "";
  for (const char of text) out += map(char);
  return out;
}

function units(text: string, map: (unit: number) => string): string {
  let out = "";
  for (let i = 0; i < text.length; i++) out += map(text.charCodeAt(i));
  return out;
}

/** The character of another block that stands for this one; itself where it is not between the two. */
function shiftInto(char: string, first: number, last: number, block: number): string {
  const point = char.codePointAt(0) ?? 0;
  return point >= first && point <= last ? String.fromCodePoint(block + point - first) : char;
}

function isLetter(char: string): boolean {
  return /[A-Za-z]/.test(char);
}

function pick(chars: readonly string[], random: RandomNumber): string {
  return chars[Math.floor(random() * chars.length)] ?? "";
}

function spell(text: string, between: string, words: string): string {
  return text.split(/\s+/).map((word) => [...word].join(between)).join(words);
}

/** About every third letter. */
function sparse(text: string, random: RandomNumber, map: (char: string) => string): string {
  return each(text, (char) => (isLetter(char) && random() < 0.35 ? map(char) : char));
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

function hexOf(text: string): readonly string[] {
  return [...Buffer.from(text, "utf8")].map((byte) => byte.toString(16).padStart(2, "0"));
}

function code(char: string, base: number, digits: number): string {
  return (char.codePointAt(0) ?? 0).toString(base).padStart(digits, "0");
}

function turn(char: string, by: number): string {
  return String.fromCharCode(char.charCodeAt(0) + by);
}
