/** Looks into a tree: what stands at a path, what is written twice, and plain values. */
import type { Entry, Node, Path, Tree } from "./tree.ts";

/** Every node that a path names: a key that is written twice leads to two. */
export function nodesAt({ root }: Pick<Tree, "root">, path: Path): readonly Node[] {
  let at: readonly Node[] = root === null ? [] : [root];
  for (const step of path) at = at.flatMap((node) => childrenOf(node, step));
  return at;
}

function childrenOf(node: Node, step: string | number): readonly Node[] {
  switch (node.kind) {
    case "map":
      return node.entries.filter(({ key }) => key === String(step)).map(({ value }) => value);
    case "list": {
      const item = typeof step === "number" ? node.items[step] : undefined;
      return item === undefined ? [] : [item];
    }
    default:
      return [];
  }
}

/** Keys that are written a second time: on the way to a path, and in the map that stands there. */
export function duplicatesOn(tree: Pick<Tree, "root">, path: Path): readonly Entry[] {
  const steps = path.map((step, index) => ({ at: path.slice(0, index), key: String(step) }));
  const onTheWay = steps.flatMap(({ at, key }) => secondsIn(nodesAt(tree, at), (one) => one === key));
  return [...onTheWay, ...secondsIn(nodesAt(tree, path), () => true)];
}

function secondsIn(nodes: readonly Node[], matters: (key: string) => boolean): readonly Entry[] {
  return nodes.flatMap((node) => {
    if (node.kind !== "map") return [];
    const seen = new Set<string>();
    return node.entries.filter(({ key }) => {
      if (!matters(key)) return false;
      const isSecond = seen.has(key);
      seen.add(key);
      return isSecond;
    });
  });
}

/** The value of a node as `JSON.parse` would give it: of a key that is written twice the last one counts. */
export function plainOf(node: Node): unknown {
  switch (node.kind) {
    case "map": {
      const out: Record<string, unknown> = {};
      for (const { key, value } of node.entries) {
        // An assignment to "__proto__" would set something else.
        Object.defineProperty(out, key, {
          value: plainOf(value),
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
      return out;
    }
    case "list":
      return node.items.map(plainOf);
    default:
      return node.value;
  }
}
