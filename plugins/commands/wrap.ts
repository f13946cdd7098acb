/** `oktsec wrap`: puts Oktsec before the MCP servers that clients start. */
import { join } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { plain } from "../../core/cli/text.ts";
import { fail } from "../../core/errors.ts";
import { suggestion } from "../../core/nearest.ts";
import type { FoundFile } from "../../core/platforms/found.ts";
import { install } from "../../core/platforms/install.ts";
import { machineOf } from "../../core/platforms/machine.ts";
import type { PlannedFile } from "../../core/platforms/plan.ts";
import { keysDirOf } from "../../core/runtime.ts";
import { printDiffs } from "./_diff.ts";
import { elsewhereJson, elsewhereNote, hostedFiles, hostedNotes, isHost, isHosts } from "./_hosted.ts";
import { type Changing, changingIn, runningIn, runningJson, sayRunning } from "./_running.ts";
import { demandPlatform, isReadBy, projectOf, type Survey, survey, type Target, targetConfig } from "./_survey.ts";
import { filesJson, isPartial, printFiles, reloadsOf, summaryOf, tell, type Told, totalsOf } from "./_wrap_report.ts";
import { enforcedBy, planFor, workOf } from "./_wrap_work.ts";

/** Words of `oktsec wrap`. */
export const spec = defineCommand({
  name: "wrap",
  summary: "Put Oktsec before the MCP servers of a client",
  about: [
    "Changes the command of each server in the client's own config, and nothing else: comments, order and unknown keys stay byte for byte. What the file was is kept in Oktsec's home; `oktsec unwrap` puts it back, also after you or the client changed the file.",
    "All is worked out before the first byte is written, and a write that fails takes every other one back. A file that cannot be changed safely is left as it is, named, and the others are done. Run again it changes only what is not as it should be.",
    "Remote servers stay as they are: only the gateway can cover them.",
  ],
  operands: {
    client: { help: "Client to wrap, such as cursor; see `oktsec clients --all`" },
    dir: { help: "Project to wrap with --project; else the current folder" },
  },
  flags: {
    all: { kind: "switch", help: "Every client of this machine" },
    server: {
      kind: "text",
      value: "NAME",
      help: "Only the server of this name, also where a policy speaks against it",
    },
    enforce: { kind: "switch", help: "Stop threats to and from these servers: sets agents.NAME.mode in the config" },
    project: { kind: "switch", help: "Also the files of a project" },
    config: {
      kind: "text",
      value: "FILE",
      help: "Config that the servers run under; else OKTSEC_CONFIG, ~/.oktsec/config.yaml",
    },
    "dry-run": { kind: "switch", help: "Show what would change, line by line, and change nothing" },
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec wrap cursor", does: "every server that Cursor starts" },
    { run: "oktsec wrap --all --dry-run", does: "see first what would change" },
    { run: "oktsec wrap --all --enforce", does: "stop threats, not only record them" },
    { run: "oktsec wrap claude-code --server db", does: "one server" },
    { run: "oktsec wrap cursor --project ~/src/app", does: "also what that project brings along" },
  ],
  exits: {
    1: "some files or servers were left as they are; each is named",
    3: "a write failed, and every file is as it was",
  },
});

type Flags = ReturnType<typeof parseFlags<typeof spec>>["flags"];

/** Wraps. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, spec);
  // With --all the first word can only be the project.
  const [client, dir] = flags.all ? [null, operands.dir ?? operands.client] : [operands.client, operands.dir];
  if (flags.all && operands.dir !== null) throw fail("cli/bad-arguments", ["Cannot use a client and --all together"]);
  if (client === null && !flags.all) {
    throw fail("cli/bad-arguments", ["Cannot wrap: name a client, or take all with --all"]);
  }
  const found = await survey(app, { project: projectOf(app, { project: flags.project, dir }) });
  const target = await targetConfig(app, flags.config);
  const scope = client === null ? everyFile(found) : scopeOf(found, client, flags.server);
  const planned = await planFor(app, { ...found, files: scope.files }, { ...scope, target, server: flags.server });
  demandServer(planned, flags.server);
  const running = await runningIn(changingIn(planned), found.machine);
  if (!flags.json) sayRunning(app.out, running);
  const told = flags["dry-run"] ? tell(planned, []) : await carryOut(app, planned, { flags, target });
  const { elsewhere } = scope;
  if (flags.json) app.out.json(resultJson(told, { flags, target, elsewhere, running }));
  else print(app, told, { flags, target, notes: client === null ? hostedNotes(found) : elsewhere.map(elsewhereNote) });
  return isPartial(told) ? 1 : 0;
}

interface Scope {
  /** All that names are given over. */
  readonly files: readonly FoundFile[];
  readonly isChosen: (file: FoundFile) => boolean;
  /** Places of the chosen clients that cannot be looked into. */
  readonly elsewhere: Survey["elsewhere"];
}

