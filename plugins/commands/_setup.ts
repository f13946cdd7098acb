/** What `init`, `setup` and `run` share: what is missing on this machine, how it is told, and how it is made. */
import { join, resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { counted } from "../../core/cli/format.ts";
import { plain } from "../../core/cli/text.ts";
import type { NewAgent } from "../../core/config/create.ts";
import type { Loaded } from "../../core/config/loaded.ts";
import { fail } from "../../core/errors.ts";
import { exists } from "../../core/identity/key_file.ts";
import { keyPaths } from "../../core/identity/keys.ts";
import type { FoundFile } from "../../core/platforms/found.ts";
import { install, type Installed, type InstallOptions, type Work } from "../../core/platforms/install.ts";
import { agentsOf, type PlannedFile } from "../../core/platforms/plan.ts";
import { riskOf } from "../../core/platforms/risk.ts";
import { keysDirOf } from "../../core/runtime.ts";
import { isHosts } from "./_hosted.ts";
import { type Changing, changingIn, runningIn } from "./_running.ts";
import { type Survey, survey, type Target, targetConfig } from "./_survey.ts";
import { printFiles, reloadsOf, summaryOf, tell, type Told, totalsOf } from "./_wrap_report.ts";
import { enforcedBy, planFor, workOf } from "./_wrap_work.ts";

/** What to set up. */
export interface SetupOptions {
  /** --config */
  readonly config: string | null;
  /** --keys */
  readonly keys: string | null;
  readonly isForced: boolean;
  readonly isEnforced: boolean;
  readonly withClients: boolean;
  /** Called with each file of a client that is looked at. */
  readonly onFile?: (path: string) => void;
}

/** What is missing. */
export interface Setup {
  readonly found: Survey;
  readonly target: Target;
  readonly keysDir: string;
  readonly agents: readonly NewAgent[];
  /** Agents that the config does not name yet. */
  readonly freshAgents: readonly string[];
  /** Agents without keys. */
  readonly keyless: readonly string[];
  readonly planned: readonly PlannedFile[];
  /** Files whose client runs and may undo the change. */
  readonly running: readonly Changing[];
  readonly work: Work;
  /** Whether nothing is missing. */
  readonly isDone: boolean;
}

/** Looks at the machine and works everything out. A config that is there must be one that loads. */
export async function planSetup(app: App, options: SetupOptions): Promise<Setup> {
  const target = await targetConfig(app, options.config);
  const isNew = options.isForced || !target.isThere;
  const loaded = isNew ? null : await app.loadConfig({ flag: target.path, local: false });
  const keysDir = dirOf(app, loaded, options.keys);
  const found = await survey(app, { project: null, onFile: options.onFile });
  const isChosen = (file: FoundFile) =>
    file.scope === "user" && (file.keys.length > 0 || file.tree === null) && !isHosts(file, found.platforms);
  const planned = options.withClients ? await planFor(app, found, { target, isChosen, server: null }) : [];
  const agents = agentsFor(found);
  const known = new Set(Object.keys(loaded?.config.agents ?? {}));
  const enforced = enforcedBy(planned, options.isEnforced);
  const work = workOf(app, planned, {
    target,
    agents,
    enforced,
    known,
    keysDir,
    withKeys: true,
    isForced: options.isForced && target.isThere,
  });
  const keyless = await without(keysDir, agents.map(({ name }) => name));
  const isDone = !isNew && work.config.edits.length === 0 && keyless.length === 0 && work.files.length === 0;
  const freshAgents = agents.map(({ name }) => name).filter((name) => !known.has(name));
  const running = await runningIn(changingIn(planned), found.machine);
  return { found, target, keysDir, agents, freshAgents, keyless, planned, running, work, isDone };
}

/** Where keys go: the flag says it for a new config, the config for itself. */
function dirOf(app: App, loaded: Loaded | null, flag: string | null): string {
  const { surroundings } = app;
  const wanted = flag === null ? null : resolve(surroundings.cwd, flag);
  if (loaded === null) return wanted ?? join(surroundings.home, "keys");
  const dir = keysDirOf(loaded, surroundings);
  if (wanted === null || wanted === dir) return dir;
  throw fail("cli/bad-arguments", [
    `Cannot use --keys ${wanted}: the config ${loaded.path} says ${dir}; \`oktsec init --force\` writes it anew`,
  ]);
}

/** An agent for each server that can run behind us. */
function agentsFor({ files, platforms }: Survey): readonly NewAgent[] {
  const byName = new Map<string, NewAgent>();
  for (const { agent, entry, file } of agentsOf(files)) {
    if (file.scope !== "user" || isHosts(file, platforms)) continue;
    const known = byName.get(agent);
    const tags = known?.tags ?? ["mcp", `risk-${riskOf(entry)}`];
    byName.set(agent, {
      name: agent,
      description: known?.description ?? `MCP server of ${file.client.title}`,
      tags: tags.includes(file.client.id) ? tags : [...tags, file.client.id],
    });
  }
  return [...byName.values()];
}

async function without(dir: string, agents: readonly string[]): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const agent of agents) if (!await exists(keyPaths(dir, agent).pub)) missing.push(agent);
  return missing;
}

/** Prints what would be done. */
export function printPlan({ out }: App, { target, freshAgents, keyless, keysDir, planned, work }: Setup): void {
  const { path, edits, isForced } = work.config;
  const agents = counted(freshAgents.length, "agent");
  const config = isForced
    ? `write anew (a backup is kept), with ${agents}`
    : !target.isThere
    ? `create, in observe mode, with ${agents}`
    : edits.length > 0
    ? `add ${freshAgents.length > 0 ? agents : counted(edits.length, "setting")}`
    : "complete";
  out.print(`Config  ${plain(path)}: ${config}`);
  out.print(
    `Keys    ${plain(keysDir)}: ${keyless.length === 0 ? "complete" : `create ${counted(keyless.length, "pair")}`}`,
  );
  printFiles(tell(planned, []), { out, isPlan: true });
  if (planned.length > 0) out.print(summaryOf(totalsOf(tell(planned, [])), { isPlan: true }));
}

/** Makes what is missing. */
export async function carryOutSetup(
  app: App,
  setup: Setup,
  options: Pick<InstallOptions, "beforeStep"> = {},
): Promise<Installed & { readonly told: readonly Told[] }> {
  const done = await install(app, setup.work, { ...options, machine: setup.found.machine });
  return { ...done, told: tell(setup.planned, done.files) };
}

const CONFIG_WORDS: Readonly<Record<Installed["config"], string>> = {
  created: "created, in observe mode: everything is recorded, nothing is stopped",
  replaced: "written anew; the old one is among the backups",
  changed: "completed",
  same: "as it was",
};

/** Prints what was done. */
export function printDone(
  { out }: App,
  { target, keysDir, agents }: Setup,
  done: Pick<Installed, "config" | "keys"> & { readonly told: readonly Told[] },
): void {
  out.print(`Config  ${plain(target.path)}: ${CONFIG_WORDS[done.config]}`);
  out.print(`Agents  ${agents.length}`);
  out.print(`Keys    ${plain(keysDir)}: ${done.keys.length} created`);
  printFiles(done.told, { out, isPlan: false });
  if (done.told.length > 0) out.print(summaryOf(totalsOf(done.told)));
  for (const advice of reloadsOf(done.told)) out.print(`Next: ${plain(advice)}`);
}
