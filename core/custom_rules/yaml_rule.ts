/** Rules as YAML, in the format of the older product: one rule a document, each standing or falling alone. */
import { z } from "zod";
import { readYaml, type Source } from "../config/document.ts";
import type { PartKind, Rule } from "../contract/rule.ts";
import { SEVERITIES, type Severity } from "../contract/verdict.ts";
import { reasonOf } from "../errors.ts";
import { YAML_PATTERN_CHARS_MAX } from "../limits.ts";
import { suggestion } from "../nearest.ts";
import { asiOf } from "./categories.ts";
import { combine, compileFinder, type Finder, type PatternText } from "./matcher.ts";
import { filled } from "./shape.ts";

/** What one document came to. Lines are those of the file. */
export type YamlOutcome =
  | { readonly kind: "rule"; readonly rule: Rule; readonly line: number }
  | { readonly kind: "refused"; readonly rule: string | null; readonly line: number; readonly reason: string };

/** What a rule without counter-examples is at least silent on. */
const HARMLESS = "Thanks, the weekly report is done and the numbers look fine.";
const DOCUMENTS_MAX = 1_024;

const text = z.string().min(1).max(4_096);
const pattern = z.strictObject({
  type: z.enum(["regex", "contains"]),
  value: z.string().min(1).max(YAML_PATTERN_CHARS_MAX),
});
const exclude = z.union([pattern, z.string().min(1).max(YAML_PATTERN_CHARS_MAX)], {
  error: "must be a pattern {type, value}, or the text of one",
});
const examples = z.array(z.string().min(1).max(64 * 1024)).max(256);

const document = z.strictObject({
  id: text.max(64),
  name: text,
  description: text.optional(),
  severity: z.string().transform((word) => word.toLowerCase()).pipe(z.enum(SEVERITIES)),
  category: text.max(64).default("custom"),
  targets: z.array(text).max(256).default([]),
  match_mode: z.enum(["any", "all"]).default("any"),
  patterns: z.array(pattern).min(1).max(256),
  exclude_patterns: z.array(exclude).max(256).default([]),
  examples: z.strictObject({ true_positive: examples.min(1), false_positive: examples.default([]) }),
  remediation: text.optional(),
  sensitive: z.boolean().default(false),
});

