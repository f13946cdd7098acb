/** What `rules --explain` says of a rule. Pure. */
import { drawFields } from "../../core/cli/table.ts";
import { plain } from "../../core/cli/text.ts";
import type { Example, Rule, RuleFacts } from "../../core/contract/rule.ts";

/** What the config says of a rule. */
export interface Override {
  readonly action?: string | undefined;
  readonly apply_to_tools?: readonly string[] | undefined;
  readonly exempt_tools?: readonly string[] | undefined;
}

/** Characters of an example as text; the JSON has all of it. */
const EXAMPLE_CHARS_MAX = 300;

/** A rule, or what a detector reports: that has neither kinds of text nor examples. */
type Explained = RuleFacts & Partial<Pick<Rule, "reads" | "examples">>;

/** A rule as JSON; without its pattern, which is code. */
export function ruleJson(rule: Explained) {
  const { id, aliases = [], title, severity, category, lane, why, fix, maps, reads = null, examples = null } = rule;
  return { id, aliases, title, severity, category, lane, reads, why, fix, maps, examples };
}

/** A rule for a person. */
export function explainText(rule: Explained, override: Override | null, color: boolean): string {
  const { aliases, examples } = rule;
  const { asi, mcp, cwe, see } = rule.maps;
  const fields: (readonly [string, string])[] = [
    ["rule", rule.id],
    ...(aliases ? [["also", aliases.join(", ")] as const] : []),
    ["title", rule.title],
    ["severity", rule.severity],
    ["category", rule.category],
    ["lane", rule.lane === "block" ? "block: stops traffic by its severity" : "flag: never stops traffic alone"],
    ["reads", rule.reads?.join(", ") ?? (examples ? "every kind of text" : "what a detector has seen before")],
    ["why", rule.why],
    ["fix", rule.fix],
    ["maps", [...asi, ...(mcp ?? []), ...(cwe ?? [])].join(", ")],
    ...(see ? [["see", see.join("\n")] as const] : []),
    ["override", overrideText(override)],
    ...(examples
      ? [["flags", exampleLines(examples.flags)] as const, ["passes", exampleLines(examples.passes)] as const]
      : []),
  ];
  return drawFields(fields, color);
}

function overrideText(override: Override | null): string {
  if (!override) return "none in the config";
  const tools = override.apply_to_tools
    ? ` for ${override.apply_to_tools.join(", ")}`
    : override.exempt_tools
    ? ` except for ${override.exempt_tools.join(", ")}`
    : "";
  return `${override.action ?? "no action"}${tools}`;
}

function exampleLines(examples: readonly Example[]): string {
  return examples.map((example) => {
    const { text, kind, tool } = typeof example === "string"
      ? { text: example, kind: undefined, tool: undefined }
      : example;
    const place = [kind, tool].filter((word) => word !== undefined).join(", ");
    const shown = text.length > EXAMPLE_CHARS_MAX ? `${text.slice(0, EXAMPLE_CHARS_MAX)}…` : text;
    // Escaped before the lines are joined: an example of several lines is one example.
    return `- ${plain(shown)}${place === "" ? "" : ` (${place})`}`;
  }).join("\n");
}
