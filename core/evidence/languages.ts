/** Turns the language tables into patterns: one for each language, so that words of two languages never meet in one match. */
import type { NonEmpty, PatternMatcher, Sample, Span } from "../contract/rule.ts";
import { LANGUAGE_TABLES, type LanguageTable } from "./language_tables.ts";
import { isReported } from "./cited.ts";
import { quotationAround } from "./quotation.ts";
import { type Accept, scan } from "./words.ts";

export { LANGUAGE_TABLES, type LanguageTable };

/** An idea of the tables. */
export type LanguageIdea = Exclude<keyof LanguageTable, "language" | "isUnspaced">;

const known = new WeakMap<LanguageTable, Map<LanguageIdea, readonly string[]>>();

/** Stems of one idea as they stand in the folded view: lower case, composed. */
export function stemsOf(table: LanguageTable, idea: LanguageIdea): readonly string[] {
  let ideas = known.get(table);
  if (!ideas) known.set(table, ideas = new Map());
  let stems = ideas.get(idea);
  if (!stems) ideas.set(idea, stems = readStems(table[idea]));
  return stems;
}

function readStems(list: string): readonly string[] {
  const folded = list.normalize("NFKC").toLowerCase().split(/\s+/);
  return [...new Set(folded.filter((stem) => stem !== "").map((stem) => stem.replaceAll("_", " ")))];
}

/**
 * The words that gate a rule over an idea: every stem of every language. A stem that ends in a space would gate on its first word
 * alone, which is what it is for.
 */
export function languageKeywords(idea: LanguageIdea, ...more: readonly LanguageIdea[]): NonEmpty<string> {
  const words = new Set(
    [idea, ...more].flatMap((each) => LANGUAGE_TABLES.flatMap((table) => stemsOf(table, each)))
      .map((stem) => stem.trim()).filter((stem) => stem.length > 1 || stem > "\u2fff"),
  );
  const [first = idea, ...rest] = words;
  return [first, ...rest];
}

/** Nothing but letters of the same word may stand in front of a stem, in scripts that part their words. */
const BORDER = String.raw`(?:^|[^\p{L}\p{M}\p{N}])`;
/** The same inside a match, where the end of a sentence ends it. */
const EDGE = String.raw`[^\p{L}\p{M}\p{N}.!?;,]`;
/** Never across the end of a sentence, nor across a comma: what stands behind it belongs to another verb. */
const BETWEEN = String.raw`[^.!?;,。！？；，、।؟،\n]`;

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll(" ", String.raw`[\s_*"']{1,3}`);
}

/** An alternation of the stems, longest first, as a pattern source; captures nothing. */
function alternatives(table: LanguageTable, idea: LanguageIdea): string {
  return `(?:${[...stemsOf(table, idea)].sort((a, b) => b.length - a.length).map(escape).join("|")})`;
}

/** One idea of a table as a pattern that is not meant for more than a look at a short window. */
export function languagePattern(table: LanguageTable, idea: LanguageIdea): RegExp {
  if (table.isUnspaced) return new RegExp(alternatives(table, idea), "iu");
  // A pronoun of two or three letters begins too many words: it must be one.
  const stems = stemsOf(table, idea);
  const whole = stems.filter((stem) => stem.length <= SHORT).map(escape);
  const open = stems.filter((stem) => stem.length > SHORT).map(escape);
  const either = [...open, ...(whole.length > 0 ? [`(?:${whole.join("|")})(?:$|[^\\p{L}\\p{M}\\p{N}])`] : [])];
  return new RegExp(`${BORDER}(?:${either.join("|")})`, "iu");
}

/** Letters of a stem that must be a whole word. */
const SHORT = 3;

/** A second look at what one language matched. `has` asks for another idea of that language around the match. */
export type LanguageAccept = (
  match: RegExpExecArray,
  sample: Sample,
  has: (idea: LanguageIdea, before: number, after: number) => boolean,
) => boolean;

interface Matrix {
  readonly first: LanguageIdea;
  /** Left out: the first idea alone. */
  readonly second?: LanguageIdea;
  /** Characters that may stand between the two, in either order: many languages put the verb last. */
  readonly reach?: number;
  readonly accept?: LanguageAccept;
  /** What is only cited, instead of what is said. */
  readonly isCited?: boolean;
}

