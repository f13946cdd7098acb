/** Where each client stands: whether Oktsec is before its servers, and what undermines that. Looks, never writes. */
import type { Machine } from "../../core/contract/machine.ts";
import type { FileScope, Problem } from "../../core/contract/platform.ts";
import type { Backups } from "../../core/platforms/backups.ts";
import type { FoundEntry, FoundFile } from "../../core/platforms/found.ts";
import { pathRules } from "../../core/platforms/paths.ts";

/** How one server stands. `shadowed`: the client has it in another file too, and there it is open. */
export type ServerState = "wrapped" | "open" | "remote" | "foreign" | "broken" | "shadowed";

/** How a file stands; the first that holds, in this order. */
export type FileState =
  | "unreadable"
  | "empty"
  | "remote"
  | "broken"
  | "shadowed"
  | "wrapped"
  | "drifted"
  | "partly"
  | "foreign"
  | "open";

/** A server and how it stands. */
export interface ServerStanding {
  readonly name: string;
  readonly state: ServerState;
  /** The agent that it is; null where we are not before it. */
  readonly agent: string | null;
  /** What is to be known besides. */
  readonly note: string | null;
}

/** A file and how it stands. */
export interface Standing {
  readonly id: string;
  readonly title: string;
  readonly also: readonly string[];
  readonly path: string;
  readonly scope: FileScope;
  readonly state: FileState;
  /** Whether it was changed since we wrapped it; null where nothing is known of that. */
  readonly hasDrifted: boolean | null;
  readonly servers: readonly ServerStanding[];
  readonly problems: readonly Problem[];
}

/** How every file with servers stands. */
export async function standingsOf(
  files: readonly FoundFile[],
  { machine, backups }: { readonly machine: Machine; readonly backups: Backups },
): Promise<readonly Standing[]> {
  const shown = files.filter(({ keys, tree }) => keys.length > 0 || tree === null);
  return await Promise.all(shown.map(async (file): Promise<Standing> => {
    const servers = await Promise.all(file.entries.map((entry) => standingOf(entry, file, { files, machine })));
    const manifest = await backups.manifestOf(file.realpath);
    const isWrapped = servers.some(({ agent }) => agent !== null);
    const hasDrifted = manifest !== null && isWrapped ? manifest.after !== file.sha256 : null;
    const { client, also, path, scope, problems } = file;
    const state = file.tree === null ? "unreadable" : stateOf(servers, hasDrifted === true);
    return { id: client.id, title: client.title, also, path, scope, state, hasDrifted, servers, problems };
  }));
}

function stateOf(servers: readonly ServerStanding[], hasDrifted: boolean): FileState {
  const local = servers.filter(({ state }) => state !== "remote");
  if (local.length === 0) return servers.length > 0 ? "remote" : "empty";
  const has = (state: ServerState) => local.some((server) => server.state === state);
  if (has("broken")) return "broken";
  if (has("shadowed")) return "shadowed";
  if (!local.some(({ state }) => state !== "wrapped")) return hasDrifted ? "drifted" : "wrapped";
  if (has("wrapped")) return "partly";
  return has("foreign") ? "foreign" : "open";
}

async function standingOf(
  entry: FoundEntry,
  file: FoundFile,
  { files, machine }: { readonly files: readonly FoundFile[]; readonly machine: Machine },
): Promise<ServerStanding> {
  const { name, launch, shape } = entry;
  const of = (state: ServerState, note: string | null = null): ServerStanding => ({
    name,
    state,
    agent: launch.kind === "ours" ? launch.agent : null,
    note,
  });
  if (shape === null) return of("remote", entry.url === null ? "it names no command" : null);
  if (launch.kind === "foreign") return of("foreign", `${launch.name} stands before it`);
  if (launch.kind !== "ours") return of("open");
  const gone = await missing(entry.argv.slice(0, launch.words), launch.config, machine);
  if (gone !== null) return of("broken", `${gone} is gone, so that the client cannot start it`);
  const other = files.find((one) => one !== file && isSameClient(one, file) && hasOpen(one, name));
  return other ? of("shadowed", `${other.path} has a server of that name too, without Oktsec`) : of("wrapped");
}

function isSameClient(one: FoundFile, other: FoundFile): boolean {
  const ids = [one.client.id, ...one.also];
  return [other.client.id, ...other.also].some((id) => ids.includes(id));
}

function hasOpen({ entries }: FoundFile, name: string): boolean {
  return entries.some((entry) => entry.name === name && entry.launch.kind !== "ours");
}

/** The program or the config of a wrapped entry that is not there; null where all is, as far as can be told. */
async function missing(words: readonly string[], config: string | null, machine: Machine): Promise<string | null> {
  const { isAbsolute } = pathRules(machine.os);
  const verb = words.indexOf("proxy");
  // A bare name is looked up by the client, in a PATH that we do not know.
  const paths = [...words.slice(0, verb), ...(config === null ? [] : [config])].filter((word) => isAbsolute(word));
  for (const path of paths) if (await machine.realpath(path) === null) return path;
  return null;
}
