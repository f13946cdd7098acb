/**
 * What an entry alone would not say of how it was, in the blanks before the server's own command: no reader of any format minds them,
 * and nobody's words are among ours. A program that writes the file anew loses them, as it does every blank.
 */
import { nodesAt } from "./look.ts";
import { parseText } from "./parse.ts";
import { carry } from "./spelling.ts";
import type { ListNode, TextNode, Tree } from "./tree.ts";

/** What can be noted. */
export interface Notes {
  /** There was a list of arguments, and nothing in it. */
  readonly hadList: boolean;
  /** The command was a plain word of YAML, which is in quotes here because it stands between brackets. */
  readonly wasPlain: boolean;
}

/** Blanks beyond the one that always stands there. */
const HAD_LIST = 1;
const WAS_PLAIN = 2;

/** The command of an entry as it is put into the list of arguments. */
export function carried(
  tree: Tree,
  command: TextNode,
  { isInFlow, hadList }: { readonly isInFlow: boolean; readonly hadList: boolean },
): string {
  const word = carry(tree, command, { isInFlow });
  const wasPlain = word !== tree.text.slice(command.start, command.end);
  return " ".repeat((hadList ? HAD_LIST : 0) + (wasPlain ? WAS_PLAIN : 0)) + word;
}

/** The notes before an item of a list. */
export function notesBefore({ text }: Tree, { items }: ListNode, index: number): Notes {
  const [before, item] = [items[index - 1], items[index]];
  const [, blanks = ""] = /^, ( {0,3})$/.exec(text.slice(before?.end, item?.start)) ?? [];
  return { hadList: (blanks.length & HAD_LIST) !== 0, wasPlain: (blanks.length & WAS_PLAIN) !== 0 };
}

/** A word without quotes, where a reader of YAML takes it for the same outside of brackets; null where it does not. */
export function plainWord({ value }: TextNode): string | null {
  const parsed = parseText(`a: ${value}`, "yaml");
  const [node] = parsed.kind === "tree" ? nodesAt(parsed.tree, ["a"]) : [];
  return node?.kind === "text" && node.value === value ? value : null;
}
