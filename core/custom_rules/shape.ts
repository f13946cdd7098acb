/** From what the rule host tells of a rule to a rule: every field is looked at, and unknown ones are refused. */
import { z } from "zod";
import { PART_KINDS } from "../contract/envelope.ts";
import type { Matcher, NonEmpty, Rule, View } from "../contract/rule.ts";
import { SEVERITIES } from "../contract/verdict.ts";
import { VIEWS } from "../matching/views/mod.ts";
import { suggestion } from "../nearest.ts";

/** What came of it. `field` is where the mistake is. */
export type Shaped =
  | { readonly kind: "rule"; readonly rule: Rule; readonly isData: boolean }
  | { readonly kind: "refused"; readonly rule: string | null; readonly field: string | null; readonly reason: string };

const TEXT_CHARS_MAX = 2_000;
const EXAMPLE_CHARS_MAX = 64 * 1024;
const LIST_MAX = 1_024;

const line = z.string().min(1).max(TEXT_CHARS_MAX);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(LIST_MAX);
const example = z.union([
  z.string().max(EXAMPLE_CHARS_MAX),
  z.strictObject({
    text: z.string().max(EXAMPLE_CHARS_MAX),
    kind: z.enum(PART_KINDS).optional(),
    tool: line.optional(),
  }),
], { error: "must be a text, or {text, kind, tool}" });

/** Views that exist, in the order in which a text is read. */
export const VIEW_NAMES: readonly View[] = [...new Set<View>(["raw", ...VIEWS.map(({ view }) => view)])];

const fields = z.strictObject({
  id: line.max(64),
  title: line,
  why: line,
  fix: line,
  severity: z.enum(SEVERITIES),
  category: line.max(64),
  lane: z.enum(["block", "flag"]),
  maps: z.strictObject({
    asi: list(line),
    mcp: list(line).optional(),
    cwe: list(line).optional(),
    see: list(z.url({ protocol: /^https?$/ })).optional(),
  }),
  reads: list(z.enum(PART_KINDS)).optional(),
  views: list(z.enum(VIEW_NAMES)).optional(),
  keywords: list(line.max(256)).optional(),
  sensitive: z.boolean().optional(),
  examples: z.strictObject({ flags: list(example), passes: list(example) }),
});

const pattern = z.strictObject({ source: z.string(), flags: z.string() });
const facts = z.array(z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("literal"), text: z.string() }),
  z.strictObject({ kind: z.literal("pattern"), ...pattern.shape }),
  z.strictObject({ kind: z.literal("function"), pattern: pattern.nullable() }),
])).min(1, "a rule has at least one matcher").max(64);

/** Reads what the host tells. Never throws. */
export function shapeRule(told: unknown, toldMatchers: unknown): Shaped {
  const read = fields.safeParse(told, { reportInput: true, jitless: true });
  const id = idOf(told);
  if (!read.success) return { kind: "refused", rule: id, ...problemOf(read.error) };
  const matchers = facts.safeParse(toldMatchers, { jitless: true });
  if (!matchers.success) {
    return {
      kind: "refused",
      rule: id,
      field: "match",
      reason: matchers.error.issues[0]?.message ?? "match is no matcher",
    };
  }
  try {
    const [first, ...rest] = matchers.data.map(matcherOf);
    if (!first) return { kind: "refused", rule: id, field: "match", reason: "match is empty" };
    const isData = matchers.data.every(({ kind }) => kind !== "function");
    // Lists were checked to hold something, and absent fields are left out, which is all that the wider types do not say.
    const { reads, views, keywords, sensitive, maps, examples, ...rest2 } = read.data;
    const rule: Rule = {
      ...rest2,
      maps: {
        asi: filled(maps.asi),
        ...(maps.mcp ? { mcp: filled(maps.mcp) } : {}),
        ...(maps.cwe ? { cwe: filled(maps.cwe) } : {}),
        ...(maps.see ? { see: filled(maps.see) } : {}),
      },
      ...(reads ? { reads: filled(reads) } : {}),
      ...(views ? { views: filled(views) } : {}),
      ...(keywords ? { keywords: filled(keywords) } : {}),
      ...(sensitive ? { sensitive } : {}),
      match: rest.length === 0 ? first : [first, ...rest],
      examples: { flags: filled(examples.flags.map(exampleOf)), passes: filled(examples.passes.map(exampleOf)) },
    };
    return { kind: "rule", rule, isData };
  } catch (error) {
    return {
      kind: "refused",
      rule: id,
      field: "match",
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}

/** A list that was checked to hold something. Throws `TypeError` for one that does not. */
export function filled<T>(items: readonly T[]): NonEmpty<T> {
  const [first, ...rest] = items;
  if (first === undefined) throw new TypeError("a list is empty");
  return [first, ...rest];
}

function exampleOf(example: z.output<typeof fields>["examples"]["flags"][number]): Rule["examples"]["flags"][number] {
  if (typeof example === "string") return example;
  const { text, kind, tool } = example;
  return { text, ...(kind ? { kind } : {}), ...(tool === undefined ? {} : { tool }) };
}

/** What the engine may run by itself; a function stands for what only the host can. */
function matcherOf(told: z.output<typeof facts>[number]): Matcher {
  switch (told.kind) {
    case "literal":
      return told.text;
    case "pattern":
      return new RegExp(told.source, told.flags);
    case "function": {
      const silent = () => [];
      if (!told.pattern) return silent;
      return Object.assign(silent, {
        pattern: new RegExp(told.pattern.source, told.pattern.flags),
        accept: () => false,
      });
    }
  }
}

function idOf(told: unknown): string | null {
  if (typeof told !== "object" || told === null || !("id" in told) || typeof told.id !== "string") return null;
  return told.id.slice(0, 64);
}

function problemOf(error: z.ZodError): { readonly field: string | null; readonly reason: string } {
  const issue = error.issues[0];
  if (!issue) return { field: null, reason: "it is no rule" };
  const path = issue.path.map(String);
  const field = path[0] ?? null;
  const where = path.length === 0 ? "the rule" : path.join(".");
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    return { field: key, reason: `unknown key "${key}"${suggestion(key, Object.keys(fields.shape))}` };
  }
  if (issue.code === "invalid_value") {
    const shown = typeof issue.input === "string" ? `"${issue.input.slice(0, 60)}" ` : "";
    return { field, reason: `${where} ${shown}must be one of ${issue.values.map(String).join(", ")}` };
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return { field, reason: `${where} is missing` };
  return { field, reason: `${where}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}` };
}
