/** Finds the servers in the tree of a client's file. Pure. */
import type { ClientSpec, Problem } from "../contract/platform.ts";
import { duplicatesOn } from "../edits/look.ts";
import type { MapNode, Node, Path, Stretch, Tree } from "../edits/tree.ts";
import { CLIENT_SERVERS_MAX } from "../limits.ts";
import { lineAt } from "./decode.ts";
import type { FoundEntry } from "./found.ts";
import { recognise } from "./recognise.ts";
import { hasOddCommand, isSwitched, readServer, textAt, under } from "./server.ts";

/** What one client finds in a tree. */
export interface Reading {
  /** Where the maps and lists of servers stand. */
  readonly keys: readonly Path[];
  readonly entries: readonly FoundEntry[];
  readonly problems: readonly Problem[];
}

/** A map or list of servers, and the map around it. */
interface Place {
  readonly path: Path;
  readonly node: Node;
  readonly around: MapNode;
}

/** A member of such a map or list. */
interface Member {
  readonly name: string;
  readonly path: Path;
  readonly node: Node;
}

/**
 * Reads the servers under all keys of a client. A key may lead through another one's map, as `mcp.servers` leads
 * through `mcp`.
 */
export function readEntries(tree: Tree, client: ClientSpec, keys: readonly (readonly string[])[]): Reading {
  const found = keys.flatMap((key) => placesUnder(tree.root, key)).toSorted((a, b) => a.path.length - b.path.length);
  const isPlace = new Set(found.map(keyOf));
  const isServer = new Set<string>();
  const places: Place[] = [];
  const entries: FoundEntry[] = [];
  const problems: Problem[] = [];
  const complain = (at: Stretch, reason: string) => void problems.push({ line: lineAt(tree.text, at.start), reason });
  for (const place of found) {
    // A server that is called "servers" is no map of servers.
    if (isServer.has(keyOf(place))) continue;
    places.push(place);
    const isOff = offIn(place, client);
    for (const member of membersOf(place, client, complain)) {
      const entry = readMember(member, { client, isOff, complain });
      if (entry === null || entry.transport === "unknown" && isPlace.has(keyOf(member))) continue;
      if (entries.length === CLIENT_SERVERS_MAX) {
        complain(entry.node, `it has more than ${CLIENT_SERVERS_MAX} servers; this one and what follows was not read`);
        break;
      }
      entries.push(entry);
      isServer.add(keyOf(entry));
    }
  }
  // Two readers of a key that is written twice would start two different servers.
  const twice = [
    ...places.flatMap(({ path }) => duplicatesOn(tree, path)),
    ...entries.flatMap(({ node }) => insideOf(node).flatMap((root) => duplicatesOn({ ...tree, root }, []))),
  ];
  for (const { key, keyAt } of twice) complain(keyAt, `"${key}" is written twice`);
  return { keys: places.map(({ path }) => path), entries, problems: distinct(problems) };
}

/** Whether a file without the key of its client has servers as its own top keys. */
export function isBare(
  { root }: Tree,
  { client, key }: { readonly client: ClientSpec; readonly key: readonly string[] },
): boolean {
  if (root?.kind !== "map" || root.entries.some((entry) => entry.key === key[0])) return false;
  return root.entries.some(({ value }) => value.kind === "map" && readServer(value, client).transport !== "unknown");
}

function keyOf({ path }: { readonly path: Path }): string {
  return JSON.stringify(path);
}

/** Follows keys from a node; `*` stands for every key, and a key that is written twice leads to both. */
function placesUnder(root: Node | null, key: readonly string[]): readonly Place[] {
  if (root?.kind !== "map") return [];
  let at: readonly Place[] = [{ path: [], node: root, around: root }];
  for (const step of key) {
    at = at.flatMap(({ path, node }) =>
      node.kind !== "map" ? [] : node.entries.filter((entry) => step === "*" || entry.key === step)
        .map((entry) => ({ path: [...path, entry.key], node: entry.value, around: node }))
    );
  }
  return at;
}

type Complain = (at: Stretch, reason: string) => void;

function membersOf({ node, path }: Place, { servers }: ClientSpec, complain: Complain): readonly Member[] {
  switch (node.kind) {
    case "map":
      return node.entries.map(({ key, value }) => ({ name: key, path: [...path, key], node: value }));
    case "list": {
      const nameKey = servers === "map" ? "name" : servers.listNameKey;
      return node.items.map((item, at) => {
        const name = textAt(item, [nameKey]) ?? `#${at + 1}`;
        return { name, path: [...path, at], node: item };
      });
    }
    default:
      if (node.kind === "text" || node.value !== null) complain(node, `"${path.join(".")}" holds no servers`);
      return [];
  }
}

interface MemberOptions {
  readonly client: ClientSpec;
  /** What the client's lists of servers that are off, or alone are on, say of a name. */
  readonly isOff: (name: string) => boolean;
  readonly complain: Complain;
}

function readMember({ name, path, node }: Member, { client, isOff, complain }: MemberOptions): FoundEntry | null {
  if (node.kind !== "map") {
    // In a file that has nothing but servers, a text beside them is one about the file.
    if (!isSetting(node) && (path.length > 1 || node.kind !== "text")) {
      complain(node, `server "${name}" cannot be read: it is no map`);
    }
    return null;
  }
  const type = textAt(node, ["type"]);
  if (type !== null && client.ownTypes?.includes(type)) return null;
  const server = readServer(node, client);
  if (server.transport === "unknown" && hasOddCommand(node, client)) {
    complain(node, `the command of server "${name}" cannot be read: it is not made of texts`);
  }
  const isDisabled = isOff(name) || client.off !== undefined && isSwitched(node, client.off);
  return { name, path, node, ...server, isDisabled, launch: recognise(server.argv) };
}

/** Numbers and switches beside the servers are settings of the client. */
function isSetting(node: Node): boolean {
  return node.kind === "other" && (node.value === null || ["number", "boolean"].includes(typeof node.value));
}

function offIn({ around }: Place, { offList, onList }: ClientSpec): (name: string) => boolean {
  const off = namesIn(around, offList);
  const on = namesIn(around, onList);
  return (name) => off.has(name) || on.size > 0 && !on.has(name);
}

function namesIn(around: MapNode, path: Path | undefined): ReadonlySet<string> {
  const lists = path === undefined ? [] : under(around, path);
  const names = lists.flatMap((list) => list.kind === "list" ? list.items : []);
  return new Set(names.flatMap((name) => name.kind === "text" && name.value !== "" ? [name.value] : []));
}

/** An entry, and the maps right below it: a nested shape keeps its command in one. */
function insideOf(node: MapNode): readonly MapNode[] {
  return [node, ...node.entries.flatMap(({ value }) => value.kind === "map" ? [value] : [])];
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const byText = new Map(problems.map((problem) => [`${problem.line} ${problem.reason}`, problem]));
  return [...byText.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
