/** Puts splices into a text, and proves afterwards that nothing else changed. */
import { isDeepStrictEqual } from "node:util";
import type { CommandShape } from "../contract/platform.ts";
import type { Node, Path, Splice, Tree } from "./tree.ts";

/** The text after the splices, which must not overlap. Throws `RangeError` where they do, or reach beyond the text. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let out = "";
  let at = 0;
  for (const { start, end, text: piece } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at || end < start || end > text.length) throw new RangeError("two edits overlap");
    out += text.slice(at, start) + piece;
    at = end;
  }
  return out + text.slice(at);
}

/**
 * Null where two trees say the same but for the command lines of these entries; else what differs. `shapes` are those of the
 * entries, one each.
 */
export function verifyEdit(
  before: Tree,
  after: Tree,
  entries: readonly Path[],
  shapes: readonly CommandShape[],
): string | null {
  const free = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const shape = shapes[index];
    if (!shape) continue;
    const paths = shape.kind === "whole" ? [shape.argv] : [shape.command, shape.args];
    for (const path of paths) free.add(nameOf([...entry, ...path]));
  }
  const place = difference(before.root, after.root, { path: [], free });
  return place === null ? null : `the edit would change "${place.join(".")}" as well`;
}

interface Walk {
  readonly path: Path;
  readonly free: ReadonlySet<string>;
}

function nameOf(path: Path): string {
  return JSON.stringify(path);
}

/** The first place where two nodes say something else. */
function difference(a: Node | null, b: Node | null, { path, free }: Walk): Path | null {
  if (a === null || b === null) return a === b ? null : path;
  if (a.kind === "map" && b.kind === "map") {
    const matters = ({ key }: { readonly key: string }) => !free.has(nameOf([...path, key]));
    const [one, other] = [a.entries.filter(matters), b.entries.filter(matters)];
    if (!isDeepStrictEqual(one.map(({ key }) => key), other.map(({ key }) => key))) return path;
    return first(
      one,
      (entry, i) => difference(entry.value, other[i]?.value ?? null, { path: [...path, entry.key], free }),
    );
  }
  if (a.kind === "list" && b.kind === "list") {
    if (a.items.length !== b.items.length) return path;
    return first(a.items, (item, i) => difference(item, b.items[i] ?? null, { path: [...path, i], free }));
  }
  const isSame = a.kind === b.kind && "value" in a && "value" in b && isDeepStrictEqual(a.value, b.value);
  return isSame ? null : path;
}

function first<T>(list: readonly T[], look: (item: T, index: number) => Path | null): Path | null {
  for (const [index, item] of list.entries()) {
    const found = look(item, index);
    if (found !== null) return found;
  }
  return null;
}
