/** How words are written in each format. */
import type { Format } from "../contract/platform.ts";
import type { TextNode, Tree } from "./tree.ts";

/** A word in double quotes; the escapes of JSON are read by all five formats, once the delete character is escaped too. */
export function spell(word: string, format: Format): string {
  const quoted = JSON.stringify(word);
  return format === "toml" || format === "yaml" ? quoted.replaceAll("\x7f", "\\u007f") : quoted;
}

/** The word of a node as it is written there, so that it can come back as it was; in quotes where its new place asks for them. */
export function carry(
  { text, format }: Tree,
  { start, end, value }: TextNode,
  { isInFlow }: { readonly isInFlow: boolean },
): string {
  const literal = text.slice(start, end);
  if (format !== "yaml" || /^["']/.test(literal)) return literal;
  // A plain word of YAML: between brackets these signs mean something else.
  const isPlain = !isInFlow || /^[^\s,[\]{}?:#][^,[\]{}#]*$/.test(literal) && !/:(?:\s|$)/.test(literal);
  return isPlain ? literal : spell(value, format);
}