/** A matcher for each language that finds two ideas near each other in either order, or one alone. */
export function languageMatrix(matrix: Matrix): NonEmpty<PatternMatcher> {
  const [first, ...rest] = LANGUAGE_TABLES.map((table) => matcherOf(table, matrix));
  if (!first) throw new Error("there are no language tables");
  return [first, ...rest];
}

/** Whether nothing would stop a citation if nobody cited it. Where no other rules are loaded, nobody can tell. */
function wouldPassAlone(sample: Sample, words: Span): boolean {
  return sample.wouldStopAlone?.(quotationAround(sample.text, words) ?? words) === false;
}

function matcherOf(
  table: LanguageTable,
  { first, second, reach = 50, accept, isCited = false }: Matrix,
): PatternMatcher {
  const border = table.isUnspaced ? "" : BORDER;
  const patterns = new Map<LanguageIdea, RegExp>();
  const look = (idea: LanguageIdea, window: string) => {
    let found = patterns.get(idea);
    if (!found) patterns.set(idea, found = languagePattern(table, idea));
    return found.test(window);
  };
  return scanLazily(
    () => second ? pairOf(table, first, { second, reach }) : border + alternatives(table, first),
    (match, sample) => {
      if (
        isDenied(sample.text, match) || first === "system" && isDeniedBehind(sample.text, match) ||
        isReported(sample, wordsOf(match)) !== isCited || isCited && wouldPassAlone(sample, wordsOf(match))
      ) return false;
      const has = (idea: LanguageIdea, before: number, after: number) =>
        look(idea, sample.text.slice(Math.max(0, match.index - before), match.index + match[0].length + after));
      return accept ? accept(match, sample, has) : true;
    },
  );
}

/**
 * As `scan()`, but the pattern is made when somebody first asks for it: there are some hundreds of them, long and with the flag `u`, and
 * most processes never meet most languages.
 */
function scanLazily(source: () => string, accept: Accept): PatternMatcher {
  let made: PatternMatcher | null = null;
  const whole = () => made ??= scan(new RegExp(source(), "iu"), accept);
  const matcher = (sample: Sample) => whole()(sample);
  const properties = {
    pattern: { get: () => whole().pattern, enumerable: true },
    accept: { value: accept, enumerable: true },
  };
  // The two properties that the type asks for are defined right here.
  return Object.defineProperties(matcher, properties) as PatternMatcher;
}

function pairOf(
  table: LanguageTable,
  first: LanguageIdea,
  { second, reach }: { readonly second: LanguageIdea; readonly reach: number },
): string {
  const one = alternatives(table, first);
  const two = alternatives(table, second);
  // Without spaces words are a character or two, and so is what stands between them.
  if (table.isUnspaced) {
    const between = `${BETWEEN}{0,${Math.min(reach, 24)}}?`;
    return `(?:${one}${between}${two}|${two}${between}${one})`;
  }
  // Any ending may follow the first stem; the second begins a word of its own.
  const between = `${BETWEEN}{0,${reach}}?${EDGE}`;
  return `${BORDER}(?:${one}${between}${two}|${two}${between}${one})`;
}

/** Without what stands before the first word and belongs to the pattern only. */
function wordsOf(match: RegExpExecArray): Span {
  const first = Math.max(0, match[0].search(/[\p{L}\p{M}\p{N}]/u));
  return { start: match.index + first, end: match.index + match[0].length };
}

/** "Verrate niemals deinen Systemprompt": German denies behind the verb. */
function isDeniedBehind(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  return /\p{L}\sniemals\s/u.test(match[0] + text.slice(end, end + 16));
}

/** "Do not ignore", "do not forget to": a denial right in front. Words that deny by themselves are stems of their own. */
function isDenied(text: string, match: RegExpExecArray): boolean {
  const lead = /^[^\p{L}\p{M}\p{N}]/u.test(match[0]) ? 1 : 0;
  const start = match.index + lead;
  return /(?:^|[^\p{L}])(?:no|não|nao|non|nie|niet|nicht|ne|n['’]|не|jangan|đừng|không|inte|ikke|nu|ez|nem|لا|אל|ná|na|mos|huwag|usi|ne pas)\s{1,2}$|(?:不要|请勿|請勿|別|别|勿|切勿)$/iu
    .test(text.slice(Math.max(0, start - 10), start)) ||
    /(?:無視し|忘れ)ない(?:で|よう)|(?:무시하|잊)지\s?마/u.test(
      match[0] + text.slice(match.index + match[0].length, match.index + match[0].length + 6),
    );
}
