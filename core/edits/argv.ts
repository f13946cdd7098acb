/**
 * Puts words before the command line of an entry, and takes them away again, so that every other byte stays and the first state comes
 * back byte for byte. Each edit is a few splices; what cannot be undone is refused with a reason. Pure.
 */
import type { CommandShape } from "../contract/platform.ts";
import { signsIn } from "./gaps.ts";
import { type Keyed, removeKey, writeKeyAfter } from "./keys.ts";
import { prepend, removeFirst } from "./lists.ts";
import { nodesAt } from "./look.ts";
import { carried, notesBefore, plainWord } from "./notes.ts";
import { carry, spell } from "./spelling.ts";
import type { ListNode, MapNode, Node, Splice, TextNode, Tree } from "./tree.ts";

/** The words of an entry's command line; null where it has none that is made of texts alone. */
export function argvOf(entry: MapNode, shape: CommandShape): readonly string[] | null {
  if (shape.kind === "whole") return wordsOf(nodeIn(entry, shape.argv));
  const command = nodeIn(entry, shape.command);
  if (command?.kind !== "text") return null;
  const args = nodeIn(entry, shape.args);
  if (args === undefined) return [command.value];
  const words = wordsOf(args);
  return words === null ? null : [command.value, ...words];
}

/** The last one counts where a key is written twice, as it does for most readers. */
function nodeIn(entry: MapNode, path: readonly string[]): Node | undefined {
  return nodesAt({ root: entry }, path).at(-1);
}

function wordsOf(node: Node | undefined): readonly string[] | null {
  if (node?.kind !== "list") return null;
  const words: string[] = [];
  for (const item of node.items) {
    if (item.kind !== "text") return null;
    words.push(item.value);
  }
  return words;
}

/**
 * Makes an entry start with the words of `launcher`: the first is the command, the others stand before the old command and its
 * arguments. Returns the splices, or why it cannot be done.
 */
export function wrapArgv(
  tree: Tree,
  entry: MapNode,
  shape: CommandShape,
  launcher: readonly string[],
): readonly Splice[] | string {
  if (launcher.some((word) => !word.isWellFormed())) return "a word of the launcher is no text";
  const spelled = launcher.map((word) => spell(word, tree.format));
  const [command = "", ...words] = spelled;
  if (shape.kind === "whole") {
    const list = nodeIn(entry, shape.argv);
    return list?.kind === "list" ? prepend(tree, list, spelled) : "its command is no list";
  }
  if (isTwice(entry, shape)) return "its command or its arguments are written twice";
  const old = nodeIn(entry, shape.command);
  if (old?.kind !== "text") return "its command is no text";
  const refusal = refusalOf(tree, old);
  if (refusal !== null) return refusal;
  const args = nodeIn(entry, shape.args);
  const replaced: Splice = { start: old.start, end: old.end, text: command };
  if (args === undefined) {
    const all = [...words, carried(tree, old, { isInFlow: true, hadList: false })];
    const place = keyedIn(entry, shape.command);
    const inserted = writeKeyAfter(tree, place, { key: shape.args.at(-1) ?? "args", words: all });
    return [{ ...replaced, text: command + inserted }];
  }
  if (args.kind !== "list") return "its arguments are no list";
  const notes = { isInFlow: args.isBracketed, hadList: args.items.length === 0 };
  const added = prepend(tree, args, [...words, carried(tree, old, notes)]);
  return typeof added === "string" ? added : [replaced, ...added];
}

/** How to take words away. */
export interface UnwrapOptions {
  /** The words of the launcher, its command among them. */
  readonly words: number;
  /**
   * Whether the entry had a list of arguments before; null where nobody knows. Then an empty list stays where our blanks say so, or where
   * something else shows that it was there: a blank or a comment in it, or another place than right behind the command.
   */
  readonly hadArgs: boolean | null;
}

