/** What `rules --explain` says of a rule. Pure. */
import { drawFields } from "../../core/cli/table.ts";
import { plain } from "../../core/cli/text.ts";
import type { Example, Rule } from "../../core/contract/rule.ts";

/** What the config says of a rule. */
export interface Override {
  readonly action?: string | undefined;
  readonly apply_to_tools?: readonly string[] | undefined;
  readonly exempt_tools?: readonly string[] | undefined;
}

/** Characters of an example as text; the JSON has all of it. */
const EXAMPLE_CHARS_MAX = 300;

/** A rule as JSON; without its pattern, which is code. */
export function ruleJson(rule: Rule) {
  const { id, title, severity, category, lane, why, fix, maps, examples } = rule;
  return { id, title, severity, category, lane, reads: rule.reads ?? null, why, fix, maps, examples };
}

/** A rule for a person. */
export function explainText(rule: Rule, override: Override | null, color: boolean): string {
  const { asi, mcp, cwe, see } = rule.maps;
  const fields: (readonly [string, string])[] = [
    ["rule", rule.id],
    ["title", rule.title],
    ["severity", rule.severity],
    ["category", rule.category],
    ["lane", rule.lane === "block" ? "block: stops traffic by its severity" : "flag: never stops traffic alone"],
    ["reads", rule.reads?.join(", ") ?? "every kind of text"],
    ["why", rule.why],
    ["fix", rule.fix],
    ["maps", [...asi, ...(mcp ?? []), ...(cwe ?? [])].join(", ")],
    ...(see ? [["see", see.join("\n")] as const] : []),
    ["override", overrideText(override)],
    ["flags", exampleLines(rule.examples.flags)],
    ["passes", exampleLines(rule.examples.passes)],
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
