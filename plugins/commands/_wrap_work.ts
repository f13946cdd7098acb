/** From what was found to what wrapping does: the plan, and the changes of config and clients that carry it out. */
import type { App } from "../../core/cli/app.ts";
import { agentSection, type NewAgent, newConfig } from "../../core/config/create.ts";
import type { Edit } from "../../core/config/edit.ts";
import { fail } from "../../core/errors.ts";
import { keptProgram } from "../../core/kept_program.ts";
import { thisLauncher } from "../../core/launcher.ts";
import type { FoundFile } from "../../core/platforms/found.ts";
import { databaseIn, type Work } from "../../core/platforms/install.ts";
import { changeOf, type PlannedFile, planWrap } from "../../core/platforms/plan.ts";
import { readPolicies } from "../../core/platforms/policies.ts";
import { recognise } from "../../core/platforms/recognise.ts";
import { whyUntouchable } from "../../core/platforms/touchable.ts";
import type { Survey, Target } from "./_survey.ts";

/** What to wrap. */
export interface Wanted {
  readonly target: Target;
  readonly isChosen: (file: FoundFile) => boolean;
  readonly server: string | null;
}

/** Plans: looks at every chosen file's rights and at the policies of its client, changes nothing. */
export async function planFor(app: App, found: Survey, wanted: Wanted): Promise<readonly PlannedFile[]> {
  const { files, machine, project } = found;
  const untouchable = new Map<string, string>();
  for (const file of files.filter(wanted.isChosen)) {
    const why = await whyUntouchable(file, machine);
    if (why !== null) untouchable.set(file.realpath, why);
  }
  return planWrap(files, {
    os: app.surroundings.os,
    launcher: launcherOf(app).argv,
    config: wanted.target.path,
    isConfigChosen: wanted.target.isChosen,
    isChosen: wanted.isChosen,
    server: wanted.server,
    policies: await readPolicies(machine, { project }),
    untouchable,
  });
}

/** How this program is started again, from a place where it stays. Throws `clients/bad-launcher` where it would not be known for ours. */
function launcherOf({ surroundings: { main, home } }: App) {
  const launcher = thisLauncher(main === undefined ? {} : { main });
  // Where a test runs us inside of itself, its own program is none that has to stay.
  const program = main === undefined ? keptProgram(launcher, { home, version: Deno.version.deno }) : null;
  const argv = program === null ? launcher.argv : [program.to, ...launcher.argv.slice(1)];
  if (recognise([...argv, "proxy", "--agent", "x", "--", "y"]).kind === "ours") return { argv, program };
  throw fail("clients/bad-launcher", [argv.join(" ")]);
}

/** Agents that are to be stopped: all that are wrapped, or those whose older entries said so. */
export function enforcedBy(planned: readonly PlannedFile[], isEnforced: boolean): readonly string[] {
  const entries = planned.filter(({ refused }) => refused === null).flatMap(({ entries }) => entries);
  return [
    ...new Set(entries.flatMap(({ entry, outcome }) => {
      if (outcome.kind === "left") return [];
      // The flag of an older entry goes, its meaning stays.
      const carried = outcome.kind === "update" && entry.launch.kind === "ours" && entry.launch.isEnforced;
      return isEnforced || carried ? [outcome.agent] : [];
    })),
  ];
}

/** What is done besides the clients: a config where there is none, agents and modes in it, keys. */
export interface WorkOptions {
  readonly target: Target;
  /** Agents that the config is to name; those that it names already stay as they are. */
  readonly agents: readonly NewAgent[];
  readonly enforced: readonly string[];
  /** Names of agents in the config that is there. */
  readonly known: ReadonlySet<string>;
  readonly keysDir: string;
  readonly withKeys: boolean;
  readonly isForced: boolean;
}

/** The work that carries a plan out. */
export function workOf(app: App, planned: readonly PlannedFile[], options: WorkOptions): Work {
  const { target, agents, enforced, known } = options;
  const isFresh = (name: string) => !known.has(name);
  const edits: Edit[] = agents.filter(({ name }) => isFresh(name)).map((agent) => ({
    path: ["agents", agent.name],
    value: agentSection(withMode(agent, enforced)),
  }));
  const introduced = new Set(agents.map(({ name }) => name));
  for (const name of enforced) {
    if (known.has(name) || !introduced.has(name)) edits.push({ path: ["agents", name, "mode"], value: "enforce" });
  }
  const named = [
    ...agents,
    ...enforced.filter((name) => !introduced.has(name)).map((name): NewAgent => ({
      name,
      description: "MCP server",
      tags: ["mcp"],
    })),
  ];
  return {
    config: {
      path: target.path,
      fresh: newConfig({
        keysDir: options.keysDir,
        dbPath: databaseIn(app.surroundings.home),
        agents: named.map((agent) => withMode(agent, enforced)),
      }),
      edits,
      isForced: options.isForced,
    },
    agents: options.withKeys ? agents.map(({ name }) => name) : [],
    files: planned.flatMap((file) => changeOf(file) ?? []),
    program: planned.some(({ entries }) => entries.some(isOurs)) ? launcherOf(app).program : null,
    note: (written) => noteOf(planned, written.filter(({ kind }) => kind === "written").map(({ path }) => path)),
  };
}

/** Whether it starts with our words in the end. */
function isOurs({ outcome }: PlannedFile["entries"][number]): boolean {
  return outcome.kind !== "left";
}

function withMode(agent: NewAgent, enforced: readonly string[]): NewAgent {
  return enforced.includes(agent.name) ? { ...agent, mode: "enforce" } : agent;
}

function noteOf(planned: readonly PlannedFile[], written: readonly string[]): string {
  const clients = planned.filter(({ file }) => written.includes(file.path)).map(({ file, entries }) => {
    const names = entries.filter(({ outcome }) => outcome.kind === "wrap" || outcome.kind === "update");
    return `${file.client.id} (${names.map(({ entry }) => entry.name).join(", ")})`;
  });
  return clients.length === 0 ? "set up" : `wrapped ${clients.join("; ")}`;
}
