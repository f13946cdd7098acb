/**
 * What a pattern's tree says without running it: how long a match can be, and where in it a keyword must stand.
 * With both the engine looks at the surroundings of keyword hits only, not at the whole text.
 */
import { type CharSet, wideCases } from "./charset.ts";
import type { Node } from "./pattern.ts";

/** Shortest and longest match in UTF-16 code units; the longest may be Infinity. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

const extents = new WeakMap<Node, Extent>();

/** How long a match can be. */
export function extentOf(node: Node): Extent {
  const before = extents.get(node);
  if (before) return before;
  const extent = findExtent(node);
  extents.set(node, extent);
  return extent;
}

function findExtent(node: Node): Extent {
  switch (node.kind) {
    case "assert":
      return { min: 0, max: 0 };
    case "chars": {
      const { set } = node;
      if (set.length === 0) return { min: 1, max: 1 };
      return { min: (set[0] ?? 0) > 0xffff ? 2 : 1, max: (set[set.length - 1] ?? 0) > 0xffff ? 2 : 1 };
    }
    case "seq": {
      const parts = node.items.map(extentOf);
      return { min: sum(parts.map((part) => part.min)), max: sum(parts.map((part) => part.max)) };
    }
    case "alt": {
      const parts = node.items.map(extentOf);
      return { min: Math.min(...parts.map((part) => part.min)), max: Math.max(...parts.map((part) => part.max)) };
    }
    case "group":
      return extentOf(node.body);
    case "repeat": {
      const body = extentOf(node.body);
      return { min: body.min * node.min, max: body.max === 0 ? 0 : node.max === 0 ? 0 : body.max * node.max };
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** True when the pattern has `^` or `$`: it means the whole text, and must see it. */
export function isAnchored(node: Node): boolean {
  switch (node.kind) {
    case "assert":
      return node.what === "^" || node.what === "$";
    case "chars":
      return false;
    case "repeat":
    case "group":
      return isAnchored(node.body);
    default:
      return node.items.some(isAnchored);
  }
}

// Past these an "exact" node is treated as an unknown one: the sets would grow as products.
const STRINGS_MAX = 48;
const STRING_CHARS_MAX = 64;
const CLASS_CHOICES_MAX = 6;

// Every question about a tree asks for the strings of its nodes again.
const known = new WeakMap<Node, { readonly strings: readonly string[] | null }>();

/** All strings that a node can match, ASCII in lower case, or null when they are too many. */
export function stringsOf(node: Node): readonly string[] | null {
  const before = known.get(node);
  if (before) return before.strings;
  const strings = findStrings(node);
  known.set(node, { strings });
  return strings;
}

function findStrings(node: Node): readonly string[] | null {
  switch (node.kind) {
    case "assert":
      return [""];
    case "chars":
      return choicesOf(node.set);
    case "seq": {
      let out: readonly string[] | null = [""];
      for (const item of node.items) out = product(out, stringsOf(item));
      return out;
    }
    case "alt": {
      const out = new Set<string>();
      for (const item of node.items) {
        const strings = stringsOf(item);
        if (!strings) return null;
        for (const text of strings) out.add(text);
      }
      return out.size <= STRINGS_MAX ? [...out] : null;
    }
    case "group":
      return stringsOf(node.body);
    case "repeat": {
      if (node.max > 3) return null;
      const body = stringsOf(node.body);
      if (!body) return null;
      const out = new Set<string>(node.min === 0 ? [""] : []);
      let power: readonly string[] | null = [""];
      for (let times = 1; times <= node.max; times++) {
        power = product(power, body);
        if (!power) return null;
        if (times >= node.min) { for (const text of power) out.add(text); }
      }
      if (node.max === 0) out.add("");
      return out.size <= STRINGS_MAX ? [...out] : null;
    }
  }
}

function choicesOf(set: CharSet): readonly string[] | null {
  const out = new Set<string>();
  for (let i = 0; i + 1 < set.length; i += 2) {
    for (let c = set[i] ?? 0; c <= (set[i + 1] ?? 0); c++) {
      out.add(foldChar(c));
      if (out.size > CLASS_CHOICES_MAX) return null;
    }
  }
  return [...out];
}

/** The one spelling of a character by which the gate finds all of its cases. */
function foldChar(code: number): string {
  const char = String.fromCodePoint(code);
  if (code < 0x80) return char.toLowerCase();
  if (code > 0xffff) return char; // the gate reads code units, and knows no case of pairs
  const lower = wideCases(code).find((other) => char.toLowerCase() === String.fromCodePoint(other));
  return lower !== undefined && wideCases(lower).includes(code) ? String.fromCodePoint(lower) : char;
}

function product(left: readonly string[] | null, right: readonly string[] | null): readonly string[] | null {
  if (!left || !right || left.length * right.length > STRINGS_MAX) return null;
  const out = new Set<string>();
  for (const a of left) {
    for (const b of right) if (out.add(a + b) && a.length + b.length > STRING_CHARS_MAX) return null;
  }
  return [...out];
}

/** ASCII letters in lower case; the length never changes. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** How far behind the start of a match a keyword begins: in every match at least one does so within these bounds. */
export interface Place {
  readonly min: number;
  readonly max: number;
}

/** Where a keyword must stand in every match of the tree, or null when a match may do without any. */
export function placeOf(node: Node, keywords: readonly string[]): Place | null {
  switch (node.kind) {
    case "assert":
      return null;
    case "chars":
      return within(stringsOf(node), keywords);
    case "seq":
      return placeInSequence(node.items, keywords);
    case "alt": {
      const whole = within(stringsOf(node), keywords);
      if (whole) return whole;
      let out: Place | null = null;
      for (const item of node.items) {
        const place = placeOf(item, keywords);
        if (!place) return null;
        out = out ? { min: Math.min(out.min, place.min), max: Math.max(out.max, place.max) } : place;
      }
      return out;
    }
    case "group":
      return placeOf(node.body, keywords);
    case "repeat":
      return node.min === 0 ? null : placeOf(node.body, keywords);
  }
}

/** The tightest place in a sequence: a run of exact items that always holds a keyword, or one item that does. */
function placeInSequence(nested: readonly Node[], keywords: readonly string[]): Place | null {
  const items = flatten(nested);
  let best: Place | null = null;
  let before: Extent = { min: 0, max: 0 };
  // The exact run that ends here: where it began, and what it can be.
  let run: { readonly from: Extent; strings: readonly string[] } = { from: before, strings: [""] };
  for (const item of items) {
    if (before.max === Infinity) break;
    const strings = stringsOf(item);
    const joined = product(run.strings, strings);
    if (joined) run.strings = joined;
    else run = strings ? { from: before, strings } : { from: plus(before, extentOf(item)), strings: [""] };
    best = tighter(best, shift(within(run.strings, keywords), run.from));
    if (!strings) best = tighter(best, shift(placeOf(item, keywords), before));
    before = plus(before, extentOf(item));
  }
  return best;
}

/** Sequences inside sequences, also in groups, as one. */
function flatten(items: readonly Node[]): readonly Node[] {
  return items.flatMap((item) => {
    const inner = item.kind === "group" ? item.body : item;
    return inner.kind === "seq" ? flatten(inner.items) : [inner];
  });
}

function plus(a: Extent, b: Extent): Extent {
  return { min: a.min + b.min, max: a.max + b.max };
}
function shift(place: Place | null, by: Extent): Place | null {
  return place ? { min: place.min + by.min, max: place.max + by.max } : null;
}
function tighter(a: Place | null, b: Place | null): Place | null {
  if (!a || !b) return a ?? b;
  return b.max - b.min < a.max - a.min ? b : a;
}

/** A text in the spelling of gate words: no longer, no shorter, so that offsets stay. */
export function foldText(text: string): string {
  // deno-lint-ignore no-control-regex -- ASCII is the common case, and its lower case has the same length
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase();
  return text.replace(/[^a-z\s]/g, (unit) => foldChar(unit.charCodeAt(0)));
}

/** Where a keyword begins in each of the strings; null when one of them holds none. */
function within(strings: readonly string[] | null, keywords: readonly string[]): Place | null {
  if (!strings || strings.length === 0) return null;
  let min = Infinity;
  let max = 0;
  for (const text of strings) {
    let first = Infinity;
    for (const word of keywords) {
      const at = text.indexOf(word);
      if (at >= 0 && at < first) first = at;
    }
    if (first === Infinity) return null;
    min = Math.min(min, first);
    max = Math.max(max, first);
  }
  return { min, max };
}

const GATE_CHARS_MIN = 2;

/** ASCII words shorter than this are met on every line, and gate nothing; two ideographs are a word. */
function isUsableWord(word: string): boolean {
  return word.length >= 3 || word.length === GATE_CHARS_MIN && word > "\x7f";
}

/** Words of which one must occur in every match, the best that can be found; null when none can be. */
export function gateWordsOf(node: Node): readonly string[] | null {
  return gateSetsOf(node)[0] ?? null;
}

// Of more sets the last ones are hardly better than none.
const SETS_MAX = 4;

/** Sets of words, a few: every match holds a word of each, in different places of it. The best one first; empty when none can be found. */
export function gateSetsOf(node: Node): readonly (readonly string[])[] {
  switch (node.kind) {
    case "assert":
      return [];
    case "chars":
      return setsIn(usable(stringsOf(node)));
    case "group":
      return gateSetsOf(node.body);
    case "repeat":
      return node.min === 0 ? [] : gateSetsOf(node.body);
    case "alt": {
      const sets = node.items.map(gateSetsOf);
      if (sets.some(({ length }) => length === 0)) return setsIn(usable(stringsOf(node)));
      const first = usable(sets.flatMap(([words = []]) => words));
      // Whatever way a match goes, it holds a word of the first sets, and of the second ones where every way has one.
      const hasSecond = first !== null && sets.every(({ length }) => length > 1);
      return setsIn(first, hasSecond ? usable(sets.flatMap(([, words = []]) => words)) : null);
    }
    case "seq": {
      const found: (readonly string[] | null)[] = [];
      let best: readonly string[] | null = null;
      let run: readonly string[] = [""];
      for (const item of flatten(node.items)) {
        const strings = stringsOf(item);
        const longer = product(run, strings);
        if (!longer) {
          found.push(best);
          best = null;
        }
        run = longer ?? strings ?? [""];
        best = better(best, usable(run));
        if (!strings) found.push(...gateSetsOf(item));
      }
      return setsIn(...found, best).toSorted((a, b) => better(a, b) === b ? 1 : better(b, a) === a ? -1 : 0).slice(
        0,
        SETS_MAX,
      );
    }
  }
}

function setsIn(...sets: readonly (readonly string[] | null)[]): readonly (readonly string[])[] {
  return sets.filter((words) => words !== null);
}

function usable(words: readonly string[] | null): readonly string[] | null {
  if (!words || words.length === 0 || words.length > STRINGS_MAX) return null;
  if (!words.every(isUsableWord)) return null;
  const all = [...new Set(words)];
  // A word that holds another one is found by that one.
  return all.filter((word) => !all.some((other) => other !== word && word.includes(other)));
}

/** Long words are rare; of equally long ones the smaller set is. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (!a || !b) return a ?? b;
  const shortest = (words: readonly string[]) => Math.min(...words.map((word) => word.length));
  const gain = shortest(b) - shortest(a);
  return gain > 0 || gain === 0 && b.length < a.length ? b : a;
}