function everyFile({ files, platforms, elsewhere }: Survey): Scope {
  return {
    files,
    elsewhere,
    isChosen: (file) => (file.keys.length > 0 || file.tree === null) && !isHosts(file, platforms),
  };
}

/** The files of one client. */
function scopeOf(found: Survey, word: string, server: string | null): Scope {
  const platform = demandPlatform(found.platforms, word);
  const { files } = found;
  const elsewhere = found.elsewhere.filter(({ id }) => id === platform.id);
  if (isHost(platform)) {
    const hosted = hostedFiles(found, platform, server);
    return { files, elsewhere, isChosen: (file) => hosted.includes(file) };
  }
  if (!platform.client) throw fail("clients/no-mcp", [platform.title]);
  const isChosen = (file: FoundFile) => isReadBy(file, platform.id);
  if (!files.some(isChosen) && elsewhere.length === 0) throw fail("clients/absent", [platform.title]);
  return { files, elsewhere, isChosen };
}

interface Context {
  readonly flags: Flags;
  readonly target: Target;
}

async function carryOut(
  app: App,
  planned: readonly PlannedFile[],
  { flags, target }: Context,
): Promise<readonly Told[]> {
  const loaded = target.isThere ? await app.loadConfig({ flag: target.path, local: false }) : null;
  const enforced = enforcedBy(planned, flags.enforce);
  const work = workOf(app, planned, {
    target,
    agents: [],
    enforced,
    known: new Set(Object.keys(loaded?.config.agents ?? {})),
    keysDir: loaded ? keysDirOf(loaded, app.surroundings) : join(app.surroundings.home, "keys"),
    withKeys: false,
    isForced: false,
  });
  if (work.files.length === 0 && enforced.length === 0) return tell(planned, []);
  const { files } = await install(app, work, { machine: machineOf(app.surroundings) });
  return tell(planned, files);
}

function demandServer(planned: readonly PlannedFile[], server: string | null): void {
  if (server === null || planned.some(({ entries }) => entries.length > 0)) return;
  const names = planned.flatMap(({ file }) => file.entries.map(({ name }) => name));
  const [only] = planned;
  const where = planned.length === 1 && only ? only.file.path : "the files that were looked at";
  throw fail("clients/no-server", [server, where, suggestion(server, names)]);
}

function print(
  app: App,
  told: readonly Told[],
  { flags, target, notes }: Context & { readonly notes: readonly string[] },
): void {
  const { out } = app;
  const isPlan = flags["dry-run"];
  printFiles(told, { out, isPlan });
  if (isPlan) printDiffs(told.map(({ planned }) => diffOf(planned)), out);
  out.print(`${summaryOf(totalsOf(told), { isPlan })}`);
  for (const note of notes) out.print(note);
  if (isPlan) return;
  if (flags.enforce) out.print(`Threats to and from them are stopped: each has mode: enforce in ${plain(target.path)}`);
  if (!told.some(({ written }) => written?.kind === "written")) return;
  if (!flags.enforce) out.print(`What is done about threats stands in ${plain(target.path)}`);
  for (const advice of reloadsOf(told)) out.print(`Next: ${plain(advice)}`);
  out.print("See what stands where: oktsec clients. Undo: oktsec unwrap --all");
}

function resultJson(
  told: readonly Told[],
  { flags, target, elsewhere, running }: Context & Pick<Survey, "elsewhere"> & {
    readonly running: readonly Changing[];
  },
) {
  return {
    dry_run: flags["dry-run"],
    config: target.path,
    enforce: flags.enforce,
    files: filesJson(told),
    elsewhere: elsewhereJson(elsewhere),
    running: runningJson(running),
    totals: totalsOf(told),
  };
}

/** What a diff of a planned file needs. */
export function diffOf({ file: { path, format, tree }, after }: PlannedFile) {
  const before = tree?.text ?? "";
  return { path, format, before, after: after ?? before };
}
