/** Products that are more than an MCP client: an MCP server that one hosts is wrapped only where a person names it. */
import { plain } from "../../core/cli/text.ts";
import type { Platform } from "../../core/contract/platform.ts";
import { nodesAt } from "../../core/edits/look.ts";
import { fail } from "../../core/errors.ts";
import { suggestion } from "../../core/nearest.ts";
import type { FoundElsewhere, FoundFile } from "../../core/platforms/found.ts";
import { isReadBy, type Survey } from "./_survey.ts";

/** Whether its own traffic is something else than MCP. */
export function isHost({ client, find }: Platform): boolean {
  return client !== undefined && find !== undefined;
}

/** Whether a file is such a product's. */
export function isHosts(file: FoundFile, platforms: readonly Platform[]): boolean {
  return platforms.some((platform) => platform.id === file.client.id && isHost(platform));
}

/** The files of a product that hold the server. Throws `clients/not-wrapped`, `clients/absent`, `clients/no-server`. */
export function hostedFiles(
  { files, machine }: Survey,
  { id, title, client }: Platform,
  server: string | null,
): readonly FoundFile[] {
  if (server === null) throw fail("clients/not-wrapped", [title]);
  // There the config is made elsewhere, and whatever is written to it is lost or refused.
  if (machine.env("OPENCLAW_NIX_MODE") === "1") {
    throw fail("clients/no-server", [server, title, ": OPENCLAW_NIX_MODE says that its config is not to be written"]);
  }
  const own = files.filter((file) => isReadBy(file, id));
  const [first] = own;
  if (!first) throw fail("clients/absent", [title]);
  const holding = own.filter(({ entries, tree }) => tree === null || entries.some(({ name }) => name === server));
  if (holding.length > 0) return holding;
  // What another file adds to the config is the product's to say: such a file stays untouched.
  const isSplit = own.some((file) => includes(file, client?.key ?? []));
  const names = own.flatMap(({ entries }) => entries.map(({ name }) => name));
  throw fail("clients/no-server", [
    server,
    first.path,
    isSplit
      ? ": the file includes others, and only a server in the main file can be wrapped"
      : suggestion(server, names),
  ]);
}

/** Whether a part of the file on the way to its servers stands in another file. */
function includes({ tree }: FoundFile, key: readonly string[]): boolean {
  if (tree === null) return false;
  return [...key.keys(), key.length].some((length) => nodesAt(tree, [...key.slice(0, length), "$include"]).length > 0);
}

/** What `--all` says of what it leaves alone: products, and places that nobody can look into. */
export function hostedNotes({ installs, platforms, elsewhere }: Survey): readonly string[] {
  const hosts = platforms.filter((platform) => isHost(platform) && installs.some(({ id }) => id === platform.id));
  return [
    ...hosts.map(({ id, title }) =>
      `${title} is left as it is: check it with oktsec scan-${id}; wrap a server that it hosts with oktsec wrap ${id} --server NAME`
    ),
    ...elsewhere.map(elsewhereNote),
  ];
}

/** What is said of a place that nobody can look into. */
export function elsewhereNote({ title, place, reason }: FoundElsewhere): string {
  return `${title}  ${plain(place)} is left as it is: ${reason}`;
}

/** The same for `--json`. */
export function elsewhereJson(elsewhere: readonly FoundElsewhere[]) {
  return elsewhere.map(({ id, place, scope, reason }) => ({ client: id, place, scope, reason }));
}
