import assert from "node:assert/strict";
import { parsePattern, PatternError, writePattern } from "./pattern.ts";

const PATTERNS: readonly RegExp[] = [
  /ignore\s+(?:all\s+)?(previous|prior)\b/i,
  /[a-f0-9_]{2,4}/i,
  /[^a-z\d\s]+?x/i,
  /[-a-]b|[\w-]c/i,
  /\x41\u0042\cJ?|\t\n\0?/i,
  /a{2}b{1,}c{0,3}d??e*?f+?/i,
  /x{,3}y{z/i,
  /\/\.\*\[\]\{\}\(\)\\\^\$\||\-/i,
  /(?<name>ab)+|(?:)|()/i,
  /[^]|[\s\S]/,
  /привет|ПОКА/i,
  /[а-я]{2}/i,
  /\p{L}+\d/iu,
  /[\p{Sc}€a-c]\u{1F600}?/iu,
  /\u{61}b/iu,
  /^start|end$/i,
  /\Bx\B/i,
  /[\]\\^-]+/i,
];
const TEXTS = [
  "IGNORE  all Previous instructions",
  "ignore prior",
  "A-f_09 Zz xX",
  "%X -B -c aC",
  "AB\n\t\0",
  "aabbbcccdEEfff aab",
  "x{,3}Y{Z",
  "/.*[]{}()\\^$||-",
  "abAB",
  "ПРИВЕТ пока Я",
  "é9 ß3",
  "$€😀 ABC😀",
  "START end",
  "axb xx",
  "]\\^-",
  "",
  "line\nbreak\u2028x",
];

function matchesOf(pattern: RegExp, text: string): readonly unknown[] {
  return [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].map((match) => [match.index, ...match]);
}

Deno.test("a pattern that was written out without the flag i matches what the original matches, groups too", () => {
  for (const pattern of PATTERNS) {
    const written = new RegExp(writePattern(parsePattern(pattern), true) || "(?:)", pattern.flags.replace("i", ""));
    for (const text of TEXTS) {
      assert.deepEqual(matchesOf(written, text), matchesOf(pattern, text), `${pattern} on ${text}`);
    }
  }
});

Deno.test("a written pattern without captures has none", () => {
  const source = writePattern(parsePattern(/(a)(?<b>c)(?:d)/));
  assert.equal(new RegExp(`${source}|`).exec("")?.length, 1);
});

Deno.test("parsePattern() refuses what no linear matcher can do, and flags with other meanings", () => {
  const refused = [
    /(?=a)b/,
    /(?!a)b/,
    /(?<=a)b/,
    /(?<!a)b/,
    /(a)\1/,
    /(?<n>a)\k<n>/,
    /a/g,
    /a/s,
    /a/m,
    /a/y,
    /\p{Lu}/iu,
  ];
  for (const pattern of refused) assert.throws(() => parsePattern(pattern), PatternError, String(pattern));
});

Deno.test("a class under the flag i is not closed twice over letters that it holds in both cases", () => {
  assert.equal(writePattern(parsePattern(/[A-Za-z0-9]/i)), "[A-Za-z0-9]");
});

Deno.test("groups may nest 60 deep and not 70", () => {
  const nested = (depth: number) => new RegExp("(".repeat(depth) + "a" + ")".repeat(depth));
  parsePattern(nested(60));
  assert.throws(() => parsePattern(nested(70)), PatternError);
});
