/** Says what is wrong with a rule before it is loaded: a rule that cannot be trusted protects nobody. */
import type { Part } from "../contract/envelope.ts";
import { PART_KINDS } from "../contract/envelope.ts";
import type { Example, Matcher, Rule } from "../contract/rule.ts";
import { SEVERITIES } from "../contract/verdict.ts";
import { OktsecError, reasonOf } from "../errors.ts";
import { compileEngine, type Engine } from "./engine.ts";
import { extentOf, lowerAscii } from "./literals.ts";
import { type Proof, proveLinear } from "./linear.ts";
import { Meter } from "./meter.ts";
import { parsePattern } from "./pattern.ts";
import { matchersOf, patternOf } from "./plan.ts";
import { folded } from "./views/folded.ts";

/** Steps that a pattern may take for a character at worst: two gaps of 80 between words fit with ease, three of 60 just so, four do not. */
export const PATTERN_COST_MAX = 4_000;
/** Pattern source of one matcher. */
export const PATTERN_CHARS_MAX = 32_768;

const ID = /^[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+$/;
const ALIAS = /^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+$/;

/** An example as the part that it stands for. Text alone is a message where the rule reads messages, else the first kind that it reads. */
export function partOf(rule: Rule, example: Example): { readonly part: Part; readonly tool: string | null } {
  const { text, kind, tool } = typeof example === "string"
    ? { text: example, kind: undefined, tool: undefined }
    : example;
  const usual = !rule.reads || rule.reads.includes("message") ? "message" : rule.reads[0];
  return { part: { path: "", kind: kind ?? usual, text }, tool: tool ?? null };
}

/** What is wrong with a rule before any of its examples is run. */
export function checkShape(rule: Rule): readonly string[] {
  return [
    ...checkFields(rule),
    ...checkKeywords(rule),
    ...matchersOf(rule).flatMap((matcher) => [...checkMatcher(matcher)]),
  ];
}

/** Why a pattern may not be run; null for one that may. */
export function patternProblem(pattern: RegExp): string | null {
  return checkMatcher(pattern).next().value ?? null;
}

/** Everything that is wrong with a rule, one sentence each; empty for a rule that may be loaded. */
export function checkRule(rule: Rule): readonly string[] {
  const shape = checkShape(rule);
  return shape.length > 0 ? shape : checkExamples(rule);
}

function* checkFields(rule: Rule): Generator<string> {
  if (!ID.test(rule.id)) yield `the id "${rule.id}" is not of the form ABC-001 or ABC_DEF_001`;
  for (const alias of rule.aliases ?? []) {
    if (!ALIAS.test(alias) || alias === rule.id) {
      yield `the alias "${alias}" is no other name of letters, digits and dashes`;
    }
  }
  for (const field of ["title", "why", "fix", "category"] as const) {
    if (rule[field].trim() === "") yield `"${field}" is empty`;
    if (/[\r\n]/.test(rule[field])) yield `"${field}" has more than one line`;
  }
  if (!SEVERITIES.includes(rule.severity)) yield `the severity "${rule.severity}" is unknown`;
  if (rule.lane !== "block" && rule.lane !== "flag") yield `the lane "${String(rule.lane)}" is unknown`;
  for (const kind of rule.reads ?? []) if (!PART_KINDS.includes(kind)) yield `the kind "${kind}" is unknown`;
  for (const entry of rule.maps.asi) {
    if (!/^ASI(?:0[1-9]|10)$/.test(entry)) yield `"${entry}" is not in the OWASP agentic top ten`;
  }
  for (const entry of rule.maps.mcp ?? []) {
    if (!/^MCP(?:0[1-9]|10)$/.test(entry)) yield `"${entry}" is not in the OWASP MCP top ten`;
  }
  for (const entry of rule.maps.cwe ?? []) if (!/^CWE-\d{1,5}$/.test(entry)) yield `"${entry}" is not a CWE number`;
}

function* checkKeywords(rule: Rule): Generator<string> {
  const { keywords } = rule;
  if (!keywords) return;
  for (const word of keywords) {
    if (word === "") yield "a keyword is empty";
    else if (word !== word.toLowerCase()) yield `the keyword "${word}" is not in lower case`;
    else if (/^[a-z0-9 ]$/.test(word)) yield `the keyword "${word}" occurs everywhere: it gates nothing`;
  }
  if (new Set(keywords).size < keywords.length) yield "a keyword is listed twice";
  for (const example of rule.examples.flags) {
    const { part } = partOf(rule, example);
    const texts = [part.text, ...folded.make(part.text, { isAscii: false }, new Meter()).map((view) => view.text)];
    const hasKeyword = texts.some((text) => keywords.some((word) => lowerAscii(text).includes(word)));
    // A keyword beyond ASCII may stand in the other case in the source; the folded view has it in lower case.
    if (!hasKeyword && !keywords.some((word) => part.text.toLowerCase().includes(word))) {
      yield `no keyword occurs in the example ${quote(part.text)}`;
    }
  }
}

function* checkMatcher(matcher: Matcher): Generator<string> {
  if (typeof matcher === "string") {
    if (matcher === "") yield "a literal is empty";
    return;
  }
  const pattern = patternOf(matcher);
  if (!pattern) return;
  const shown = quote(String(pattern));
  try {
    if (pattern.source.length > PATTERN_CHARS_MAX) yield `${shown} is longer than ${PATTERN_CHARS_MAX} characters`;
    const tree = parsePattern(pattern);
    if (extentOf(tree).min === 0) yield `${shown} can match the empty text`;
    const problem = linearProblem(proveLinear(tree));
    if (problem) yield `${shown} ${problem}`;
  } catch (error) {
    yield `${shown}: ${reasonOf(error)}`;
  }
}

function linearProblem(proof: Proof): string | null {
  switch (proof.kind) {
    case "exponential":
      return `is not linear: a repeat around ${proof.piece} can match the same text in several ways`;
    case "polynomial":
      return `is not linear: the repeat of ${proof.piece} can begin again inside what it has read; give it a bound, as in {1,80}`;
    case "unknown":
      return "is too large to prove that it is linear";
    case "linear":
      if (proof.cost <= PATTERN_COST_MAX) return null;
      return `may take ${proof.cost} steps for one character, more than ${PATTERN_COST_MAX}: use smaller bounds`;
  }
}

function* checkExamplesWith(engine: Engine, rule: Rule): Generator<string> {
  const fires = (example: Example) => {
    const { part, tool } = partOf(rule, example);
    const { findings, failure } = engine.scanNow([part], { tool });
    return { hit: findings.some((finding) => finding.rule === rule.id), failure };
  };
  for (const example of rule.examples.flags) {
    if (!fires(example).hit) yield `it does not fire on its example ${quote(partOf(rule, example).part.text)}`;
  }
  for (const example of rule.examples.passes) {
    if (fires(example).hit) yield `it fires on ${quote(partOf(rule, example).part.text)}, which it should let pass`;
  }
}

function checkExamples(rule: Rule): readonly string[] {
  const errors: string[] = [];
  try {
    const engine = compileEngine([rule], { onError: (_, error) => errors.push(`it throws: ${reasonOf(error)}`) });
    return [...checkExamplesWith(engine, rule), ...new Set(errors)];
  } catch (error) {
    if (error instanceof OktsecError) return [error.message];
    throw error;
  }
}

function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}
