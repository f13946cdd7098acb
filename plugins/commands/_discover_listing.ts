/** What `discover` shows: one item for each file and each product, with everything masked that must be. Pure. */
import type { FileScope, Format, Problem, Server } from "../../core/contract/platform.ts";
import type { Discovery, FoundElsewhere, FoundEntry, FoundFile, FoundInstall } from "../../core/platforms/found.ts";
import { maskArgv, maskUrl } from "../../core/platforms/mask.ts";
import { innermost } from "../../core/platforms/recognise.ts";
import { type Risk, riskOf } from "../../core/platforms/risk.ts";

/** A server as it may be shown. */
export interface ListedServer {
  readonly name: string;
  readonly transport: Server["transport"];
  /** The server's own command line, also where it is wrapped; masked. */
  readonly argv: readonly string[];
  /** Masked. */
  readonly url: string | null;
  readonly env: readonly string[];
  readonly isDisabled: boolean;
  readonly risk: Risk;
  readonly isWrapped: boolean;
  /** Another program that stands in front of it. */
  readonly behind: string | null;
}

/** A file of a client, or a product. */
export interface ListedClient {
  readonly id: string;
  readonly title: string;
  readonly also: readonly string[];
  readonly path: string;
  readonly scope: FileScope;
  readonly format: Format | null;
  readonly servers: readonly ListedServer[];
  readonly notes: readonly { readonly name: string; readonly text: string }[];
  readonly problems: readonly Problem[];
  /** False for a file that could not be read, and for a product that has no servers of its own. */
  readonly isConfiguration: boolean;
  /** A product that is looked at by its own code: none of its servers can be wrapped. */
  readonly isProduct: boolean;
}

/** Everything that is shown. Settings files that name no servers are left out. */
export function listingOf({ files, installs, elsewhere }: Discovery): readonly ListedClient[] {
  const shown = files.filter(({ keys, problems }) => keys.length > 0 || problems.length > 0);
  const ofProducts = new Set(installs.map((install) => fileOf(install, shown)));
  return [
    ...shown.filter((file) => !ofProducts.has(file)).map(listedFile),
    ...installs.map((install) => listedInstall(install, fileOf(install, shown))),
    ...elsewhere.map(listedElsewhere),
  ];
}

/** A place that was not looked into: a problem is all there is to say of it. */
function listedElsewhere({ id, title, place, scope, reason }: FoundElsewhere): ListedClient {
  return {
    id,
    title,
    also: [],
    path: place,
    scope,
    format: null,
    servers: [],
    notes: [],
    problems: [{ line: null, reason }],
    isConfiguration: false,
    isProduct: false,
  };
}

/** The file in which a product hosts MCP servers, where it is one that clients may have too. */
function fileOf({ id, path }: FoundInstall, files: readonly FoundFile[]): FoundFile | undefined {
  return files.find((file) => file.client.id === id && (file.path === path || file.realpath === path));
}

function listedFile({ client, also, path, scope, format, entries, problems, keys }: FoundFile): ListedClient {
  return {
    id: client.id,
    title: client.title,
    also,
    path,
    scope,
    format,
    servers: entries.map(listedEntry),
    notes: [],
    problems,
    isConfiguration: keys.length > 0,
    isProduct: false,
  };
}

function listedEntry(entry: FoundEntry): ListedServer {
  const { launch } = entry;
  return {
    ...listedServer(entry),
    argv: maskArgv(innermost(entry.argv)),
    isWrapped: launch.kind === "ours",
    behind: launch.kind === "foreign" ? launch.name : null,
  };
}

/** A product, with the servers of its file behind its own. Its own code has the last word on what cannot be read. */
function listedInstall(install: FoundInstall, file: FoundFile | undefined): ListedClient {
  const { id, title, path, scope, servers, notes = [], problems } = install;
  const listed = [...servers.map(listedServer), ...(file?.entries ?? []).map(listedEntry)];
  return {
    id,
    title,
    also: file?.also ?? [],
    path,
    scope,
    format: install.format ?? file?.format ?? null,
    servers: listed,
    notes,
    problems: problems.length > 0 ? problems : file?.problems ?? [],
    isConfiguration: listed.length > 0,
    isProduct: true,
  };
}

function listedServer({ name, transport, argv, url, env, isDisabled }: Server): ListedServer {
  return {
    name,
    transport,
    argv: maskArgv(argv),
    url: url === null ? null : maskUrl(url),
    env,
    isDisabled,
    risk: riskOf({ name, argv }),
    isWrapped: false,
    behind: null,
  };
}

/** Counts of a listing: clients by product, however many files each has. */
export function totalsOf(listing: readonly ListedClient[]) {
  const servers = listing.flatMap((client) => client.servers);
  // A file that could not be read is there, but says nothing about its client.
  const counted = listing.filter(({ isConfiguration, isProduct }) => isConfiguration || isProduct);
  return {
    configurations: listing.filter(({ isConfiguration }) => isConfiguration).length,
    clients: new Set(counted.map(({ id }) => id)).size,
    servers: servers.length,
    wrapped: servers.filter(({ isWrapped }) => isWrapped).length,
    problems: listing.reduce((count, { problems }) => count + problems.length, 0),
  };
}

/** `discover --json`. */
export function listingJson(listing: readonly ListedClient[]): unknown {
  return {
    clients: listing.map(({ id, title, also, path, scope, format, servers, problems }) => ({
      id,
      title,
      also,
      path,
      scope,
      format,
      servers: servers.map(({ name, transport, argv, url, env, isDisabled, risk, isWrapped }) => ({
        name,
        transport,
        command: argv[0] ?? null,
        args: argv.slice(1),
        env,
        url,
        disabled: isDisabled,
        risk,
        wrapped: isWrapped,
      })),
      problems,
    })),
    totals: totalsOf(listing),
  };
}
