/** Reads one entry of a client's file as the client does: what it starts or calls, and with which environment. Pure. */
import type { ClientSpec, CommandShape, Server } from "../contract/platform.ts";
import { argvOf } from "../edits/argv.ts";
import { nodesAt } from "../edits/look.ts";
import type { MapNode, Node, Path } from "../edits/tree.ts";

/** What an entry says, and in which of the client's shapes it says it; null where it is remote, or none fits. */
export type ServerRead = Pick<Server, "transport" | "argv" | "url" | "env"> & { readonly shape: CommandShape | null };

/** The server of an entry, in the client's own order of precedence. */
export function readServer(node: MapNode, client: ClientSpec): ServerRead {
  const shape = client.shapes.find((shape) => (argvOf(node, shape)?.[0] ?? "") !== "") ?? null;
  const env = namesIn(node, shape?.env ?? (client.env === undefined ? [] : [client.env]));
  const holders = [node, ...client.shapes.flatMap((shape) => outer(node, shape))];
  const kind = kindOf(holders);
  const address = holders.flatMap((holder) => client.urls.map((key) => ({ key, url: textAt(holder, [key]) })))
    .find(({ url }) => url !== null && url !== "");
  const isRemote = address !== undefined && kind !== "stdio" &&
    (shape === null || kind !== null || client.prefersUrl === true);
  if (isRemote) {
    const isSse = kind === "sse" || kind === null && client.sse?.includes(address.key) === true;
    return { transport: isSse ? "sse" : "http", argv: [], url: address.url, env, shape: null };
  }
  if (shape === null) return { transport: "unknown", argv: [], url: null, env, shape };
  return { transport: "stdio", argv: argvOf(node, shape) ?? [], url: null, env, shape };
}

/** True where an entry has a command, but one that no shape of the client can read. */
export function hasOddCommand(node: MapNode, { shapes }: ClientSpec): boolean {
  return shapes.some((shape) => under(node, commandOf(shape)).some((found) => !isNothing(found)));
}

/** True where an entry's `key` has this value. */
export function isSwitched(node: MapNode, { key, value }: { readonly key: string; readonly value: boolean }): boolean {
  const found = under(node, [key]).at(-1);
  return found?.kind === "other" && found.value === value;
}

/** The text at a path; of several the last counts, as for JSON.parse. */
export function textAt(node: Node, path: Path): string | null {
  const found = under(node, path).at(-1);
  return found?.kind === "text" ? found.value : null;
}

/** Every node that a path below a node names. */
export function under(node: Node, path: Path): readonly Node[] {
  return nodesAt({ root: node }, path);
}

/** Clients write streamable HTTP in many ways, and "local" for a command. */
function kindOf(holders: readonly Node[]): "stdio" | "http" | "sse" | null {
  const words = holders.map((holder) => textAt(holder, ["type"]) ?? textAt(holder, ["transport"]));
  const word = words.find((word) => word !== null) ?? "";
  if (/^sse$/i.test(word)) return "sse";
  if (/^(?:stdio|local)$/i.test(word)) return "stdio";
  return /^(?:http|streamable|remote|ws|websocket)/i.test(word) ? "http" : null;
}

/** The maps that a nested shape leads into: `transport` of `transport.command`. */
function outer(node: MapNode, shape: CommandShape): readonly Node[] {
  const path = commandOf(shape);
  return path.length > 1 ? under(node, path.slice(0, -1)) : [];
}

function commandOf(shape: CommandShape): readonly string[] {
  return shape.kind === "split" ? shape.command : shape.argv;
}

/** Remote entries of some clients carry an empty command beside the address. */
function isNothing(node: Node): boolean {
  return node.kind === "text" ? node.value === "" : node.kind === "other" && node.value === null;
}

function namesIn(node: MapNode, path: Path): readonly string[] {
  if (path.length === 0) return [];
  const maps = under(node, path).flatMap((found) => found.kind === "map" ? found.entries : []);
  return [...new Set(maps.map(({ key }) => key))];
}