/** Reads all documents of a file. Empty ones are passed over. Never throws. */
export async function readYamlRules(source: string): Promise<readonly YamlOutcome[]> {
  const outcomes: YamlOutcome[] = [];
  for (const { text, line } of documentsOf(source)) {
    if (!/^\s*[^#\s]/m.test(text)) continue;
    if (outcomes.length === DOCUMENTS_MAX) {
      outcomes.push({ kind: "refused", rule: null, line, reason: `a file holds at most ${DOCUMENTS_MAX} rules` });
      break;
    }
    outcomes.push(await readDocument(text, line));
  }
  return outcomes;
}

/** The documents of a stream, each with the number of lines before it. */
function documentsOf(source: string): readonly { readonly text: string; readonly line: number }[] {
  const lines = source.replace(/^\ufeff/, "").split("\n");
  const documents: { text: string; line: number }[] = [];
  let from = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !/^(?:---|\.\.\.)\s*(?:#.*)?$/.test(lines[at] ?? "")) continue;
    documents.push({ text: lines.slice(from, at).join("\n"), line: from });
    from = at + 1;
  }
  return documents;
}

async function readDocument(text: string, before: number): Promise<YamlOutcome> {
  const { source, faults } = readYaml(text);
  const at = (offset: number) => before + Number.parseInt(source.lineOf(offset), 10);
  const [fault] = faults;
  if (fault) return { kind: "refused", rule: null, line: at(fault.offset), reason: fault.what };
  const read = document.safeParse(source.value, { reportInput: true, jitless: true });
  const id = idOf(source.value);
  if (!read.success) return { kind: "refused", rule: id, ...problemOf(read.error, { source, at }) };
  const { data } = read;
  const line = at(source.offsetOfKey(["id"]));
  try {
    const patterns = await finders(data.patterns, "patterns");
    const excludes = await finders(data.exclude_patterns.map(patternOf), "exclude_patterns");
    return { kind: "rule", rule: ruleOf(data, { patterns, excludes }), line };
  } catch (error) {
    const place = error instanceof BadPlace ? at(source.offsetOf(error.path)) : line;
    return { kind: "refused", rule: id, line: place, reason: reasonOf(error) };
  }
}

type Data = z.output<typeof document>;

/** A pattern that cannot be used, and where it stands. */
class BadPlace extends Error {
  constructor(message: string, readonly path: readonly (string | number)[], cause: unknown) {
    super(message, { cause });
  }
}

async function finders(patterns: readonly PatternText[], field: "patterns" | "exclude_patterns"): Promise<Finder[]> {
  const made: Finder[] = [];
  for (const [index, pattern] of patterns.entries()) {
    try {
      const finder = await compileFinder(pattern);
      // RE2 reads a text in linear time, and slowly: it is asked only where a word of the pattern occurs.
      if (finder.pattern === null && finder.words === null && field === "patterns") {
        throw new TypeError(
          "no word must occur in it, and it is not linear as it stands: give its repeats bounds, as in {1,80}",
        );
      }
      made.push(finder);
    } catch (error) {
      throw new BadPlace(`${field}[${index}]: ${reasonOf(error)}`, [field, index, "value"], error);
    }
  }
  return made;
}

function patternOf(exclude: z.output<typeof document>["exclude_patterns"][number]): PatternText {
  return typeof exclude === "string" ? { type: "regex", value: exclude } : exclude;
}

function ruleOf(
  data: Data,
  { patterns, excludes }: { readonly patterns: readonly Finder[]; readonly excludes: readonly Finder[] },
): Rule {
  const words = wordsOf(patterns, data.match_mode);
  const reads = readsOf(data.targets);
  const { true_positive, false_positive } = data.examples;
  const [first, ...rest] = combine({ mode: data.match_mode, patterns, excludes });
  if (!first) throw new TypeError("a rule has at least one pattern");
  return {
    id: data.id,
    title: oneLine(data.name),
    why: oneLine(data.description ?? data.name),
    fix: oneLine(data.remediation ?? "Look at what matched and who sent it, and decide whether it belongs there."),
    severity: data.severity satisfies Severity,
    category: data.category,
    // The older product knew severity alone, and acted on it.
    lane: "block",
    maps: { asi: [asiOf(data.category)] },
    ...(reads ? { reads: filled(reads) } : {}),
    ...(words ? { keywords: filled(words) } : {}),
    ...(data.sensitive ? { sensitive: true } : {}),
    match: rest.length === 0 ? first : [first, ...rest],
    examples: {
      flags: filled(true_positive),
      passes: filled(false_positive.length === 0 ? [HARMLESS] : false_positive),
    },
  };
}

/** Words that open the rule; null where some match does without any. */
function wordsOf(patterns: readonly Finder[], mode: Data["match_mode"]): readonly string[] | null {
  if (mode === "all") return patterns.map(({ words }) => words).find((words) => words !== null) ?? null;
  const all = patterns.flatMap(({ words }) => words ?? []);
  return patterns.every(({ words }) => words !== null) ? [...new Set(all)] : null;
}

const ANY_TEXT = /^(?:\*|.*\.(?:md|mdx|markdown|txt|rst|\*))$/i;
const SETTINGS = /\.(?:json|jsonc|json5|ya?ml|toml|ini|cfg|conf|env|properties|xml)$/i;
const SCRIPT = /\.(?:sh|bash|zsh|fish|ps1|bat|cmd|py|rb|pl|js|mjs|cjs|ts|go|rs|php|lua)$/i;

/** Targets are names of files; in traffic there are kinds of text. Null: every kind. */
export function readsOf(targets: readonly string[]): readonly PartKind[] | null {
  // Agents' words were read as a file called message.md, so a rule for such files reads everything.
  if (targets.length === 0 || targets.some((target) => ANY_TEXT.test(target))) return null;
  const kinds = new Set<PartKind>(["document"]);
  for (const target of targets) {
    if (SETTINGS.test(target)) kinds.add("config");
    else if (SCRIPT.test(target)) kinds.add("command");
    else kinds.add("config").add("command");
  }
  return [...kinds];
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, " ").trim();
}

function idOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("id" in value) || typeof value.id !== "string") return null;
  return value.id.slice(0, 64);
}

function problemOf(
  error: z.ZodError,
  { source, at }: { readonly source: Source; readonly at: (offset: number) => number },
): { readonly line: number; readonly reason: string } {
  const issue = error.issues[0];
  if (!issue) return { line: at(0), reason: "it is no rule" };
  const path = issue.path.map((step) => typeof step === "number" ? step : String(step));
  const where = path.length === 0 ? "the rule" : path.join(".");
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const known = path.length === 0
      ? Object.keys(document.shape)
      : ["type", "value", "true_positive", "false_positive"];
    return { line: at(source.offsetOfKey([...path, key])), reason: `unknown key "${key}"${suggestion(key, known)}` };
  }
  const line = at(source.offsetOf(path));
  if (issue.code === "invalid_type" && issue.input === undefined) return { line, reason: `${where} is missing` };
  if (issue.code === "invalid_value") {
    return { line, reason: `${where} must be one of ${issue.values.map(String).join(", ")}` };
  }
  return { line, reason: `${where}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}` };
}