/** Takes the words of a launcher away: the word behind them is the command again. Returns the splices, or why it cannot be done. */
export function unwrapArgv(
  tree: Tree,
  entry: MapNode,
  shape: CommandShape,
  { words, hadArgs }: UnwrapOptions,
): readonly Splice[] | string {
  if (shape.kind === "whole") {
    const list = nodeIn(entry, shape.argv);
    if (list?.kind !== "list" || list.items.length <= words) return "there is no command behind ours";
    return removeFirst(tree, list, words);
  }
  if (isTwice(entry, shape)) return "its command or its arguments are written twice";
  const command = nodeIn(entry, shape.command);
  const args = nodeIn(entry, shape.args);
  if (command?.kind !== "text" || args?.kind !== "list") return "it is not written as we write it";
  const old = args.items[words - 1];
  if (old?.kind !== "text") return "there is no command behind ours";
  const isInFlow = keyedIn(entry, shape.command).map.isBracketed;
  const notes = notesBefore(tree, args, words - 1);
  const word = notes.wasPlain && !isInFlow ? plainWord(old) : null;
  const back: Splice = { start: command.start, end: command.end, text: word ?? carry(tree, old, { isInFlow }) };
  if (args.items.length > words) {
    const removed = removeFirst(tree, args, words);
    return typeof removed === "string" ? removed : [back, ...removed];
  }
  const keyed = keyedIn(entry, shape.args);
  const keepsList = hadArgs ?? (notes.hadList || showsItsList(tree, entry, { shape, args }));
  const removed = keepsList ? null : removeKey(tree, keyed);
  // Where somebody's comment stands beside the list, an empty one is better than staying in.
  if (removed !== null && typeof removed !== "string") return [back, ...removed];
  const emptied = args.isBracketed ? removeFirst(tree, args, words) : emptyBlock(tree, keyed);
  return typeof emptied === "string" ? emptied : [back, ...emptied];
}

/** True where a reader that takes the first of two keys and one that takes the last would start two programs. */
function isTwice(entry: MapNode, { command, args }: CommandShape & { readonly kind: "split" }): boolean {
  return nodesAt({ root: entry }, command).length > 1 || nodesAt({ root: entry }, args).length > 1;
}

/** An empty list in the place of one with dashes. */
function emptyBlock(tree: Tree, { entry: { keyAt, value } }: Keyed): readonly Splice[] {
  const colon = signsIn(tree, { start: keyAt.end, end: value.start }).indexOf(":");
  return [{ start: keyAt.end + colon + 1, end: value.end, text: " []" }];
}

/** True where an emptied list was not written by us. */
function showsItsList(
  { text }: Tree,
  entry: MapNode,
  { shape, args }: { readonly shape: CommandShape & { readonly kind: "split" }; readonly args: ListNode },
): boolean {
  const { map, entry: own } = keyedIn(entry, shape.args);
  const before = map.entries[map.entries.indexOf(own) - 1];
  if (before?.key !== shape.command.at(-1)) return true;
  if (!args.isBracketed) return false;
  const [first, last] = [args.items[0], args.items.at(-1)];
  return first?.start !== args.start + 1 || text.slice(last?.end, args.end - 1) !== "";
}

/** The map that holds the last key of a path, and the key's entry in it. */
function keyedIn(entry: MapNode, path: readonly string[]): Keyed {
  const map = nodeIn(entry, path.slice(0, -1));
  const key = path.at(-1);
  const found = map?.kind === "map" ? map.entries.findLast((one) => one.key === key) : undefined;
  if (map?.kind !== "map" || found === undefined) throw new RangeError("the path leads nowhere");
  return { map, entry: found };
}

/** What cannot be put into another place and back. */
function refusalOf({ text, format }: Tree, node: TextNode): string | null {
  if (format !== "yaml") return null;
  const literal = text.slice(node.start, node.end);
  if (/^[|>]/.test(literal)) return "its command is a block of text";
  return /[\r\n]/.test(literal) ? "its command goes over several lines" : null;
}
