/** A loaded rule inside the host: what it says of itself, and what it matches. */
import type { Sample } from "../../contract/rule.ts";
import { RULE_HOST_SPANS_MAX } from "../../limits.ts";
import type { Answer, MatcherFacts } from "../protocol.ts";

/** A rule that can be asked. Returns `[start, end, start, end, …]`. */
export type Asked = (sample: Sample) => number[];

/** Fields that are told as they are; what they hold is for the parent to judge. */
const FIELDS = [
  "id",
  "title",
  "why",
  "fix",
  "severity",
  "category",
  "lane",
  "maps",
  "reads",
  "views",
  "keywords",
  "sensitive",
  "examples",
  "match",
];

/** Looks at what a module exports by default. Throws where it is not a rule at all. */
export function readRule(exported: unknown): { readonly facts: Answer; readonly asked: Asked } {
  if (typeof exported !== "object" || exported === null) {
    throw new TypeError("the file has no default export that is a rule: write export default defineRule({ … })");
  }
  const rule: Record<string, unknown> = {};
  for (const key of Reflect.ownKeys(exported)) {
    if (typeof key !== "string") throw new TypeError("a rule's keys are text");
    const value: unknown = Reflect.get(exported, key);
    // Unknown fields are told by name only: the parent refuses them.
    if (key !== "match") rule[key] = FIELDS.includes(key) ? value : null;
  }
  const match: unknown = Reflect.get(exported, "match");
  const list: readonly unknown[] = Array.isArray(match) ? [...match] : [match];
  const matchers = list.map(factsOf);
  const compiled = list.map(compile);
  return {
    facts: { kind: "loaded", rule, matchers },
    asked(sample) {
      const spans: number[] = [];
      for (const find of compiled) find(sample, spans);
      return spans;
    },
  };
}

function factsOf(matcher: unknown): MatcherFacts {
  if (typeof matcher === "string") return { kind: "literal", text: matcher };
  const pattern = patternOf(matcher);
  if (pattern) return { kind: "pattern", ...pattern };
  if (typeof matcher !== "function") throw new TypeError("match is neither a pattern, nor a text, nor a function");
  const inner = "accept" in matcher && "pattern" in matcher ? patternOf(matcher.pattern) : null;
  return { kind: "function", pattern: inner };
}

/** Source and flags as the language knows them, whatever the object says of itself. */
function patternOf(value: unknown): { readonly source: string; readonly flags: string } | null {
  if (typeof value !== "object" || value === null) return null;
  try {
    const source: unknown = Reflect.get(RegExp.prototype, "source", value);
    if (value === RegExp.prototype || typeof source !== "string") return null;
    const flags = [
      ["ignoreCase", "i"],
      ["unicode", "u"],
      ["global", "g"],
      ["sticky", "y"],
      ["multiline", "m"],
      [
        "dotAll",
        "s",
      ],
      ["hasIndices", "d"],
      ["unicodeSets", "v"],
    ].map(([name = "", flag]) => Reflect.get(RegExp.prototype, name, value) === true ? flag : "");
    return { source, flags: flags.join("") };
  } catch {
    return null;
  }
}

type Find = (sample: Sample, spans: number[]) => void;

function compile(matcher: unknown): Find {
  if (typeof matcher === "string") return (sample, spans) => findLiteral(matcher, sample.text, spans);
  const pattern = patternOf(matcher);
  if (pattern) return (sample, spans) => findPattern(pattern, sample.text, spans);
  return (sample, spans) => {
    if (typeof matcher !== "function") return;
    const answer: unknown = matcher(sample);
    collect(answer, sample.text.length, spans);
  };
}

function findLiteral(literal: string, text: string, spans: number[]): void {
  if (literal === "") return;
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
    if (!add(at, at + literal.length, spans)) return;
  }
}

function findPattern({ source, flags }: { source: string; flags: string }, text: string, spans: number[]): void {
  for (const match of text.matchAll(new RegExp(source, `g${flags.replace(/[gy]/g, "")}`))) {
    if (match[0] !== "" && !add(match.index, match.index + match[0].length, spans)) return;
  }
}

function collect(answer: unknown, length: number, spans: number[]): void {
  if (answer === false) return;
  if (answer === true) return void (length > 0 && add(0, length, spans));
  if (typeof answer !== "object" || answer === null || !(Symbol.iterator in answer)) {
    throw new TypeError("match answers with true, false or spans, at once");
  }
  // The check above makes it iterable; what it yields is looked at one by one.
  for (const span of answer as Iterable<unknown>) {
    if (typeof span !== "object" || span === null) throw new TypeError("a span is {start, end}");
    const start: unknown = Reflect.get(span, "start");
    const end: unknown = Reflect.get(span, "end");
    if (typeof start !== "number" || typeof end !== "number") throw new TypeError("a span is {start, end}");
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > length) {
      throw new RangeError(`a span of ${start} to ${end} lies outside of the text`);
    }
    if (!add(start, end, spans)) return;
  }
}

function add(start: number, end: number, spans: number[]): boolean {
  spans.push(start, end);
  return spans.length < RULE_HOST_SPANS_MAX * 2;
}
