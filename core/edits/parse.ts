/**
 * Reads the text of a client's config with a kept parser of its format, and says where everything stands. Never throws: what cannot be
 * read is told by line. Pure.
 */
import type { Format } from "../contract/platform.ts";
import { CLIENT_FILE_BYTES_MAX } from "../limits.ts";
import { readJson } from "./json_tree.ts";
import { readToml } from "./toml_tree.ts";
import type { Node, Tree, Trouble } from "./tree.ts";
import { Unreadable } from "./unreadable.ts";
import { readYaml } from "./yaml_tree.ts";

/** What came of it. */
export type Parsed =
  | { readonly kind: "tree"; readonly tree: Tree }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/**
 * Reads as strictly as the clients do: a comment in strict JSON is trouble, since a client that meets it starts no server at all.
 * A byte order mark at the start is passed over, and counts as a character.
 */
export function parseText(text: string, format: Format): Parsed {
  try {
    if (text.length > CLIENT_FILE_BYTES_MAX) {
      throw new Unreadable(0, `it is longer than ${CLIENT_FILE_BYTES_MAX} characters`);
    }
    return { kind: "tree", tree: { format, text, root: rootOf(text, format) } };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: "trouble", trouble: { ...placeOf(text, error.at), reason: error.reason } };
  }
}

function rootOf(text: string, format: Format): Node | null {
  switch (format) {
    case "toml":
      return readToml(text);
    case "yaml":
      return readYaml(text);
    default:
      return readJson(text, format);
  }
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
