/** `oktsec setup`: everything that a machine needs, in one go. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { startProgress } from "../../core/cli/progress.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { drawFields } from "../../core/cli/table.ts";
import { canAsk, confirm } from "./_ask.ts";
import { printDiffs } from "./_diff.ts";
import { elsewhereJson, hostedNotes } from "./_hosted.ts";
import { runningJson, sayRunning } from "./_running.ts";
import { carryOutSetup, planSetup, printDone, printPlan, type Setup, type SetupOptions } from "./_setup.ts";
import { filesShown, stepsShown } from "./_setup_progress.ts";
import { filesJson, isPartial, tell, type Told, totalsOf } from "./_wrap_report.ts";
import { diffOf } from "./wrap.ts";

/** Words of `oktsec setup`. */
export const spec = defineCommand({
  name: "setup",
  summary: "Set everything up: find clients, write config and keys, wrap servers",
  about: [
    "Finds the agent clients of this machine, writes a config in observe mode with an agent for each MCP server, creates keys, and puts Oktsec before every server. It shows what it would do and asks first; without a terminal it needs --yes.",
    "All or nothing: everything is worked out before the first byte is written, and what fails is taken back. Run again it completes what is missing and changes nothing that exists. `oktsec unwrap --all` undoes it.",
  ],
  flags: {
    enforce: { kind: "switch", help: "Stop threats to and from the wrapped servers, not only record them" },
    "skip-wrap": { kind: "switch", help: "Config and keys only; leave the clients as they are" },
    yes: { kind: "switch", help: "Do not ask", short: "y" },
    "dry-run": { kind: "switch", help: "Show what would change, line by line, and change nothing" },
    config: { kind: "text", value: "FILE", help: "Config to write; else OKTSEC_CONFIG, ~/.oktsec/config.yaml" },
    keys: { kind: "text", value: "DIR", help: "Folder of keys for a new config; else ~/.oktsec/keys" },
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec setup", does: "show the plan, ask, do it" },
    { run: "oktsec setup --yes", does: "in a script" },
    { run: "oktsec setup --dry-run", does: "every line that would change" },
  ],
  exits: {
    1: "done, but for files or servers that were left as they are; each is named",
    2: "used wrongly, or nobody could be asked: nothing was done",
    3: "a write failed, and everything is as it was",
  },
});

/** Plans, asks, does. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const { out } = app;
  const setup = await planned(app, {
    config: flags.config,
    keys: flags.keys,
    isForced: false,
    isEnforced: flags.enforce,
    withClients: !flags["skip-wrap"],
  });
  if (!flags.json) sayRunning(out, setup.running);
  const plan = tell(setup.planned, []);
  if (flags["dry-run"]) {
    if (flags.json) out.json(resultJson(setup, { told: plan, config: "planned", keys: [] }));
    else {
      printPlan(app, setup);
      printDiffs(setup.planned.map(diffOf), out);
    }
    return isPartial(plan) ? 1 : 0;
  }
  if (!setup.isDone && !flags.yes) {
    if (!flags.json) printPlan(app, setup);
    if (flags.json || !canAsk(app)) {
      out.say("Nothing was done: there is no terminal to ask at. Add --yes to do it");
      return 2;
    }
    if (!await confirm("Do this?")) {
      out.say("Nothing was done");
      return 0;
    }
  }
  const done = await carriedOut(app, setup);
  if (flags.json) out.json(resultJson(setup, done));
  else {
    printDone(app, setup, done);
    for (const note of hostedNotes(setup.found)) out.print(note);
    printNext(app, setup);
  }
  return isPartial(done.told) ? 1 : 0;
}

async function planned(app: App, options: SetupOptions): Promise<Setup> {
  using progress = startProgress(app.now);
  return await planSetup(app, { ...options, onFile: filesShown(progress) });
}

async function carriedOut(app: App, setup: Setup): ReturnType<typeof carryOutSetup> {
  using progress = startProgress(app.now);
  return await carryOutSetup(app, setup, { beforeStep: stepsShown(progress) });
}

function printNext({ out }: App, { agents, planned }: Setup): void {
  if (agents.length === 0) out.print("No MCP servers were found; run it again when a client has some");
  out.print("");
  out.print(drawFields([
    ["Watch what they do", "oktsec serve, and open the dashboard that it names; or oktsec logs --follow"],
    ["See what stands where", "oktsec clients"],
    ["Stop threats", "oktsec enforce on"],
    ...(planned.length > 0 ? [["Undo", "oktsec unwrap --all"] as const] : []),
  ], out.color));
}

function resultJson(
  { target, keysDir, agents, found, running }: Setup,
  { told, config, keys }: { readonly told: readonly Told[]; readonly config: string; readonly keys: readonly string[] },
) {
  return {
    config: { path: target.path, state: config },
    keys: { dir: keysDir, created: keys },
    agents: agents.map(({ name }) => name),
    files: filesJson(told),
    elsewhere: elsewhereJson(found.elsewhere),
    running: runningJson(running),
    totals: totalsOf(told),
  };
}
