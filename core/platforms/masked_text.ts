/** A client's file as it may be shown: the same lines, with every value masked that could be a secret. Pure. */
import type { Format } from "../contract/platform.ts";
import type { Node, Splice, TextNode } from "../edits/tree.ts";
import { maskArgv, maskText } from "./mask.ts";
import { treeOf } from "./rewrite.ts";

/** Keys whose maps hold nothing but values that nobody should see. */
const SECRET_MAPS = /^(?:env|envs|environment|env_vars|headers|http_headers|oauth|auth|bearer_token.*)$/i;
const HIDDEN = "[hidden]";

/** Masks the values of a file. A text that cannot be read is masked line by line, as far as shapes of secrets go. */
export function maskedText(text: string, format: Format): string {
  const tree = treeOf(text, format);
  if (typeof tree === "string" || tree.root === null) return maskText(text);
  const values: Splice[] = [];
  visit(tree.root, { isSecret: false, key: null, text, values });
  // Between the values stand keys and comments, and a comment may hold anything.
  let shown = "";
  let end = 0;
  for (const value of values.toSorted((a, b) => a.start - b.start)) {
    shown += maskText(text.slice(end, value.start)) + value.text;
    end = value.end;
  }
  return shown + maskText(text.slice(end));
}

interface Visit {
  readonly isSecret: boolean;
  /** The key whose value this is; null in a list. */
  readonly key: string | null;
  readonly text: string;
  /** Each text of the file, as it may be shown. */
  readonly values: Splice[];
}

function visit(node: Node, options: Visit): void {
  const { isSecret, key } = options;
  switch (node.kind) {
    case "map":
      for (const entry of node.entries) {
        visit(entry.value, { ...options, isSecret: isSecret || SECRET_MAPS.test(entry.key), key: entry.key });
      }
      return;
    case "list":
      return visitList(node.items, options);
    case "text":
      // The name of a key says of its value what the name of a flag says of its own.
      return show(node, isSecret ? HIDDEN : valueOf(maskArgv(["", `${key ?? ""}=${node.value}`])[1] ?? ""), options);
    case "other":
      return;
  }
}

function valueOf(word: string): string {
  return word.slice(word.indexOf("=") + 1);
}

/** A flag before a word says what the word is. */
function visitList(items: readonly Node[], options: Visit): void {
  const words = maskArgv(["", ...items.map((item) => item.kind === "text" ? item.value : "")]).slice(1);
  for (const [at, item] of items.entries()) {
    if (item.kind === "text") show(item, options.isSecret ? HIDDEN : words[at] ?? "", options);
    else visit(item, { ...options, key: null });
  }
}

/** Keeps the spelling of a value that may be shown. */
function show({ start, end, value }: TextNode, shown: string, { text, values }: Visit): void {
  const isHidden = shown !== value && value !== "";
  values.push({ start, end, text: isHidden ? JSON.stringify(shown) : text.slice(start, end) });
}
