/** `oktsec discover`: the agent clients of this machine and the MCP servers that they start. Reads, never writes. */
import { resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { fail } from "../../core/errors.ts";
import { discover } from "../../core/platforms/discover.ts";
import { loadPlatforms } from "../../core/platforms/known.ts";
import { machineOf } from "../../core/platforms/machine.ts";
import { listingJson, listingOf } from "./_discover_listing.ts";
import { printTree } from "./_discover_tree.ts";
import { riskNotes } from "./_discover_risk.ts";

/** Words of `oktsec discover`. */
export const spec = defineCommand({
  name: "discover",
  summary: "Find agent clients and their MCP servers on this machine",
  about: [
    "Looks where each client keeps its settings, at the moved places too where a variable names one, and lists every server with its risk class and whether Oktsec stands in front of it. Nothing is started and nothing is changed.",
    "The class comes from whole words in the name of the server and of its package: critical for data stores; high for files, code and browsers; medium for messages to people; unknown for the rest.",
    "A file that cannot be read is named with line and reason. Secrets in arguments and addresses are masked, values of environment variables are never shown. A wrapped server is listed with its own command.",
  ],
  operands: { dir: { help: "Project to look at with --project; else the current folder" } },
  flags: {
    project: { kind: "switch", help: "Look at the files of a project as well" },
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec discover", does: "everything in your own settings" },
    { run: "oktsec discover --project ~/src/app", does: "also what that project brings along" },
    { run: "oktsec discover --json", does: "the same for a program" },
  ],
  exits: { 0: "looked, whatever was found" },
});

/** Lists and ends. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, spec);
  if (operands.dir !== null && !flags.project) {
    throw fail("cli/bad-arguments", [`Cannot read "${operands.dir}": a folder is looked at with --project`]);
  }
  const { cwd } = app.surroundings;
  const project = flags.project ? resolve(cwd, operands.dir ?? ".") : null;
  const machine = machineOf(app.surroundings);
  if (project !== null && (await machine.list(project)).length === 0 && (await machine.realpath(project)) === null) {
    throw fail("cli/bad-arguments", [`Cannot look at "${project}": there is no such folder`]);
  }
  const platforms = await loadPlatforms(app.registry.platforms);
  const found = await discover(machine, platforms, { project });
  const listing = listingOf(found);
  if (flags.json) {
    app.out.json(listingJson(listing));
    return 0;
  }
  const risks = await riskNotes(found.installs, platforms, machine);
  printTree(listing, { out: app.out, risks, looked: platforms.map(({ title }) => title) });
  return 0;
}
