import assert from "node:assert/strict";
import type { Matcher, PatternMatcher, Sample } from "../contract/rule.ts";
import { extentOf, isAnchored, lowerAscii, placeOf } from "./literals.ts";
import { Meter } from "./meter.ts";
import { parsePattern } from "./pattern.ts";
import { type Catch, type Ground, planOf, strategyOf } from "./plan.ts";

function ground(text: string, keywords: readonly string[]): Ground {
  const starts: number[] = [];
  const lower = lowerAscii(text);
  for (const word of keywords) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) starts.push(at);
  }
  const sample = (): Sample => ({
    text,
    view: "raw",
    kind: "message",
    tool: null,
    path: "",
    words: [],
    urls: [],
    commands: [],
  });
  return { text, meter: new Meter(), starts: Int32Array.from(starts).sort(), startCount: starts.length, sample };
}

function spansOf(matcher: Matcher, text: string, keywords: readonly string[], spansMax = 1_000): readonly string[] {
  const into: Catch = { spans: [], spansMax };
  planOf(matcher, keywords).run(ground(text, keywords), into);
  const out: string[] = [];
  for (let i = 0; i < into.spans.length; i += 2) out.push(`${into.spans[i]}-${into.spans[i + 1]}`);
  return out;
}

function plainly(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))]
    .filter((match) => match[0] !== "").map((match) => `${match.index}-${match.index + match[0].length}`);
}

function strategy(pattern: RegExp, keywords: readonly string[]): string {
  const tree = parsePattern(pattern);
  return strategyOf(placeOf(tree, keywords), { max: extentOf(tree).max, isAnchored: isAnchored(tree) });
}

/** Patterns with their keywords, one or more for each strategy. */
const CASES: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/\bkey=\w{1,8}\b/i, ["key="], "tries"],
  [/ignore\s+all/i, ["ignore"], "tries"],
  [/[a-z]{0,3}key\b/, ["key"], "tries"],
  [/\b[a-z.]{1,20}@corp\b/i, ["@corp"], "windows"],
  [/\w{1,30} (?:key|all)\b/, ["key", "all"], "windows"],
  [/\b[a-z ]{1,30}key\s+[a-z]/i, ["key"], "from-first"],
  [/\b(?:key|zzz)\b/, ["key"], "whole"],
  [/^\W{0,40}key/, ["key"], "whole"],
];

Deno.test("each case is run in the way that it stands for", () => {
  for (const [pattern, keywords, want] of CASES) assert.equal(strategy(pattern, keywords), want, String(pattern));
});

Deno.test("however a pattern is run, it finds what a plain search finds", () => {
  let seed = 5;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  const pieces = [
    "key",
    "KEY=ab",
    " ",
    "ignore",
    "  all",
    "x.y@corp",
    "@corp",
    "zzz",
    "_",
    ".",
    "longerword ",
    "key=",
    "\n",
    "é",
  ];
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: 1 + next(30) }, () => pieces[next(pieces.length)] ?? "").join("");
    for (const [pattern, keywords] of CASES) {
      // A gate that did not open means no run: only then may a whole-text pattern without its keyword be missed.
      if (!keywords.some((word) => lowerAscii(text).includes(word))) continue;
      assert.deepEqual(
        spansOf(pattern, text, keywords),
        plainly(pattern, text),
        `round ${round}: ${pattern} on ${JSON.stringify(text)}`,
      );
    }
  }
});

Deno.test("a long text that is read in chunks yields each match once, also on the border of two", () => {
  const pattern = /\b(?:key|zzz)\b/;
  for (const offset of [16_380, 16_381, 16_382, 16_383, 16_384, 16_385]) {
    const text = `${".".repeat(offset)}key${".".repeat(40_000)}zzz`;
    assert.deepEqual(spansOf(pattern, text, ["key"]), plainly(pattern, text), `${offset}`);
  }
});

Deno.test("no more spans are looked for than asked", () => {
  for (const [pattern, keywords] of CASES.slice(0, 4)) {
    const text = "a key=ab ignore all x@corp z key ".repeat(20);
    assert.ok(spansOf(pattern, text, keywords, 3).length <= 3, String(pattern));
  }
});

Deno.test("a literal is found as it is written, in its case", () => {
  assert.deepEqual(spansOf("Key", "Key key KeyKey", []), ["0-3", "8-11", "11-14"]);
});

Deno.test("a function may answer with spans, or true for the whole text", () => {
  assert.deepEqual(spansOf(() => true, "abc", []), ["0-3"]);
  assert.deepEqual(spansOf(() => false, "abc", []), []);
  assert.deepEqual(spansOf(() => [{ start: 1, end: 2 }], "abc", []), ["1-2"]);
});

Deno.test("a function that answers with a span outside of the text is in error", () => {
  for (const span of [{ start: 1, end: 9 }, { start: -1, end: 2 }, { start: 2, end: 2 }, { start: 0.5, end: 2 }]) {
    assert.throws(() => spansOf(() => [span], "abc", []), RangeError);
  }
});

function reviewed(pattern: RegExp, accept: PatternMatcher["accept"]): PatternMatcher {
  return Object.assign(() => [], { pattern, accept });
}

Deno.test("a second look sees groups, index and input as on the whole text, and may narrow, refuse or accept", () => {
  const seen: unknown[] = [];
  const matcher = reviewed(/key=(?<value>\w+)/i, (match, sample) => {
    seen.push([match.index, match[1], match.groups?.["value"], match.input === sample.text]);
    if (match[1] === "no") return false;
    return match[1] === "all" ? true : { start: match.index + 4, end: match.index + match[0].length };
  });
  assert.deepEqual(spansOf(matcher, "key=no KEY=all key=part", ["key="]), ["7-14", "19-23"]);
  assert.deepEqual(seen[1], [7, "all", "all", true]);
});
