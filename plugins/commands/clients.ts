/** `oktsec clients`: where Oktsec stands before the servers of each client, and where it does not. */
import type { App, Output } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import type { Style } from "../../core/cli/text.ts";
import { backupsOf } from "../../core/platforms/write.ts";
import { type FileState, type Standing, standingsOf } from "./_client_state.ts";
import { elsewhereJson, hostedNotes } from "./_hosted.ts";
import { projectOf, survey } from "./_survey.ts";

/** Words of `oktsec clients`. */
export const spec = defineCommand({
  name: "clients",
  summary: "Show which clients run their servers behind Oktsec",
  about: [
    "wrapped: all servers run behind Oktsec. drifted: the same, and the file was changed since. partly: some do. open: none does. foreign: another program stands before them. shadowed: a wrapped server is in another file of the client too, and open there. broken: what a wrapped server is started with is gone. remote: only servers that the gateway would have to cover.",
  ],
  operands: { dir: { help: "Project to look at with --project; else the current folder" } },
  flags: {
    all: { kind: "switch", help: "Also the clients that are not on this machine" },
    project: { kind: "switch", help: "Also the files of a project" },
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec clients", does: "how it stands" },
    { run: "oktsec clients --all", does: "every client that Oktsec knows, with the name that wrap takes" },
    { run: "oktsec clients --json", does: "the same for a program" },
  ],
});

const STYLES: Readonly<Record<FileState, Style | null>> = {
  unreadable: "red",
  broken: "red",
  shadowed: "yellow",
  partly: "yellow",
  foreign: "yellow",
  open: "yellow",
  drifted: "cyan",
  wrapped: "green",
  remote: "dim",
  empty: "dim",
};

/** Shows and ends. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, spec);
  const found = await survey(app, { project: projectOf(app, { project: flags.project, dir: operands.dir }) });
  const { machine, platforms } = found;
  const standings = await standingsOf(found.files, { machine, backups: backupsOf(app.surroundings.home) });
  const seen = new Set(found.files.flatMap(({ client, also }) => [client.id, ...also]));
  const absent = platforms.filter(({ id, client }) => client !== undefined && !seen.has(id));
  if (flags.json) {
    app.out.json({
      clients: standings.map(standingJson),
      elsewhere: elsewhereJson(found.elsewhere),
      ...(flags.all ? { absent: absent.map(({ id, title }) => ({ id, title })) } : {}),
      totals: totalsOf(standings),
    });
    return 0;
  }
  print(app.out, standings);
  for (const note of hostedNotes(found)) app.out.print(note);
  if (flags.all && absent.length > 0) {
    app.out.print(`Not on this machine: ${absent.map(({ id }) => id).join(", ")}`);
  }
  return 0;
}

function print(out: Output, standings: readonly Standing[]): void {
  const rows = standings.map(({ id, state, servers, path }) => {
    const local = servers.filter((server) => server.state !== "remote");
    const wrapped = local.filter(({ agent }) => agent !== null).length;
    return [id, state, local.length === 0 ? "-" : `${wrapped} of ${local.length}`, path];
  });
  out.table(["CLIENT", "STATE", "WRAPPED", "FILE"], rows, {
    empty: "No client was found on this machine",
    // The column holds nothing but states.
    style: (cell, column) => column === 1 ? STYLES[cell as FileState] : null,
  });
  const notes = standings.flatMap(({ id, servers, problems, hasDrifted, state }) => [
    ...problems.map(({ line, reason }) => `${id}: ${line === null ? "" : `line ${line}: `}${reason}`),
    ...servers.flatMap(({ name, note }) => note === null ? [] : [`${id}: ${name}: ${note}`]),
    ...(hasDrifted === true && state !== "drifted" ? [`${id}: the file was changed since it was wrapped`] : []),
  ]);
  for (const note of notes) out.print(note);
  const { wrapped, open } = totalsOf(standings);
  if (standings.length === 0) return;
  out.print(`${counted(wrapped, "server")} behind Oktsec, ${open} not`);
  if (open > 0) out.print("Put Oktsec before them with oktsec wrap --all");
}

function totalsOf(standings: readonly Standing[]) {
  const servers = standings.flatMap((standing) => standing.servers);
  const count = (...states: readonly string[]) => servers.filter(({ state }) => states.includes(state)).length;
  return {
    files: standings.length,
    servers: servers.length,
    wrapped: count("wrapped", "shadowed"),
    open: count("open", "foreign"),
    broken: count("broken"),
    remote: count("remote"),
  };
}

function standingJson({ id, title, also, path, scope, state, hasDrifted, servers, problems }: Standing) {
  return { id, title, also, path, scope, state, drifted: hasDrifted, servers, problems };
}
