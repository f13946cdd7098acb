/** Puts our words before the command lines of entries in a text, or takes them away: byte for byte the rest stays. Pure. */
import { isDeepStrictEqual } from "node:util";
import type { CommandShape, Format } from "../contract/platform.ts";
import { applySplices, verifyEdit } from "../edits/apply.ts";
import { argvOf, unwrapArgv, wrapArgv } from "../edits/argv.ts";
import { duplicatesOn, nodesAt } from "../edits/look.ts";
import { parseText } from "../edits/parse.ts";
import type { MapNode, Path, Splice, Tree } from "../edits/tree.ts";
import { WRAPPED_LEVELS_MAX } from "../limits.ts";
import { lineAt } from "./decode.ts";
import { innermost, recognise } from "./recognise.ts";

/** What is to become of one entry. */
export interface EntryStep {
  readonly path: Path;
  readonly shape: CommandShape;
  /** The command line that was seen: an entry that has another one by now is left alone. */
  readonly argv: readonly string[];
  /** The words to stand before the server's own; null for none of ours. */
  readonly prefix: readonly string[] | null;
  /** Whether the server's own entry had a list of arguments; null where nobody knows. */
  readonly hadArgs: boolean | null;
}

/** An entry that is as it was to become. */
export interface StepDone {
  readonly step: EntryStep;
  readonly hadArgs: boolean;
}

/** An entry that was left alone. */
export interface StepLeft {
  readonly step: EntryStep;
  readonly reason: string;
}

/** The text after the steps; those that cannot be made are left out, each with its reason. */
export type TextRewrite =
  | { readonly kind: "refused"; readonly reason: string }
  | {
    readonly kind: "text";
    readonly tree: Tree;
    readonly done: readonly StepDone[];
    readonly left: readonly StepLeft[];
  };

/** Makes the steps in a text. What comes out is parsed again, and differs in the command lines of these entries alone. */
export function rewriteTree(before: Tree, steps: readonly EntryStep[]): TextRewrite {
  for (const { path } of steps) {
    const [twice] = duplicatesOn(before, path);
    // One reader would take the first and another the last: half a change would leave a way around us.
    if (twice) {
      return {
        kind: "refused",
        reason: `line ${lineAt(before.text, twice.keyAt.start)}: "${twice.key}" is written twice`,
      };
    }
  }
  const left: StepLeft[] = [];
  for (let open = steps;;) {
    const attempt = tryAll(before, open);
    if (attempt.kind === "refused") return attempt;
    if (attempt.left.length === 0) return { ...attempt, left };
    left.push(...attempt.left);
    open = open.filter((step) => !attempt.left.some((one) => one.step === step));
  }
}

/** All steps at once; where some cannot be made, those. */
function tryAll(before: Tree, steps: readonly EntryStep[]): TextRewrite {
  const failed = (left: readonly StepLeft[]): TextRewrite => ({
    kind: "text",
    tree: before,
    done: [],
    left: left.map((one) => located(before, one)),
  });
  const changed = steps.flatMap((step) => {
    const entry = entryAt(before, step.path);
    if (entry === null) return [{ step, reason: "it is gone" }];
    return isDeepStrictEqual(argvOf(entry, step.shape), step.argv) ? [] : [{ step, reason: "it has changed by now" }];
  });
  if (changed.length > 0) return failed(changed);

  let tree: Tree = before;
  for (let level = 0; level <= WRAPPED_LEVELS_MAX; level++) {
    const peeled = edit(tree, steps, peel);
    if (peeled.kind !== "tree") return peeled.kind === "refused" ? peeled : failed(peeled.left);
    if (peeled.tree === tree) break;
    tree = peeled.tree;
  }
  const bare = tree;
  const done = steps.map((step) => ({ step, hadArgs: hasArgs(bare, step) }));
  const wrapped = edit(bare, steps, ({ prefix, shape }, entry, from) => {
    if (prefix === null) return [];
    return wrapArgv(from, entry, shape, prefix);
  });
  if (wrapped.kind !== "tree") return wrapped.kind === "refused" ? wrapped : failed(wrapped.left);
  const wrong = steps.filter((step) => !isAsMeant(wrapped.tree, step));
  if (wrong.length > 0) {
    return failed(wrong.map((step) => ({ step, reason: "it cannot be written so that it reads back as meant" })));
  }
  const difference = verifyEdit(before, wrapped.tree, steps.map(({ path }) => path), steps.map(({ shape }) => shape));
  if (difference !== null) return { kind: "refused", reason: difference };
  return { kind: "text", tree: wrapped.tree, done, left: [] };
}

/** The reason with the line that the entry begins in. */
function located(tree: Tree, { step, reason }: StepLeft): StepLeft {
  const [node] = nodesAt(tree, step.path);
  return { step, reason: node === undefined ? reason : `line ${lineAt(tree.text, node.start)}: ${reason}` };
}

type Edited =
  | { readonly kind: "tree"; readonly tree: Tree }
  | { readonly kind: "left"; readonly left: readonly StepLeft[] }
  | { readonly kind: "refused"; readonly reason: string };

/** Makes one kind of edit in each entry, and reads the text again; the same tree where there was nothing to do. */
function edit(
  tree: Tree,
  steps: readonly EntryStep[],
  make: (step: EntryStep, entry: MapNode, tree: Tree) => readonly Splice[] | string,
): Edited {
  const splices: Splice[] = [];
  const left: StepLeft[] = [];
  for (const step of steps) {
    const entry = entryAt(tree, step.path);
    const made = entry === null ? "it is gone" : make(step, entry, tree);
    if (typeof made === "string") left.push({ step, reason: made });
    else splices.push(...made);
  }
  if (left.length > 0) return { kind: "left", left };
  if (splices.length === 0) return { kind: "tree", tree };
  const next = treeOf(applySplices(tree.text, splices), tree.format);
  return typeof next === "string" ? { kind: "refused", reason: next } : { kind: "tree", tree: next };
}

/** Takes one wrapper of ours off. */
function peel({ shape, hadArgs }: EntryStep, entry: MapNode, tree: Tree): readonly Splice[] | string {
  const launch = recognise(argvOf(entry, shape) ?? []);
  if (launch.kind !== "ours") return [];
  const [command, ...args] = launch.inner;
  if (command === undefined) return "there is no command behind ours";
  const isLast = recognise(launch.inner).kind !== "ours";
  return unwrapArgv(tree, entry, shape, {
    words: launch.words,
    hadArgs: !isLast || args.length > 0 ? true : hadArgs,
  });
}

function isAsMeant(tree: Tree, { path, shape, argv, prefix }: EntryStep): boolean {
  const entry = entryAt(tree, path);
  return entry !== null && isDeepStrictEqual(argvOf(entry, shape), [...prefix ?? [], ...innermost(argv)]);
}

function hasArgs(tree: Tree, { path, shape }: EntryStep): boolean {
  const entry = entryAt(tree, path);
  if (entry === null || shape.kind === "whole") return true;
  return nodesAt({ ...tree, root: entry }, shape.args).length > 0;
}

/** The one map at a path. */
function entryAt(tree: Tree, path: Path): MapNode | null {
  const nodes = nodesAt(tree, path);
  const [node] = nodes;
  return nodes.length === 1 && node?.kind === "map" ? node : null;
}

/** The tree of a text, or why there is none. */
export function treeOf(text: string, format: Format): Tree | string {
  const parsed = parseText(text, format);
  return parsed.kind === "tree" ? parsed.tree : `line ${parsed.trouble.line}: ${parsed.trouble.reason}`;
}
